package org.lrptoolbox.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * Reads the reference arrays of the tests: plain .npy files of float64, float32, int64, uint32, uint8 or bool in C order. The
 * tests of core keep this small reader of their own, because the real one lives in a module built on core.
 */
public final class Golden {
    private static final Pattern HEADER = Pattern
            .compile("'descr': '([^']+)'.*'fortran_order': False.*'shape': \\(([^)]*)\\)");

    private Golden() {}

    /** A reference array below {@code ../shared/golden}; skips the test where it does not exist. */
    public static Tensor shared(String relative) {
        return read(Shared.path("golden/" + relative));
    }

    /** Any such array as float64. */
    public static Tensor read(Path file) {
        try {
            return parse(file, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All arrays of an .npz file by name. */
    public static Map<String, Tensor> archive(Path file) {
        Map<String, Tensor> all = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                all.put(entry.getName().replace(".npy", ""), parse(file, in.readAllBytes()));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }

    private static Tensor parse(Path file, byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        int headerLength = Short.toUnsignedInt(bytes.getShort(8));
        String header = new String(bytes.array(), 10, headerLength, StandardCharsets.US_ASCII);
        Matcher m = HEADER.matcher(header);
        if (!m.find()) {
            throw new IllegalArgumentException(file + ": unexpected header " + header);
        }
        int[] shape = Arrays.stream(m.group(2).split("[, ]+")).filter(s -> !s.isEmpty())
                .mapToInt(Integer::parseInt).toArray();
        double[] data = new double[Shapes.size(shape)];
        bytes.position(10 + headerLength);
        for (int i = 0; i < data.length; i++) {
            data[i] = switch (m.group(1)) {
                case "<f8" -> bytes.getDouble();
                case "<f4" -> bytes.getFloat();
                case "<i8" -> bytes.getLong();
                case "<u4" -> Integer.toUnsignedLong(bytes.getInt());
                case "|u1", "|b1" -> Byte.toUnsignedInt(bytes.get());
                default -> throw new IllegalArgumentException(file + ": type " + m.group(1));
            };
        }
        return Tensor.of(data, shape);
    }
}
