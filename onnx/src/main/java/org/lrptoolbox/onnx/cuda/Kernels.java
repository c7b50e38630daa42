package org.lrptoolbox.onnx.cuda;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The table of kernels in ONNX Runtime's CUDA provider, of the version that comes along; {@code kernels.txt} says where
 * it is from and how it is made anew.
 */
public final class Kernels {
    /** The version of ONNX Runtime that the table speaks of. */
    public static final String VERSION = "1.29.0";

    private static final Map<String, List<Kernel>> TABLE = read();

    private Kernels() {}

    private static Map<String, List<Kernel>> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(Objects.requireNonNull(Kernels.class
                .getResourceAsStream("kernels.txt"), "kernels.txt"), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).map(Kernel::parse)
                    .collect(Collectors.groupingBy(Kernel::operator));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether an operator has a kernel for single precision. */
    public static boolean has(String operator, int opset) {
        return of(operator, opset).filter(kernel -> kernel.takes(kernel.input(0), "float")).isPresent();
    }

    /** The kernel of an operator, whatever it computes with. */
    static Optional<Kernel> of(String operator, int opset) {
        return TABLE.getOrDefault(operator, List.of()).stream().filter(kernel -> kernel.covers(opset)).findFirst();
    }

    /** All of the table. */
    static List<Kernel> all() {
        return TABLE.values().stream().flatMap(List::stream).toList();
    }
}
