package org.lrptoolbox.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.cli.LrpTest.Result;
import org.lrptoolbox.io.StoredArrays;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.runtime.OnnxSession;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Shared;

/** {@code --input}, {@code --shape} and {@code --output}, which mean the same on every command. */
class InputWordsTest {
    private static final String PIXELS = "scale=1/255 layout=nchw";

    @TempDir
    private Path folder;
    private Path pooled = Path.of("");
    private Path gained = Path.of("");

    @BeforeEach
    void models() throws IOException {
        pooled = SmallModels.pooled(folder.resolve("pooled.onnx"));
        gained = SmallModels.gained(folder.resolve("gained.onnx"));
    }

    private Path picture(String name, int height, int width) throws IOException {
        byte[] pixels = new byte[3 * height * width];
        new Random(height).nextBytes(pixels);
        Path file = folder.resolve(name);
        ImageFiles.write(ByteImage.of(pixels, height, width, 3), file);
        return file;
    }

    private Path array(String name, double... row) throws IOException {
        Path file = folder.resolve(name);
        StoredArrays.write(TypedArray.of(Tensor.of(row, 1, row.length)), file);
        return file;
    }

    private static Result succeeds(Object... words) {
        Result result = LrpTest.lrp(words);
        assertEquals(0, result.exitCode(), result.err());
        return result;
    }

    /** The command with what it needs besides a model. */
    private List<Object> command(String name, Path model) throws IOException {
        Path written = folder.resolve("written.onnx");
        return new ArrayList<>(switch (name) {
            case "explain" -> List.of(name, "-m", model, "--preprocess", PIXELS, picture("a.png", 8, 9), "-o", folder);
            case "compile" -> List.of(name, model, "-o", written);
            case "convert" -> List.of(name, model, written);
            case "benchmark" -> List.of(name, model, "epsilon", "--runs", "1");
            default -> List.of(name, model);
        });
    }

