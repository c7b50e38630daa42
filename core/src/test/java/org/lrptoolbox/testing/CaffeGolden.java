package org.lrptoolbox.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.lrptoolbox.tensor.Tensor;

/**
 * What the original Caffe code computed of a small network, below {@code ../shared/golden/caffe}: text files of named
 * tensors, whose names say how relevance came about.
 *
 * @param file where relevance is
 * @param formula the number of the formula
 * @param threshold the layer up to which its first rule holds
 * @param epsilon the stabilizer
 * @param beta the negative part
 * @param classes what is explained, together
 */
public record CaffeGolden(Path file, int formula, int threshold, double epsilon, double beta, int... classes) {
    private static final Pattern NAME = Pattern
            .compile("R_formula(\\d+)_aux(\\d+)_eps([\\d.]+)_beta([\\d.]+)_classes([\\d-]+)\\.txt");

    /** The folder; skips the test where it does not exist. */
    public static Path folder() {
        return Shared.path("golden/caffe");
    }

    /** All files of relevance. */
    public static List<CaffeGolden> all() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            List<CaffeGolden> all = files.sorted().flatMap(CaffeGolden::of).toList();
            if (all.size() < 10) {
                throw new IOException(
                        folder() + " holds " + all.size() + " files of relevance; many more are expected");
            }
            return all;
        }
    }

    private static Stream<CaffeGolden> of(Path file) {
        Matcher m = NAME.matcher(file.getFileName().toString());
        return !m.matches()
                ? Stream.empty()
                : Stream.of(new CaffeGolden(file, Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)),
                        Double.parseDouble(m.group(3)), Double.parseDouble(m.group(4)),
                        Arrays.stream(m.group(5).split("-")).mapToInt(Integer::parseInt).toArray()));
    }

    /** The relevance of each value. */
    public Map<String, Tensor> relevance() throws IOException {
        return read(file);
    }

    /** Several classes are explained together: each starts with its score. */
    public Tensor seed(Tensor scores) {
        Tensor seed = Tensor.zeros(scores.shape());
        for (int c : classes) {
            seed.data()[c] = scores.data()[c];
        }
        return seed;
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }

    /** The tensors of a file, by name. */
    public static Map<String, Tensor> read(Path file) throws IOException {
        Map<String, Tensor> all = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(file).stream().filter(l -> !l.startsWith("#") && !l.isBlank()).toList();
        for (int i = 0; i + 1 < lines.size(); i += 2) {
            String[] head = lines.get(i).split(" ");
            int[] shape = Arrays.stream(head).skip(2).mapToInt(Integer::parseInt).toArray();
            all.put(head[1], Tensor.of(Arrays.stream(lines.get(i + 1).trim().split("\\s+"))
                    .mapToDouble(Double::parseDouble).toArray(), shape));
        }
        return all;
    }

    /** The network's parameters as Caffe writes them, byte by byte: field numbers and lengths, and float32 numbers. */
    public static byte[] caffemodel() throws IOException {
        Map<String, List<Tensor>> layers = new LinkedHashMap<>();
        for (Map.Entry<String, Tensor> w : read(folder().resolve("weights.txt")).entrySet()) {
            String name = w.getKey().substring(0, w.getKey().indexOf('.'));
            layers.computeIfAbsent(name, n -> new ArrayList<>()).add(w.getValue());
        }
        ByteArrayOutputStream net = new ByteArrayOutputStream();
        for (Map.Entry<String, List<Tensor>> layer : layers.entrySet()) {
            net.write(layer(layer.getKey(), layer.getValue()));
        }
        return net.toByteArray();
    }

    /** The parameters of one more layer, to stand behind those of a network. */
    public static byte[] layer(String name, List<Tensor> parameters) throws IOException {
        ByteArrayOutputStream layer = new ByteArrayOutputStream();
        field(layer, 1, name.getBytes(StandardCharsets.US_ASCII));
        for (Tensor numbers : parameters) {
            field(layer, 7, blob(numbers));
        }
        ByteArrayOutputStream net = new ByteArrayOutputStream();
        field(net, 100, layer.toByteArray());
        return net.toByteArray();
    }

    private static byte[] blob(Tensor numbers) throws IOException {
        ByteArrayOutputStream dims = new ByteArrayOutputStream();
        for (int d : numbers.shape()) {
            varint(dims, d);
        }
        ByteArrayOutputStream shape = new ByteArrayOutputStream();
        field(shape, 1, dims.toByteArray());
        ByteBuffer data = ByteBuffer.allocate(4 * numbers.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (double v : numbers.data()) {
            data.putFloat((float) v);
        }
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        field(blob, 7, shape.toByteArray());
        field(blob, 5, data.array());
        return blob.toByteArray();
    }

    private static void field(ByteArrayOutputStream out, int number, byte[] content) throws IOException {
        varint(out, number << 3 | 2);
        varint(out, content.length);
        out.write(content);
    }

    private static void varint(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest > 127) {
            out.write(rest & 127 | 128);
            rest >>>= 7;
        }
        out.write(rest);
    }
}
