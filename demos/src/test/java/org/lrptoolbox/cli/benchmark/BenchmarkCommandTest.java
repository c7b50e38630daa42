package org.lrptoolbox.cli.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.cli.option.NamedAttribution;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.Product;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.OnnxFormat;
import org.lrptoolbox.onnx.write.ExportOptions;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.testing.Shared;

import picocli.CommandLine;

class BenchmarkCommandTest {
    @TempDir
    private Path folder;

    private Path model(ExportOptions options) throws IOException {
        Path file = folder.resolve("lenet.onnx");
        Path lenet = Shared.projectRoot().resolve("demos/models/digits/LeNet-5.nn");
        new OnnxFormat().write(Models.read(lenet), file, options);
        return file;
    }

    @Test
    void printsMultiplesOfTheForwardPass() throws IOException {
        Path file = model(ExportOptions.DEFAULT.withSample(32, 32, 1));
        StringWriter out = new StringWriter();
        int code = new CommandLine(new BenchmarkCommand()).setOut(new PrintWriter(out)).execute(file.toString(),
                "epsilon-plus", "gradient@2", "--runs", "2", "--batch", "3", "--threads", "1");
        assertEquals(0, code);
        String[] lines = out.toString().split("\n");
        assertEquals(4, lines.length, out.toString());
        assertTrue(lines[0].matches("composite +ms +forward, ms +ratio"), lines[0]);
        assertTrue(lines[2].matches("epsilon-plus +\\d+\\.\\d +\\d+\\.\\d +\\d+\\.\\d\\d"), lines[2]);
    }

    /** Files that ONNX Runtime cannot run have a forward pass as well. */
    @Test
    void modelsOfOtherFormats() {
        Path demos = Shared.projectRoot().resolve("demos/models");
        for (String[] words : new String[][]{{"digits/LeNet-5.nn", "epsilon", "--input", "32x32x1"},
            {"shapes/caffe/shapes.caffemodel", "epsilon"}}) {
            words[0] = demos.resolve(words[0]).toString();
            StringWriter out = new StringWriter();
            assertEquals(0, new CommandLine(new BenchmarkCommand()).setOut(new PrintWriter(out)).execute(words),
                    words[0]);
            assertTrue(out.toString().matches("(?s).*epsilon +\\d.*"), out.toString());
        }
    }

    /** ONNX Runtime's profile names operators and where they ran; a roofline is no less than what is reached of it. */
    @Test
    void profilesAndRooflines() throws IOException {
        Path file = model(ExportOptions.DEFAULT.withSample(32, 32, 1));
        StringWriter out = new StringWriter();
        assertEquals(0, new CommandLine(new BenchmarkCommand()).setOut(new PrintWriter(out)).execute(file.toString(),
                "epsilon-plus", "--profile"));
        assertTrue(out.toString().matches("(?s)epsilon-plus on cpu\n.*Conv +CPU +\\d+ .*"), out.toString());
        StringWriter roof = new StringWriter();
        assertEquals(0, new CommandLine(new BenchmarkCommand()).setOut(new PrintWriter(roof)).execute(file.toString(),
                "epsilon", "--roofline", "--runs", "1"));
        assertTrue(roof.toString().contains("GFLOP/s in products of matrices; the forward pass (0.00 GFLOP)"),
                roof.toString());
    }

    /** Pictures with all composites that are measured by default, the one of five classes at once among them. */
    @Test
    void picturesAreMeasuredWithTheDefaultComposites() {
        Path demos = Shared.projectRoot().resolve("demos");
        String[] words = {demos.resolve("models/shapes/shapes.onnx").toString(), "--images",
            demos.resolve("data/shapes").toString(), "--preprocess",
            demos.resolve("data/shapes/preprocess.txt").toString(), "--runs", "1"};
        StringWriter out = new StringWriter();
        assertEquals(0, new CommandLine(new BenchmarkCommand()).setOut(new PrintWriter(out)).execute(words),
                out::toString);
        assertTrue(out.toString().matches("(?s)preprocessing: .*scale=1/127.5.*\nepsilon-plus@5 +9 +\\S+.*"),
                out.toString());
    }

    @Test
    void numbersOfClassesAreNumbers() {
        for (String word : List.of("epsilon-plus@", "epsilon-plus@0", "epsilon-plus@few")) {
            assertTrue(assertThrows(IllegalArgumentException.class, () -> NamedAttribution.of(word)).getMessage()
                    .startsWith("'" + word + "': expected a number of classes behind the @"), word);
        }
        assertEquals("epsilon-plus", NamedAttribution.of("epsilon_plus@07").composite());
    }

    /** Operations of a convolution and a dense layer, by hand. */
    @Test
    void workIsCounted() {
        Network network = Network.sequential(new Conv(Weights.of(Tensor.zeros(4, 3, 3, 3)), new double[4],
                Frame.of(3, 3), 1), new Flatten(), new Dense(Weights.of(Tensor.zeros(10, 64)), true, new double[10]));
        assertEquals(2e-9 * (4 * 4 * 4 * 27 + 640), Roofline.work(network, List.of(new int[]{3, 6, 6})), 1e-15);
    }

