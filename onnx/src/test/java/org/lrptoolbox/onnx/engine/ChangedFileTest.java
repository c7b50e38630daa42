package org.lrptoolbox.onnx.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lrptoolbox.testing.Close.assertClose;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.graph.GraphBuilder;
import org.lrptoolbox.onnx.graph.Precision;
import org.lrptoolbox.onnx.read.OnnxModel;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.ChildJvm;
import org.lrptoolbox.testing.RandomTensors;

/** A file of a model that is written anew while the model is in use. */
class ChangedFileTest {
    @TempDir
    private Path folder;

    /** A chain of products: 1000 wide, its weights take 4 MB for each. */
    private static void write(Path file, int products, double value) throws IOException {
        GraphBuilder graph = new GraphBuilder("wide", 13, Precision.FLOAT32);
        String y = graph.input("x", "N", 1000);
        for (int i = 0; i < products; i++) {
            y = graph.node("MatMul", "product" + i, y, graph.constant("w" + i, Tensor.full(value, 1000, 1000))).value();
        }
        graph.output(y, "N", 1000);
        Files.write(file, graph.build().toByteArray());
    }

    @Test
    void smallFilesAreInMemory() throws IOException {
        Path file = folder.resolve("small.onnx");
        write(file, 1, 0.001);
        Network network = OnnxModel.read(file).network();
        Tensor x = RandomTensors.normal(1, 2, 1000);
        try (CompiledEngine engine = new CompiledEngine()) {
            Files.write(file, new byte[10]);
            double sum = x.slice(0, 1).sum();
            assertClose(Tensor.full(sum / 1000, 1, 1000), engine.predict(network, x).slice(0, 1), 1e-4, "prediction");
        }
    }

    @Test
    void aChangedFileIsAnError() throws IOException {
        Path file = folder.resolve("large.onnx");
        write(file, 10, 0.001);
        Network network = OnnxModel.read(file).network();
        Tensor x = RandomTensors.normal(1, 2, 1000);
        try (CompiledEngine compiled = new CompiledEngine(); HybridEngine hybrid = new HybridEngine()) {
            compiled.predict(network, x);
            // Of the same size, in place.
            try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
                open.seek(open.length() / 2);
                open.write(new byte[1 << 20]);
            }
            Files.setLastModifiedTime(file, FileTime.fromMillis(0));
            for (OnnxEngine engine : new OnnxEngine[]{compiled, hybrid}) {
                String message = assertThrows(IllegalStateException.class, () -> engine.predict(network, x))
                        .getMessage();
                assertTrue(message != null && message.contains("large.onnx was changed since it was loaded"), message);
            }
        }
        assertThrows(IllegalStateException.class, () -> new JavaEngine().predict(network, x));
    }

    @Test
    void aShorterFileDoesNotEndTheProcess() throws Exception {
        assertEquals("changed", ChildJvm.of(Shorter.class).run(folder.toString()).requireSuccess().lastLine());
    }

    /** In a JVM of its own: reading what is mapped and gone is a signal. */
    static final class Shorter {
        private Shorter() {}

        public static void main(String[] args) throws IOException {
            Path file = Path.of(args[0]).resolve("shorter.onnx");
            write(file, 10, 0.001);
            Network network = OnnxModel.read(file).network();
            Tensor x = RandomTensors.normal(1, 2, 1000);
            try (CompiledEngine engine = new CompiledEngine()) {
                engine.predict(network, x);
                Files.write(file, new byte[10]);
                assertThrows(IllegalStateException.class, () -> engine.predict(network, x));
                assertThrows(IllegalStateException.class, () -> new CompiledEngine().predict(network, x));
            }
            System.out.println("changed");
        }
    }
}
