package org.lrptoolbox.onnx.caffe.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lrptoolbox.testing.Close.assertClose;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.google.protobuf.CodedOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.Test;
import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.legacy.CaffeFormula;
import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Shared;

/** The bridge from Caffe's own files to the numbers the original code computed. */
class CaffeModelGoldenTest {
    @TempDir
    private static Path dir;

    private static CaffeModel model() throws IOException {
        Path folder = Shared.path("golden/caffe");
        Path file = dir.resolve("tiny.caffemodel");
        Files.write(file, bytes(read(folder.resolve("weights.txt"))));
        return CaffeFormat.model(file, folder.resolve("net.prototxt"));
    }

    @Test
    void activationsAreThoseOfCaffe() throws IOException {
        CaffeModel model = model();
        Map<String, Tensor> golden = read(Shared.path("golden/caffe/activations.txt"));
        var trace = new JavaEngine().forward(model.network(), golden.get("data"));
        for (String blob : List.of("norm1", "pool1", "poolb", "cat", "pool3", "fc2", "prob")) {
            assertClose(golden.get(blob), trace.output(model.network().node(blob)), 1e-5, blob);
        }
    }

    /** As the original counts, splits and dropout included. */
    @Test
    void indicesAreThoseOfCaffe() throws IOException {
        CaffeModel model = model();
        for (String line : Files.readAllLines(Shared.path("golden/caffe/layers.txt"))) {
            String[] words = line.strip().split("\\s+");
            model.network().nodes().stream().filter(n -> n.name().equals(words[1]))
                    .forEach(n -> assertEquals(Integer.parseInt(words[0]), model.indices()[n.index()], line));
        }
        assertEquals(Files.readAllLines(Shared.path("golden/caffe/layers.txt")).size(), model.layers().size());
    }

    @TestFactory
    Stream<DynamicTest> relevanceOfTheInput() throws IOException {
        CaffeModel model = model();
        Tensor data = read(Shared.path("golden/caffe/activations.txt")).get("data");
        List<Path> files;
        try (Stream<Path> all = Files.list(Shared.path("golden/caffe"))) {
            files = all.filter(f -> f.getFileName().toString().matches("R_.*_classes[\\d-]+\\.txt")).sorted().toList();
        }
        assertTrue(files.size() > 10);
        return files.stream().map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> {
            String[] parts = f.getFileName().toString().replaceAll("[a-zR]+|\\.txt", "").split("_");
            CaffeFormula formula = new CaffeFormula(Integer.parseInt(parts[1]), Double.parseDouble(parts[3]),
                    Double.parseDouble(parts[4]), Integer.parseInt(parts[2]), Compatibility.ORIGINAL);
            Explainer explainer = Explainer.of(model.network(), formula.composite(model.indicesByName()),
                    Canonizers.standard(), new JavaEngine());
            int[] classes = Arrays.stream(parts[5].split("-")).mapToInt(Integer::parseInt).toArray();
            Tensor r = explainer.explain(data, together(explainer, data, classes)).relevance();
            Tensor expected = read(f).get("data");
            assertClose(expected, r.reshape(expected.shape()), 1e-5, f.toString());
        }));
    }

    /** The scores of several classes, handed back together as list value -2 does. */
    private static Target together(Explainer explainer, Tensor data, int... classes) {
        if (classes.length == 1) {
            return Target.classIndex(classes[0]);
        }
        Tensor scores = new JavaEngine().predict(explainer.network(), data);
        Tensor seed = Tensor.zeros(scores.shape());
        for (int c : classes) {
            seed.data()[c] = scores.data()[c];
        }
        return Target.seed(seed);
    }

    private static Map<String, Tensor> read(Path file) throws IOException {
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

    /** A file as Caffe writes it: layers with name, type and parameters. */
    private static byte[] bytes(Map<String, Tensor> weights) throws IOException {
        Map<String, ByteArrayOutputStream> layers = new LinkedHashMap<>();
        for (Map.Entry<String, Tensor> w : weights.entrySet()) {
            String layer = w.getKey().substring(0, w.getKey().indexOf('.'));
            if (!layers.containsKey(layer)) {
                layers.put(layer, new ByteArrayOutputStream());
                write(layers.get(layer), out -> out.writeString(1, layer));
            }
            write(layers.get(layer), out -> out.writeByteArray(7, blob(w.getValue())));
        }
        ByteArrayOutputStream net = new ByteArrayOutputStream();
        for (ByteArrayOutputStream layer : layers.values()) {
            write(net, out -> out.writeByteArray(100, layer.toByteArray()));
        }
        return net.toByteArray();
    }

    private static byte[] blob(Tensor numbers) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(bytes, out -> {
            ByteArrayOutputStream shape = new ByteArrayOutputStream();
            for (int d : numbers.shape()) {
                write(shape, dims -> dims.writeInt64(1, d));
            }
            out.writeByteArray(7, shape.toByteArray());
            out.writeTag(5, 2);
            out.writeUInt32NoTag(4 * numbers.size());
            for (double v : numbers.data()) {
                out.writeFloatNoTag((float) v);
            }
        });
        return bytes.toByteArray();
    }

    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }

    private static void write(ByteArrayOutputStream bytes, Writing writing) throws IOException {
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        writing.to(out);
        out.flush();
    }

    @Test
    void shapesOfParametersAreKept() throws IOException {
        assertArrayEquals(new int[]{12}, model().network().shapes(3, 16, 16).getLast());
    }
}