    /** Tables and plots of how cost grows; what nobody measured says so. */
    @Test
    void allGrowsWithTheirSizes() throws IOException {
        StringWriter out = new StringWriter();
        Path made = folder.resolve("sweep");
        assertEquals(0, new CommandLine(new BenchmarkCommand()).setOut(new PrintWriter(out)).execute("--all", "--most",
                "2", "--runs", "1", "--threads", "1", "--peer", "", "-o", made.toString()), out.toString());
        for (String axis : List.of("batch", "side", "targets", "sequence")) {
            assertTrue(out.toString().contains("| " + axis + " | forward, ms |"), out.toString());
            assertTrue(Files.size(made.resolve(axis + ".png")) > 1000, axis);
        }
        assertTrue(out.toString().contains("| not measured | not measured | not measured |"), out.toString());
        assertEquals(out.toString().lines().filter(line -> line.matches("\\| \\d+ .*")).count(), Files.readString(made
                .resolve("sweep.md")).lines().filter(line -> line.matches("\\| \\d+ .*")).count());
        assertEquals(2, new CommandLine(new BenchmarkCommand()).setErr(new PrintWriter(out)).execute());
        StringWriter failing = new StringWriter();
        assertEquals(0,
                new CommandLine(new BenchmarkCommand()).setOut(new PrintWriter(failing)).execute("--all", "--most",
                        "1", "--runs", "1", "--threads", "1", "--peer",
                        Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString(),
                        "-o", made.toString()),
                failing.toString());
        assertTrue(failing.toString().contains("zennit is not measured: "), failing.toString());
    }

    /** Another tool answers in a process of its own; one that is missing is no tool. */
    @Test
    void otherToolsAnswerOrAreMissing() throws IOException {
        Path script = Files.writeString(folder.resolve("tool.sh"), "echo ready\nwhile read name; do echo 2.5; done\n");
        Path log = folder.resolve("tool.log");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh");
        try (Peer peer = Peer.start("/bin/sh", script, log, List.of())) {
            assertEquals(2.5, java.util.Objects.requireNonNull(peer).milliseconds("forward"));
        }
        assertEquals(null, Peer.start("/bin/sh", folder.resolve("none.sh"), log, List.of()));
        assertTrue(Peer.lastWords(log).contains("none.sh"), Peer.lastWords(log));
        assertEquals("", Peer.lastWords(folder.resolve("nothing.log")));
    }

    @Test
    void attributionsGoByEitherSpelling() throws IOException {
        Path file = model(ExportOptions.DEFAULT.withSample(32, 32, 1));
        Network network = Models.read(file);
        List<Tensor> data = Samples.random(network, List.of(new int[]{32, 32, 1}), Map.of(), 1);
        try (Stopwatch stopwatch = new Stopwatch(file, network, data, new JavaEngine(), 1, Stopwatch.PASSED)) {
            for (String name : new String[]{"forward", "epsilon_plus", "epsilon-gamma-box", "guided_backprop@3"}) {
                assertTrue(stopwatch.milliseconds(name) > 0, name);
            }
            assertThrows(IllegalArgumentException.class, () -> stopwatch.milliseconds("backward"));
        }
    }

    @Test
    void processorsWork() {
        long begin = Stopwatch.PROCESSOR.getAsLong();
        while (Stopwatch.PROCESSOR.getAsLong() == begin) {
            Thread.onSpinWait();
        }
        assertTrue(Stopwatch.PROCESSOR.getAsLong() > begin);
    }

    @Test
    void openInputsAreRefused() throws IOException {
        StringWriter err = new StringWriter();
        int code = new CommandLine(new BenchmarkCommand()).setErr(new PrintWriter(err))
                .execute(model(ExportOptions.DEFAULT).toString());
        assertEquals(2, code);
        assertTrue(err.toString().contains("leaves the shape of input 'input' open"), err.toString());
    }

    /** Given samples are repeated for the batch, ids are valid everywhere, pixels are random. */
    @Test
    void dataAreWhatTheInputsTake() {
        Network network = Network.builder().input(Input.real("x", 2)).input(Input.integer("ids", 2))
                .input(Input.real("gain", 2)).add("xi", new Product(), "x", "ids").add("y", new Product(), "xi", "gain")
                .build();
        List<int[]> samples = List.of(new int[]{2}, new int[]{2}, new int[]{2});
        List<Tensor> data = Samples.random(network, samples, Map.of("gain", Tensor.of(new double[]{7, 8}, 1, 2)), 2);
        assertEquals(Tensor.full(1, 2, 2), data.get(1));
        assertEquals(Tensor.of(new double[]{7, 8, 7, 8}, 2, 2), data.get(2));
        assertThrows(IllegalArgumentException.class,
                () -> Samples.random(network, samples, Map.of("gain", Tensor.zeros(3, 2)), 2));
    }
}
