package org.lrptoolbox.network;

import java.util.Arrays;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.tensor.Shapes;

/**
 * What a network takes: one of its inputs.
 *
 * @param name its name, unique among the inputs of a network
 * @param type what its numbers are
 * @param order where the channels of images are
 * @param sample the shape of one sample, {@link #OPEN} where every batch decides anew; null if nothing is known, not
 *            even the number of axes
 */
public record Input(String name, Type type, Order order, int @Nullable [] sample) {
    /** A dimension that every batch decides anew. */
    public static final int OPEN = -1;
    /** What the only input of a network is called if nobody says otherwise. */
    public static final String DEFAULT_NAME = "input";
    /** Any numbers: what networks take that do not say. */
    public static final Input ANY = new Input(DEFAULT_NAME, Type.REAL, Order.UNKNOWN, null);

    /** What numbers are. */
    public enum Type {
        /** Measurements, such as the values of pixels: relevance reaches them. */
        REAL,
        /** Names of things, such as words: relevance ends where they are looked up. */
        INTEGER,
        /** Yes and no, such as masks: no relevance reaches them. */
        BOOLEAN
    }

    /** Where the channels of images are. */
    public enum Order {
        /** Before height and width, as ONNX operators take them. */
        CHANNELS_FIRST,
        /** Behind height and width, as the toolbox and image files have them. */
        CHANNELS_LAST,
        /** Nobody knows, or it is no image. */
        UNKNOWN
    }

    /** Copies the shape and checks it. */
    public Input {
        if (sample != null) {
            sample = sample.clone();
            Shapes.size(Arrays.stream(sample).filter(d -> d != OPEN).toArray());
        }
    }

    /** An input of measurements in no particular order. */
    public static Input real(String name, int... sample) {
        return new Input(name, Type.REAL, Order.UNKNOWN, sample);
    }

    /** An input of names of things. */
    public static Input integer(String name, int... sample) {
        return new Input(name, Type.INTEGER, Order.UNKNOWN, sample);
    }

    /** An input of which only name and type are known. */
    public static Input ofType(String name, Type type) {
        return new Input(name, type, Order.UNKNOWN, null);
    }

    /** Whether relevance may reach it. */
    public boolean carries() {
        return type == Type.REAL;
    }

    /** Whether samples of this shape are what it takes. */
    public boolean fits(int... shape) {
        if (sample == null) {
            return true;
        }
        boolean fits = shape.length == sample.length;
        for (int i = 0; fits && i < shape.length; i++) {
            fits = sample[i] == OPEN || sample[i] == shape[i];
        }
        return fits;
    }

    /** The shape as messages print it, open dimensions as "any". */
    public String shapeText() {
        return sample == null ? "any" : Shapes.openText(sample);
    }

    /** {@code pixels: real (3, 224, 224)}. */
    @Override
    public String toString() {
        return name + ": " + type.name().toLowerCase(Locale.ROOT) + " " + shapeText();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Input i && name.equals(i.name) && type == i.type && order == i.order
                && Arrays.equals(sample, i.sample);
    }

    @Override
    public int hashCode() {
        return name.hashCode() + 31 * Arrays.hashCode(sample);
    }
}