    private Result with(List<Object> words, Object... more) {
        words.addAll(List.of(more));
        return LrpTest.lrp(words.toArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain", "compile", "check", "info", "benchmark", "convert"})
    void everyCommandTakesAShape(String command) throws IOException {
        for (String[] shape : new String[][]{{"--input", "3x8x9"}, {"--shape", "3,8,9"}, {"--input", "x=1x3x8x9"},
            {"--shape", "x=3x8x9"}}) {
            Result result = with(command(command, pooled), (Object[]) shape);
            assertEquals(0, result.exitCode(), String.join(" ", shape) + ": " + result.err());
        }
        Result wrong = with(command(command, pooled), "--input", "4x8x9");
        assertTrue(wrong.exitCode() != 0, command);
        assertTrue((wrong.err() + wrong.out()).contains("takes samples of shape (3, any, any), not (4, 8, 9)"),
                wrong.err() + wrong.out());
        assertEquals(2, with(command(command, pooled), "--input", "3x8xa").exitCode());
        assertEquals(2, with(command(command, pooled), "--input", "=3").exitCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain", "compile", "check", "info", "benchmark", "convert"})
    void everyCommandTakesAnOutput(String command) throws IOException {
        Result result = with(command(command, pooled), "--output", "pooled", "--input", "3x8x9");
        assertEquals(0, result.exitCode(), result.err());
        Result wrong = with(command(command, pooled), "--output", "hidden", "--input", "3x8x9");
        assertTrue(wrong.exitCode() != 0, command);
        assertTrue((wrong.err() + wrong.out()).contains("has no output 'hidden'; its outputs are ['scores', 'pooled']"),
                wrong.err() + wrong.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain", "compile", "check", "info", "benchmark", "convert"})
    void everyCommandTakesInputsFromFiles(String command) throws IOException {
        Path gain = array("gain.npy", 1, 0, 2, -1);
        Result result = with(command(command, gained), "--input", "gain=" + gain, "--input", "x=1x3x8x9");
        if (command.equals("convert")) {
            assertTrue(result.err().contains("inputs"), result.err());
        } else {
            assertEquals(0, result.exitCode(), result.err());
        }
        Result unknown = with(command(command, gained), "--input", "gian=" + gain);
        assertTrue(unknown.exitCode() != 0 && (unknown.err() + unknown.out()).contains("'gian'"),
                unknown.err() + unknown.out());
        Result lost = with(command(command, gained), "--input", "gain=" + folder.resolve("lost.npy"));
        assertEquals(1, lost.exitCode());
        assertTrue(lost.err().contains("lost.npy"), lost.err());
    }

    /** The output that was asked for is what is explained. */
    @Test
    void theOutputIsTheOneAskedFor() throws IOException {
        assertTrue(succeeds("info", pooled, "--output", "pooled", "--input", "3x8x9").out().contains("(4,)"));
        Path converted = folder.resolve("converted.onnx");
        succeeds("convert", pooled, converted, "--output", "pooled", "--input", "3x8x8");
        assertArrayEquals(new int[]{4}, Models.read(converted).shapes(3, 8, 8).getLast());
    }

    /** A held input changes what is explained, and is one for all pictures. */
    @ParameterizedTest
    @CsvSource({"java", "compiled", "hybrid"})
    void aHeldInputHolds(String engine) throws IOException {
        Path a = picture("a.png", 8, 9);
        Path b = picture("b.png", 8, 9);
        for (double factor : new double[]{1, 3}) {
            Path gain = array("gain.npy", factor, factor, factor, factor);
            succeeds("explain", "-m", gained, "--engine", engine, "--input", "gain=" + gain, "--preprocess", PIXELS,
                    "--composite", "gradient", "--target", "class:1", a, b, "-o", folder.resolve("out" + factor));
        }
        for (String name : List.of("a-1.npy", "b-1.npy")) {
            double[] one = StoredArrays.read(folder.resolve("out1.0").resolve(name)).toTensor().data();
            double[] three = StoredArrays.read(folder.resolve("out3.0").resolve(name)).toTensor().data();
            assertArrayEquals(java.util.Arrays.stream(one).map(v -> 3 * v).toArray(), three, 1e-6);
        }
    }

    @Test
    void inputsThatAreMissingAreNamed() throws IOException {
        Result result = LrpTest.lrp("explain", "-m", gained, "--preprocess", PIXELS, picture("a.png", 8, 8), "-o",
                folder);
        assertEquals(2, result.exitCode());
        assertTrue(result.err().contains("has the inputs gain, x; hold all but the one to explain"), result.err());
    }

    /** A model that needs no size takes pictures of any. */
    @Test
    void openSizesTakeAllPictures() throws IOException {
        Result result = succeeds("explain", "-m", pooled, "--preprocess", PIXELS, picture("a.png", 8, 8),
                picture("b.png", 5, 13), "-o", folder);
        assertTrue(result.out().contains("2 explanations of 2 pictures"), result.out());
    }

    /** Ids and masks of open length: of a shape by name, compiled for any runtime. */
    @Test
    void idsHaveTheirShapeByName() throws IOException {
        Path text = SmallModels.text(folder.resolve("text.onnx"));
        Result open = LrpTest.lrp("check", text);
        assertTrue(open.out().contains("say their shape when reading the model, such as 'ids=1x12'"), open.out());
        succeeds("check", text, "--shape", "ids=1x5", "--shape", "mask=1x5");
        succeeds("benchmark", text, "epsilon", "--runs", "1", "--shape", "ids=1x5", "--shape", "mask=1x5");
        // What runs as it is in the file is no part of a compiled graph.
        Result refused = LrpTest.lrp("compile", text, "--composite", "epsilon", "--shape", "ids=1x5", "--shape",
                "mask=1x5", "-o", folder.resolve("compiled.onnx"));
        assertEquals(1, refused.exitCode());
        assertTrue(refused.err().contains("is computed from ids, masks or shapes alone"), refused.err());
        Path compiled = folder.resolve("compiled.onnx");
        succeeds("compile", gained, "--composite", "epsilon", "--shape", "x=1x3x8x8", "-o", compiled);
        try (OnnxSession session = OnnxSession.open(compiled)) {
            assertEquals(List.of("data", "data/1", "target"), session.inputs());
        }
    }

    /** The package lrp: shapes, outputs, inputs by name, ids as integers. */
    @Test
    void pythonTakesThemToo() throws IOException {
        Path text = SmallModels.text(folder.resolve("text.onnx"));
        String code = """
                import lrp, numpy as np
                x = np.random.RandomState(0).rand(2, 3, 8, 9)
                folder = %r
                model = lrp.load(folder + "/pooled.onnx", output="pooled", input="3x8x9")
                assert model(x).shape == (2, 4), model(x).shape
                assert lrp.load(folder + "/pooled.onnx", shape=(3, 8, 9))(x).shape == (2, 3)
                gained = lrp.load(folder + "/gained.onnx")
                assert gained.inputs == ["gain", "x"]
                gain = np.array([[1., 0, 2, -1]])
                why = gained.explain({"x": x, "gain": gain}, "gradient", target=1)
                assert {k: v.shape for k, v in why.roots.items()} == {"gain": (2, 4), "x": (2, 3, 8, 9)}
                ids, mask = np.array([[1, 2, 6, 0], [3, 3, 0, 0]]), np.array([[1, 1, 1, 0], [1, 1, 0, 0]])
                for engine in "java", "compiled", "hybrid":
                    model = lrp.load(folder + "/text.onnx", engine, input={"ids": (1, 4), "mask": (1, 4)})
                    found = model.explain({"ids": ids, "mask": mask}, "epsilon")
                    tokens = found.relevance.sum(axis=-1)
                    assert found.relevance.shape == (2, 4, 4) and list(found.roots) == ["word"]
                    assert (tokens[mask == 0] == 0).all() and abs(found.conservation - 1).max() < 1e-3
                    lonely = model.explain({"ids": ids, "mask": np.array([[1, 0, 0, 0]])}, "epsilon")
                    assert (lonely.relevance[:, 1:] == 0).all()
                try:
                    model(ids)
                except ValueError as e:
                    assert "give a dict of arrays by name" in str(e), e
                else:
                    raise AssertionError
                """.replace("%r", "'" + folder.toString().replace("\\", "/") + "'");
        assertTrue(Files.exists(text));
        assertEquals(0, LrpTest.lrp("run", "-c", code).exitCode());
    }

    /** What {@code -o} was called before outputs had names. */
    @Test
    void outputWithoutOIsTheFolder() throws IOException {
        Path out = folder.resolve("results");
        succeeds("explain", "-m", pooled, "--preprocess", PIXELS, picture("a.png", 8, 8), "--output", out);
        assertTrue(Files.exists(out.resolve("a-" + best(out) + ".npy")));
        assertTrue(LrpTest.lrp("explain", "-m", pooled, picture("a.png", 8, 8)).err()
                .contains("Missing required option: '-o=DIR'"));
    }

    private static int best(Path out) throws IOException {
        try (var files = Files.list(out)) {
            return files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".npy"))
                    .mapToInt(f -> Integer.parseInt(f.substring(2, f.length() - 4))).findFirst().orElseThrow();
        }
    }

    /** The sizes of images keep their order in formats that have the channels last. */
    @Test
    void shapesTurnWithTheLayout() throws IOException {
        Path text = folder.resolve("first.txt");
        Files.writeString(text, "Convolution 3 3 2 4 1 1\n" + "0.5 ".repeat(72) + "\n0 0 0 0\nFlatten\nLinear 48 2\n"
                + "0.1 ".repeat(96) + "\n0 0\n");
        Path onnx = folder.resolve("first.onnx");
        Path mat = folder.resolve("first.mat");
        succeeds("convert", text, onnx, "--input", "5x6x2");
        succeeds("convert", onnx, mat);
        Network read = Models.read(mat);
        assertArrayEquals(new int[]{2}, read.shapes(5, 6, 2).getLast());
    }

    /** What to type instead is said by the commands that know it. */
    @Test
    void networksOfWordsTakeNoPictures() {
        Path model = Shared.projectRoot().resolve("demos/models/text/bag.onnx");
        Path picture = Shared.projectRoot().resolve("demos/data/shapes/circle.png");
        Result explained = LrpTest.lrp("explain", "-m", model, picture, "-o", folder.resolve("out"));
        assertEquals(1, explained.exitCode());
        assertTrue(
                explained.err().contains("takes no pictures but whole numbers of shape (8,), such as those of words; "
                        + "texts are explained with --text"),
                explained.err());
        Result nothing = LrpTest.lrp("explain", "-m", model, "-o", folder.resolve("out"));
        assertTrue(nothing.err().contains("'IMAGES'; for networks that take words, --text"), nothing.err());
    }

    @Test
    void countsOfBenchmarksAreChecked() {
        Path model = Shared.projectRoot().resolve("demos/models/shapes/shapes.onnx");
        for (String option : new String[]{"--batch", "--runs"}) {
            Result refused = LrpTest.lrp("benchmark", model, "epsilon", option, "0");
            assertTrue(refused.err().contains(option + " 0: expected at least 1"), refused.err());
        }
    }
}
