package org.lrptoolbox.python.toolbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.lrptoolbox.testing.Close.GOLDEN;
import static org.lrptoolbox.testing.Close.assertClose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.python.npy.Npy;
import org.lrptoolbox.python.testing.Python;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Shared;

/**
 * The scripts of the original toolbox, byte for byte, against what they printed and wrote under CPython. They are not
 * part of this project: name a checkout's python folder by {@code -Dlrp.original=DIR}.
 */
class OriginalScriptsTest {
    /** Numbers of seconds differ from run to run. */
    private static final Pattern TIMES = Pattern.compile("[0-9.]+s\\b");

    private static final int[] ROWS = {0, 100, 255};

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"lrp_demo", "lrp_cnn_demo", "mini"})
    void printsAndWritesWhatItAlwaysDid(String script) throws IOException {
        Path golden = Shared.path("golden/toolbox/scripts");
        Path python = copyOfOriginal();
        Python.Result result = Python.runScript(python.resolve(script + ".py"));
        assertEquals("", result.err());
        assertEquals(withoutTimes(Files.readString(golden.resolve(script + ".stdout.txt"))),
                withoutTimes(result.checked()));
        try (Stream<Path> files = Files.list(golden.resolve(script))) {
            for (Path expected : files.toList()) {
                compare(expected);
            }
        }
    }

    /** They assert themselves that all forms of a rule agree, and print times. */
    @ParameterizedTest
    @ValueSource(strings = {"lrp_timing", "lrp_timing_cnn"})
    void timingScriptsFindAllFormsEqual(String script) throws IOException {
        Python.Result result = Python.runScript(copyOfOriginal().resolve(script + ".py"));
        assertEquals("", result.err());
        assertFalse(result.checked().isEmpty());
    }

    /** On the demos' digits, and with a dozen iterations in place of many thousands. */
    @ParameterizedTest
    @CsvSource({"training_test,xor_net_small_1000.txt,mnist_mlp-1296-1296-1296.txt",
        "cnn_training_test,LeNet-5.txt,LeNet-5-maxpooling.txt"})
    void trainingScriptsTrainAndStore(String script, String first, String second) throws IOException {
        Path python = copyOfOriginal();
        Files.delete(folder.resolve("data"));
        Path data = Files.createDirectories(folder.resolve("data/MNIST"));
        for (String what : List.of("images", "labels")) {
            Path digits = Shared.projectRoot().resolve("demos/data/digits/test_" + what + ".npy");
            Files.copy(digits, data.resolve("test_" + what + ".npy"));
            Files.copy(digits, data.resolve("train_" + what + ".npy"));
        }
        Python.Result result = Python.runIn(python, """
                import modules, runpy
                train = modules.Sequential.train
                def short(self, *arguments, **options):
                    options.update(iters=12, status=10)
                    train(self, *arguments, **options)
                modules.Sequential.train = short
                runpy.run_path('SCRIPT.py', run_name='__main__')
                """.replace("SCRIPT", script));
        assertEquals("", result.err());
        assertTrue(result.checked().contains("Setting network parameters to best encountered network state"));
        for (String model : List.of(first, second)) {
            assertTrue(Models.read(folder.resolve(model)).size() > 5, model);
        }
    }

    private void compare(Path expected) throws IOException {
        String name = expected.getFileName().toString();
        switch (name) {
            case "Rbatch_rows_0_100_255.npy" -> {
                Tensor all = written("Rbatch.npy");
                Tensor rows = Tensor.zeros(Shapes.withBatch(3, all.shape()));
                for (int i = 0; i < 3; i++) {
                    System.arraycopy(all.slice(ROWS[i], ROWS[i] + 1).data(), 0, rows.data(), i * all.sampleSize(),
                            all.sampleSize());
                }
                assertClose(Npy.read(expected).toTensor(), rows, GOLDEN, name);
            }
            case "Rbatch_rowsums.npy" -> {
                Tensor all = written("Rbatch.npy");
                double[] sums = IntStream.range(0, all.batch()).mapToDouble(b -> all.slice(b, b + 1).sum()).toArray();
                assertClose(Npy.read(expected).toTensor(), Tensor.of(sums, sums.length), GOLDEN, name);
            }
            case "heatmap.npy" -> assertClose(Npy.read(expected).toTensor(), written(name), GOLDEN, name);
            default -> assertArrayEquals(ImageFiles.read(expected).pixels(),
                    ImageFiles.read(folder.resolve(name)).pixels(), name);
        }
    }

    private Tensor written(String name) throws IOException {
        return Npy.read(folder.resolve(name)).toTensor();
    }

    private Path copyOfOriginal() throws IOException {
        String original = System.getProperty("lrp.original", "");
        assumeTrue(!original.isEmpty(), "no original toolbox (-Dlrp.original=DIR)");
        Path python = Files.createDirectory(folder.resolve("python"));
        try (Stream<Path> scripts = Files.list(Path.of(original))) {
            for (Path script : scripts.filter(s -> s.toString().endsWith(".py")).toList()) {
                Files.copy(script, python.resolve(script.getFileName()));
            }
        }
        Files.createSymbolicLink(folder.resolve("data"), Shared.path("toolbox/data"));
        Files.createSymbolicLink(folder.resolve("models"), Shared.path("toolbox/models"));
        return python;
    }

    private static String withoutTimes(String output) {
        return TIMES.matcher(output).replaceAll("TIME");
    }
}
