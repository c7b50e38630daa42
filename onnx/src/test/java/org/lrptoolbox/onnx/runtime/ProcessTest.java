package org.lrptoolbox.onnx.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lrptoolbox.onnx.graph.GraphBuilder;
import org.lrptoolbox.onnx.graph.Precision;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.ChildJvm;
import org.lrptoolbox.testing.RandomTensors;
import org.lrptoolbox.testing.Signals;

/** What a process that starts ONNX Runtime does to its surroundings: signals, telemetry, temporary folders. */
class ProcessTest {
    @TempDir
    private Path folder;

    private ChildJvm child(Class<?> program) throws IOException {
        Files.createDirectories(folder.resolve("tmp"));
        Files.createDirectories(folder.resolve("home"));
        return ChildJvm.of(program).in(folder).with("-Djava.io.tmpdir=" + folder.resolve("tmp"))
                .environment("HOME", folder.resolve("home").toString()).environment("XDG_CACHE_HOME", null)
                .environment("ORT_DISABLE_TELEMETRY", null).environment(Ort.TELEMETRY, null);
    }

    private static List<String> inside(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.equals(folder)).map(file -> folder.relativize(file).toString()).toList();
        }
    }

    @Test
    void nothingIsWrittenToTheCacheFolder() throws Exception {
        child(Once.class).run().requireSuccess();
        assertEquals(List.of(), inside(folder.resolve("home")));
        assertEquals(List.of(), inside(folder.resolve("tmp")));
    }

    /** Runs a model once. */
    static final class Once {
        private Once() {}

        public static void main(String[] args) throws IOException {
            GraphBuilder graph = new GraphBuilder("one", 13, Precision.FLOAT32);
            graph.output(graph.node("Relu", "relu", graph.input("x", "N")).value(), "N");
            Path file = Path.of("once.onnx");
            Files.write(file, graph.build().toByteArray());
            try (OnnxSession session = OnnxSession.open(file, 1)) {
                System.out.println(session.run(Tensor.zeros(3)).size());
            }
        }
    }

    @Test
    void foldersOfTheKilledAreRemovedAtTheNextStart() throws Exception {
        Process process = child(Busy.class).start(folder.resolve("busy.txt"));
        awaitLine(process, "running");
        assertFalse(inside(folder.resolve("tmp")).isEmpty(), "the runtime unpacks its libraries");
        child(Once.class).run().requireSuccess();
        assertFalse(inside(folder.resolve("tmp")).isEmpty(), "those of the living stay");
        process.destroyForcibly().waitFor();
        child(Once.class).run().requireSuccess();
        assertEquals(List.of(), inside(folder.resolve("tmp")));
    }

    private void awaitLine(Process process, String line) throws IOException, InterruptedException {
        Path output = folder.resolve("busy.txt");
        while (!Files.readString(output).contains(line)) {
            assertTrue(process.isAlive(), () -> "ended: " + read(output));
            Thread.sleep(20);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130, run", "TERM, 143, run", "INT, 130, load", "TERM, 143, load"})
    void signalsEndItCleanly(String signal, int code, String what) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "signals can be sent");
        if (signal.equals("INT")) {
            Signals.assumeInterruptsArrive();
        }
        Process process = child(Busy.class).start(folder.resolve("busy.txt"), what);
        awaitLine(process, "running");
        assertEquals(0, new ProcessBuilder("/bin/kill", "-s", signal, Long.toString(process.pid())).start().waitFor());
        assertTrue(process.waitFor(10, TimeUnit.MINUTES), "it ends");
        assertEquals(code, process.exitValue(), () -> read(folder.resolve("busy.txt")));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.filter(f -> f.getFileName().toString().startsWith("hs_err")).toList());
        }
    }

    /** Loads and runs models on several threads until it is ended. */
    static final class Busy {
        private Busy() {}

        public static void main(String[] args) throws IOException {
            boolean loading = args.length > 0 && args[0].equals("load");
            GraphBuilder graph = new GraphBuilder("slow", 13, Precision.FLOAT32);
            String w = graph.constant("w", RandomTensors.normal(1, 128, 128));
            String y = graph.input("x", "N", 128);
            for (int i = 0; i < 300; i++) {
                y = graph.node("Tanh", "tanh" + i, graph.node("MatMul", "product" + i, y, w).value()).value();
            }
            graph.output(y, "N", 128);
            Path file = Path.of("busy.onnx");
            Files.write(file, graph.build().toByteArray());
            OnnxSession session = OnnxSession.open(file, 2);
            for (int i = 0; i < 3; i++) {
                new Thread(() -> repeat(loading, file, session)).start();
            }
            System.out.println("running");
            repeat(loading, file, session);
        }

        private static void repeat(boolean loading, Path file, OnnxSession session) {
            Tensor x = RandomTensors.normal(2, 64, 128);
            while (true) {
                if (loading) {
                    try (OnnxSession fresh = OnnxSession.open(file, 1)) {
                        fresh.inputs();
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                } else {
                    session.run(x);
                }
            }
        }
    }
}
