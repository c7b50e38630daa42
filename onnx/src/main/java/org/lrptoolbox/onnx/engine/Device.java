package org.lrptoolbox.onnx.engine;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where ONNX Runtime computes.
 *
 * @param kind the processor, a GPU, or whichever is there
 * @param index which GPU, from 0
 */
public record Device(Kind kind, int index) {
    private static final Pattern TEXT = Pattern.compile("(cpu|auto|cuda(?::(\\d{1,3}))?)");

    /** Kinds of devices. */
    public enum Kind {
        /** The processor. */
        CPU,
        /** An NVIDIA GPU. */
        CUDA,
        /** The first GPU where everything for it is installed, else the processor. */
        AUTO
    }

    /** The processor. */
    public static final Device CPU = new Device(Kind.CPU, 0);

    /**
     * A device by its name: {@code cpu}, {@code cuda}, {@code cuda:1}, {@code auto}.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    public static Device named(String name) {
        Matcher m = TEXT.matcher(name.toLowerCase(Locale.ROOT));
        if (!m.matches()) {
            throw new IllegalArgumentException("no device is named '" + name + "'; they are cpu, cuda, cuda:N, auto");
        }
        String index = m.group(2);
        return new Device(Kind.valueOf(m.group(1).replaceAll(":.*", "").toUpperCase(Locale.ROOT)),
                index == null ? 0 : Integer.parseInt(index));
    }

    @Override
    public String toString() {
        return kind == Kind.CUDA ? "cuda:" + index : kind.name().toLowerCase(Locale.ROOT);
    }
}
