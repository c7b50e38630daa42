package org.lrptoolbox.onnx.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.lang.foreign.MemorySegment;
import ai.onnxruntime.OrtException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.onnx.graph.GraphBuilder;
import org.lrptoolbox.onnx.graph.Precision;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;

/** What a caller gives is looked at in Java first; and who waits for native code can be interrupted. */
class GuardTest {
    @TempDir
    private Path folder;

    private OnnxSession pooling() throws IOException {
        GraphBuilder graph = new GraphBuilder("pool", 13, Precision.FLOAT32);
        String x = graph.input("x", "N", 2, 4, "width");
        graph.output(graph.node("GlobalAveragePool", "pool", x).value(), "N", 2, 1, 1);
        Path file = folder.resolve("pool.onnx");
        Files.write(file, graph.build().toByteArray());
        return OnnxSession.open(file, 1);
    }

    @Test
    void shapesAreComparedWithTheModel() throws IOException {
        try (OnnxSession session = pooling()) {
            assertArrayEquals(new int[]{3, 2, 1, 1}, session.run(Tensor.zeros(3, 2, 4, 5)).shape());
            for (int[] shape : List.of(new int[]{3, 2, 4}, new int[]{3, 3, 4, 5}, new int[]{3, 2, 4, 5, 1},
                    new int[]{})) {
                String message = assertThrows(IllegalArgumentException.class,
                        () -> session.run(Tensor.zeros(shape))).getMessage();
                assertTrue(message != null && message.contains("(N, 2, 4, width)"), message);
            }
            String message = assertThrows(IllegalArgumentException.class,
                    () -> session.run(Tensor.zeros(3, 2, 4, 0))).getMessage();
            assertTrue(message != null && message.contains("no elements"), message);
            assertThrows(IllegalArgumentException.class,
                    () -> session.run(Map.of("x", Tensor.zeros(1, 2, 4, 4), "y", Tensor.zeros(1))));
        }
    }

    @Test
    void aBatchWithoutSamplesHasAnAnswerWithoutSamples() throws IOException {
        try (OnnxSession session = pooling()) {
            assertArrayEquals(new int[]{0, 2, 1, 1}, session.run(Tensor.zeros(0, 2, 4, 5)).shape());
        }
    }

    @Test
    void outputsOfUnknownShapeForNoSamples() throws IOException {
        GraphBuilder graph = new GraphBuilder("turn", 13, Precision.FLOAT32);
        String x = graph.input("x", "N", 3);
        graph.output(graph.node("Transpose", "turn", x).value(), "", "");
        Path file = folder.resolve("turn.onnx");
        Files.write(file, graph.build().toByteArray());
        try (OnnxSession session = OnnxSession.open(file, 1)) {
            assertArrayEquals(new int[]{3, 2}, session.run(Tensor.zeros(2, 3)).shape());
            assertThrows(IllegalArgumentException.class, () -> session.run(Tensor.zeros(0, 3)));
        }
    }

    @Test
    void indicesForNumbersAndNumbersForIndices() throws Exception {
        GraphBuilder graph = new GraphBuilder("gather", 13, Precision.FLOAT32);
        graph.reserveValue("i");
        String x = graph.input("x", "N", 3);
        graph.reservedIntegerInput("i", "K");
        graph.output(graph.node("Gather", "gather", x, "i").integer("axis", 1).value(), "N", "K");
        byte[] model = graph.build().toByteArray();
        try (Session session = Session.open(new Session.Size(1, 1, 0),
                (environment, settings) -> environment.createSession(model, settings), List.of(),
                HostMemory.ORDINARY)) {
            Tensor rows = Tensor.of(new double[]{1, 2, 3}, 1, 3);
            Session.Indices last = new Session.Indices(new long[]{2}, 1);
            assertEquals(Tensor.of(new double[]{3}, 1, 1),
                    session.run(Map.of("x", rows, "i", last)).values().iterator().next());
            assertThrows(IllegalArgumentException.class, () -> session.run(Map.of("x", rows, "i", rows)));
            assertThrows(IllegalArgumentException.class, () -> session.run(Map.of("x", last, "i", last)));
            assertThrows(IllegalArgumentException.class,
                    () -> session.run(Map.of("x", rows, "i", new Session.Indices(new long[]{0, 1}, 3))));
        }
    }

    /** So long a chain of products that it takes seconds. */
    private OnnxSession slow() throws IOException {
        GraphBuilder graph = new GraphBuilder("slow", 13, Precision.FLOAT32);
        String x = graph.input("x", "N", 512);
        String w = graph.constant("w", RandomTensors.normal(1, 512, 512));
        String y = x;
        for (int i = 0; i < 1000; i++) {
            y = graph.node("MatMul", "product" + i, y, w).value();
        }
        graph.output(y, "N", 512);
        Path file = folder.resolve("slow.onnx");
        Files.write(file, graph.build().toByteArray());
        return OnnxSession.open(file, 1);
    }

    @Test
    void interruptingCancels() throws Exception {
        try (OnnxSession session = slow()) {
            Thread asking = Thread.currentThread();
            Thread interrupting = new Thread(() -> {
                while (Calls.underway() == 0) {
                    Thread.onSpinWait();
                }
                asking.interrupt();
            });
            interrupting.start();
            assertThrows(CancellationException.class, () -> session.run(RandomTensors.normal(2, 512, 512)));
            assertTrue(Thread.interrupted(), "it stays interrupted");
            interrupting.join();
            assertFalse(Thread.interrupted());
            assertArrayEquals(new int[]{1, 512}, session.run(RandomTensors.normal(3, 1, 512)).shape());
        }
    }

    /** As on a GPU: memory from elsewhere, and the room for the results is made while the session runs. */
    @Test
    void resultsAreTheSameInMemoryForOthers() throws OrtException {
        GraphBuilder graph = new GraphBuilder("double", 13, Precision.FLOAT32);
        String x = graph.input("x", 2, 3);
        graph.output(graph.node("Add", "sum", x, x).value(), 2, 3);
        byte[] model = graph.build().toByteArray();
        AtomicLong taken = new AtomicLong();
        HostMemory host = new HostMemory() {
            @Override
            public MemorySegment allocate(long bytes) {
                taken.addAndGet(bytes);
                return ORDINARY.allocate(bytes);
            }

            @Override
            public boolean isForOthers() {
                return true;
            }
        };
        try (Session session = Session.open(new Session.Size(1, 1, 0),
                (environment, settings) -> environment.createSession(model, settings), List.of(), host)) {
            for (int run = 1; run < 4; run++) {
                Tensor once = Tensor.full(run, 2, 3);
                assertEquals(Map.of("sum", Tensor.full(2 * run, 2, 3)), session.run(Map.of("x", once)));
            }
        }
        assertEquals(2 * 6 * Float.BYTES, taken.get(), "used again from the second run on");
    }
}
