package org.lrptoolbox.onnx.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.onnx.graph.GraphBuilder;
import org.lrptoolbox.onnx.graph.Precision;
import org.lrptoolbox.tensor.Tensor;

class OnnxSessionTest {
    @TempDir
    private Path folder;

    private Path model(Precision precision, String op, int... shape) throws IOException {
        GraphBuilder graph = new GraphBuilder("two", 13, precision);
        Object[] dims = IntStream.of(shape).boxed().toArray();
        String a = graph.input("a", dims);
        String b = graph.input("b", dims);
        graph.output(graph.node(op, "first", a, b).value(), dims);
        graph.output(graph.node("Add", "second", a, b).value(), dims);
        Path file = folder.resolve("model.onnx");
        Files.write(file, graph.build().toByteArray());
        return file;
    }

    @Test
    void inputsAndOutputsByName() throws IOException {
        Tensor two = Tensor.of(new double[]{2, 2}, 1, 2);
        Tensor three = Tensor.of(new double[]{3, 3}, 1, 2);
        for (Precision precision : Precision.values()) {
            try (OnnxSession session = OnnxSession.open(model(precision, "Sub", 1, 2), 1)) {
                assertEquals(List.of("a", "b"), session.inputs());
                assertEquals(List.of("first", "second"), session.outputs());
                Map<String, Tensor> out = session.run(Map.of("b", two, "a", three));
                assertEquals(Map.of("first", Tensor.of(new double[]{1, 1}, 1, 2), "second",
                        Tensor.of(new double[]{5, 5}, 1, 2)), out);
                assertThrows(IllegalArgumentException.class, () -> session.run(two), "two inputs are needed");
                assertThrows(IllegalArgumentException.class, () -> session.run(Map.of("a", two)));
                IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                        () -> session.run(Map.of("a", two, "c", two)));
                assertTrue(String.valueOf(e.getMessage()).contains("[a, c]"), e.getMessage());
                assertThrows(IllegalArgumentException.class,
                        () -> session.run(Map.of("a", two, "b", Tensor.zeros(1, 3))), "another shape");
            }
        }
    }

    @Test
    void outputsOfAnySizeInOneSession() throws IOException {
        GraphBuilder graph = new GraphBuilder("where", 13, Precision.FLOAT32);
        String x = graph.input("x", 4);
        // Where the numbers are that are not zero: as many as there are.
        graph.output(graph.node("Compress", "those", x, graph.node("Cast", "are", x).integer("to", DataType.BOOL_VALUE)
                .value()).value(), "K");
        Path file = Files.write(folder.resolve("where.onnx"), graph.build().toByteArray());
        try (OnnxSession session = OnnxSession.open(file, 1)) {
            for (double[] numbers : List.of(new double[]{1, 0, 2, 0}, new double[]{0, 3, 0, 4},
                    new double[]{5, 6, 7, 0}, new double[]{0, 0, 0, 0}, new double[]{0, 0, 0, 8},
                    new double[]{0, 0, 0, 0},
                    new double[]{9, 1, 1, 1})) {
                double[] those = DoubleStream.of(numbers).filter(v -> v != 0).toArray();
                assertEquals(Tensor.of(those, those.length), session.run(Tensor.of(numbers, numbers.length)));
            }
        }
    }

    /** Memory is used again; what was there before does not show. */
    @Test
    void batchesOfAnySizeInOneSession() throws IOException {
        GraphBuilder graph = new GraphBuilder("negative", 13, Precision.FLOAT32);
        graph.output(graph.node("Neg", "y", graph.input("x", "N", 70_000)).value(), "N", 70_000);
        Path file = Files.write(folder.resolve("negative.onnx"), graph.build().toByteArray());
        try (OnnxSession session = OnnxSession.open(file, 1)) {
            for (int batch : new int[]{3, 1, 3, 2, 3, 1}) {
                Tensor x = Tensor.of(DoubleStream.iterate(batch, v -> v + 1).limit(70_000L * batch).toArray(), batch,
                        70_000);
                assertEquals(x.map(v -> -v), session.run(x));
            }
        }
    }

    @Test
    void whatCannotBeLoadedIsTyped() throws IOException {
        Path conv = model(Precision.FLOAT64, "Conv", 1, 1, 1, 1);
        assertThrows(UnsupportedModelException.class, () -> OnnxSession.open(conv), "no float64 convolution");
        Path broken = folder.resolve("broken.onnx");
        Files.writeString(broken, "Linear 2 3");
        assertThrows(MalformedFileException.class, () -> OnnxSession.open(broken));
        assertThrows(NoSuchFileException.class, () -> OnnxSession.open(folder.resolve("missing.onnx")));
    }

    @Test
    void aClosedSessionDoesNotRun() throws IOException {
        OnnxSession session = OnnxSession.open(model(Precision.FLOAT32, "Sub", 1, 2), 1);
        session.close();
        Tensor x = Tensor.zeros(1, 2);
        assertThrows(IllegalStateException.class, () -> session.run(Map.of("a", x, "b", x)));
    }
}
