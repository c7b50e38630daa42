package org.lrptoolbox.cli.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
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
import org.lrptoolbox.cli.SmallModels;
import org.lrptoolbox.cli.caffe.SixDigits;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.io.StoredArrays;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.Golden;

import picocli.CommandLine;

/** The command as a person types it, on a small network for pictures of 4 x 4 pixels. */
class ExplainCommandTest {
    private static final String SETTINGS = "order=rgb scale=1/255 layout=nhwc";
    private static final String MODEL = """
            Convolution 3 3 3 4 1 1
            %s
            0.1 -0.2 0.3 0
            Rect
            Flatten
            Linear 16 3
            %s
            0 0.1 0.2
            SoftMax
            """;

    @TempDir
    private Path dir;
    private Path model;
    private Path image;

    private record Result(int exitCode, String out, String err) {}

    @BeforeEach
    void files() throws IOException {
        model = Files.writeString(dir.resolve("m.txt"), MODEL.formatted(numbers(108), numbers(48)));
        image = picture("a.png", 4);
    }

    private static String numbers(int count) {
        Random random = new Random(count);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(random.nextGaussian()).append(' ');
        }
        return text.toString().strip();
    }

    private Path picture(String name, int side) throws IOException {
        byte[] pixels = new byte[side * side * 3];
        new Random(name.hashCode()).nextBytes(pixels);
        Path file = dir.resolve(name);
        ImageFiles.write(ByteImage.of(pixels, side, side, 3), file);
        return file;
    }

    private Result explain(Object... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] all = new String[words.length + 6];
        for (int i = 0; i < words.length; i++) {
            all[i] = words[i].toString();
        }
        System.arraycopy(new String[]{"-m", model.toString(), "-o", dir.resolve("out").toString(), "--preprocess",
            SETTINGS}, 0, all, words.length, 6);
        int code = new CommandLine(new ExplainCommand()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .execute(all);
        return new Result(code, out.toString(), err.toString());
    }

    private Tensor input() throws IOException {
        return Preprocessing.parse(SETTINGS).apply(ImageFiles.read(image));
    }

    @Test
    void relevanceIsThatOfTheExplainer() throws IOException {
        Result result = explain(image, "--target", "class:1", "--composite", "epsilon", "--epsilon", "0.5", "--layer",
                "1-Rect");
        assertEquals("", result.err());
        Attribution expected = Explainer.of(Models.read(model), Composites.named("epsilon")).explain(input(),
                Target.classIndex(1));
        Tensor weak = Golden.read(dir.resolve("out/a-1.npy"));
        assertArrayEquals(new int[]{4, 4, 3}, weak.shape());
        assertTrue(Math.abs(weak.sum() - expected.relevance().sum()) > 1e-3, "--epsilon has no effect");
        assertArrayEquals(new int[]{2, 2, 4}, Golden.read(dir.resolve("out/a-1-1-Rect.npy")).shape());
        explain(image, "--target", "class:1", "--composite", "epsilon");
        Close.assertClose(expected.relevance().reshape(4, 4, 3), Golden.read(dir.resolve("out/a-1.npy")), 0,
                "relevance");
        ByteImage heatmap = ImageFiles.read(dir.resolve("out/a-1.png"));
        assertEquals(224, heatmap.height());
        assertFalse(Files.exists(dir.resolve("out/a-1-overlay.png")));
    }

    /** What no name was typed for is told; networks of convolutions alone are explained as they always were. */
    @Test
    void networksGetTheRulesThatFitThem() throws IOException {
        assertFalse(explain(image).out().contains("composite"));
        Path tokens = SmallModels.normed(dir.resolve("tokens.onnx"));
        for (String[] typed : new String[][]{{}, {"--composite", "attnlrp-gamma"}, {"--composite", "epsilon-plus"}}) {
            StringWriter out = new StringWriter();
            String folder = "fit" + typed.length + String.join("", typed);
            List<String> words = new ArrayList<>(List.of("-m", tokens.toString(), "-o", dir.resolve(folder).toString(),
                    "--preprocess", "resize=none crop=none scale=1/255", "--target", "class:1", image.toString()));
            words.addAll(List.of(typed));
            assertEquals(0, new CommandLine(new ExplainCommand()).setOut(new PrintWriter(out))
                    .execute(words.toArray(String[]::new)), out.toString());
            assertEquals(typed.length == 0,
                    out.toString().contains("composite: AttnLRP gamma, which fits this network"), out.toString());
        }
        Tensor fitted = Golden.read(dir.resolve("fit0/a-1.npy"));
        Close.assertClose(Golden.read(dir.resolve("fit2--compositeattnlrp-gamma/a-1.npy")), fitted, 0, "fitted");
        assertNotEquals(Golden.read(dir.resolve("fit2--compositeepsilon-plus/a-1.npy")), fitted);
    }

    @Test
    void aLineForEveryPictureAndTarget() throws IOException {
        Path classes = Files.writeString(dir.resolve("names"), "zero\none\ntwo\n");
        picture("b.png", 4);
        Result result = explain(image, dir.resolve("b.png"), "--target", "top2", "--classes", classes, "--overlay",
                "0.5", "--scaling", "2");
        String[] lines = result.out().split("\n");
        assertEquals(7, lines.length, result.out());
        assertEquals("4 explanations of 2 pictures in " + dir.resolve("out"), lines[6]);
        assertEquals("engine: java on cpu", lines[0]);
        assertTrue(lines[1].startsWith("preprocessing: resize=none crop=none order=rgb scale=1/255 "), lines[1]);
        String pattern = "a.png: ([012]) (zero|one|two) \\S+, .*; relevance of \\1 \\2: \\S+ of \\S+ \\(\\S+ %\\)";
        assertTrue(lines[2].matches(pattern), lines[2]);
        assertTrue(lines[5].startsWith("b.png: "), lines[5]);
        assertEquals(4, outputs("-overlay.png"));
        assertEquals(8, ImageFiles.read(dir.resolve("out/" + firstOutput("-overlay.png"))).width());
    }

    private long outputs(String ending) throws IOException {
        try (var files = Files.list(dir.resolve("out"))) {
            return files.filter(f -> f.toString().endsWith(ending)).count();
        }
    }

    private String firstOutput(String ending) throws IOException {
        try (var files = Files.list(dir.resolve("out"))) {
            return files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(ending)).sorted().findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void batchesChangeNothing() throws IOException {
        for (int i = 0; i < 5; i++) {
            picture("p" + i + ".png", 4);
        }
        explain(dir, "--target", "class:0", "--batch", "1");
        Tensor alone = Golden.read(dir.resolve("out/p3-0.npy"));
        explain(dir, "--target", "class:0", "--batch", "4");
        Close.assertClose(alone, Golden.read(dir.resolve("out/p3-0.npy")), Close.TWIN, "batch");
        assertEquals(6, outputs(".npy"));
    }

    /** A JPEG of 4 x 4 pixels, black above and white below, whose EXIF data says that it stands on its head. */
    private Path turned() throws IOException {
        byte[] pixels = new byte[48];
        java.util.Arrays.fill(pixels, 24, 48, (byte) 255);
        Path plain = dir.resolve("plain.jpg");
        ImageFiles.write(ByteImage.of(pixels, 4, 4, 3), plain);
        byte[] jpeg = Files.readAllBytes(plain);
        Files.delete(plain);
        String segment = "ffe10022" + "457869660000" + "49492a0008000000" + "0100" + "120103000100000003000000"
                + "00000000";
        var out = new java.io.ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.write(java.util.HexFormat.of().parseHex(segment));
        out.write(jpeg, 2, jpeg.length - 2);
        return Files.write(dir.resolve("turned.jpg"), out.toByteArray());
    }

    @Test
    void turnedPicturesAreExplainedAsStoredAndSaidSo() throws IOException {
        Path file = turned();
        Result stored = explain(file, "--target", "class:0");
        assertTrue(stored.err().contains("turned.jpg was taken with a turned camera (EXIF orientation 3)"),
                stored.err());
        Tensor asStored = Golden.read(dir.resolve("out/turned-0.npy"));
        assertTrue(magnitude(asStored, 0) < 0.1 * magnitude(asStored, 1), "black above receives next to nothing");
        assertEquals("", explain(file, "--target", "class:0", "--exif").err());
        Tensor upright = Golden.read(dir.resolve("out/turned-0.npy"));
        assertTrue(magnitude(upright, 1) < 0.1 * magnitude(upright, 0), "black is below");
    }

    private static double magnitude(Tensor relevance, int half) {
        return java.util.Arrays.stream(relevance.data(), half * 24, half * 24 + 24).map(Math::abs).sum();
    }

    /** More classes than are explained at once. */
    @Test
    void everyClassOneByOne() throws IOException {
        model = Files.writeString(dir.resolve("many.txt"), "Flatten\nLinear 48 20\n" + numbers(960) + "\n"
                + "0 ".repeat(20).strip() + "\n");
        explain(image, "--target", "class:7");
        Tensor seventh = Golden.read(dir.resolve("out/a-7.npy"));
        Files.delete(dir.resolve("out/a-7.npy"));
        explain(image, "--target", "all");
        assertEquals(20, outputs(".npy"));
        Close.assertClose(seventh, Golden.read(dir.resolve("out/a-7.npy")), Close.TWIN, "class 7");
        String[] lines = explain(image, "--target", "top18").out().split("\n");
        assertEquals(2 + 18 + 1, lines.length);
        assertTrue(lines[2].matches("a.png: (\\d+) .*; relevance of \\1: .*"), lines[2]);
    }

    @Test
    void rulesAndLedgerArePrintedOnDemand() {
        String quiet = explain(image).out();
        String all = explain(image, "--print-rules", "--ledger", "--composite", "epsilon-gamma-box").out();
        assertTrue(all.contains("composite: EpsilonGammaBox"), all);
        // The box is what the preprocessing can make of pixels.
        assertTrue(all.contains("ZBox[low=0.0, high=1.0"), all);
        assertTrue(all.contains("  bias  ") && !quiet.contains("  bias  "), all);
    }

    @Test
    void layersHaveRulesByName() {
        String all = explain(image, "--print-rules", "--composite", "epsilon", "--rule", "*Linear*=flat", "--rule",
                "Linear=epsilon(0.5)").out();
        assertTrue(all.contains("composite: Epsilon; *Linear*=flat; Linear=epsilon(0.5)"), all);
        assertTrue(all.contains("Epsilon[epsilon=0.5]") && !all.contains("  Flat\n"), all);
        Result none = explain(image, "--rule", "nowhere=flat");
        assertEquals(2, none.exitCode());
        assertTrue(none.err().contains("no layer has a name or type like 'nowhere'; there are "), none.err());
        assertTrue(explain(image, "--composite", "caffe-100", "--rule", "*=flat").err()
                .contains("--rule would do nothing with --composite caffe-100"));
    }

    /** The other engines give the same, in float32. */
    @ParameterizedTest
    @ValueSource(strings = {"compiled", "hybrid"})
    void enginesAgree(String engine) {
        explain(image, "--target", "class:2");
        Tensor expected = Golden.read(dir.resolve("out/a-2.npy"));
        String out = explain(image, "--target", "class:2", "--engine", engine).out();
        assertTrue(out.startsWith("engine: " + engine + " on cpu"), out);
        Close.assertClose(expected, Golden.read(dir.resolve("out/a-2.npy")), 1e-4, engine);
    }

    /** A gradient starts from 1, not from the score, and promises no sum. */
    @Test
    void gradientsSumToNothingInParticular() {
        String line = explain(image, "--composite", "gradient").out().split("\n")[2];
        assertTrue(line.matches("a.png: .*; gradient of [012]: sum \\S+"), line);
    }

    @Test
    void theFormatOfTheCaffePrograms() throws IOException {
        assertEquals(0, explain(image, "--format", "caffe", "--target", "output").exitCode());
        var lines = Files.readAllLines(dir.resolve("out/a.png_rawhm.txt"));
        assertEquals(2 + 3 * 4, lines.size());
        assertEquals("3", lines.get(0));
        assertEquals("4 4", lines.get(1));
        assertTrue(lines.get(2).matches("(-?[0-9.e-]+ ){4}"), lines.get(2));
        double probabilities = 0;
        for (String line : Files.readAllLines(dir.resolve("out/a.png_top10scores.txt"))) {
            probabilities += Double.parseDouble(line.split(" ")[1]);
        }
        assertEquals(1, probabilities, 1e-5);
        assertArrayEquals(ImageFiles.read(image).pixels(),
                ImageFiles.read(dir.resolve("out/a.png_as_inputted_into_the_dnn.png")).pixels());
        assertTrue(Files.exists(dir.resolve("out/a.png_heatmap.png")));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1.0, 1", "-0.000123456789, -0.000123457", "0.00001, 1e-05", "123456.7, 123457",
        "1234567, 1.23457e+06", "1e100, 1e+100", "NaN, nan", "-Infinity, -inf", "0.5, 0.5", "999999.9, 1e+06"})
    void sixDigitsAsInC(double value, String text) {
        assertEquals(text, SixDigits.text(value));
    }

    @Test
    void oneBadPictureDoesNotStopTheOthers() throws IOException {
        Path broken = Files.writeString(dir.resolve("broken.png"), "no picture");
        Result result = explain(broken, image);
        assertEquals(2, result.exitCode());
        assertTrue(result.err().contains("broken.png: is no PNG"), result.err());
        assertTrue(result.out().endsWith("; 1 picture could not be explained\n"), result.out());
        assertEquals(1, outputs(".npy"));
    }

    /** Of sizes the network does not take: each is named, the rest is explained. */
    @Test
    void oddPicturesAreNamedAndSkipped() throws IOException {
        Path wide = dir.resolve("wide.png");
        ImageFiles.write(ByteImage.of(new byte[3 * 512 * 3], 3, 512, 3), wide);
        Path large = picture("large.png", 6);
        Result result = explain(wide, large, image, picture("z.png", 4));
        assertEquals(2, result.exitCode(), result.err());
        assertTrue(result.err().contains("wide.png: "), result.err());
        assertTrue(result.err().contains("large.png: the network does not take"), result.err());
        assertTrue(result.out().endsWith("; 2 pictures could not be explained\n"), result.out());
        assertEquals(2, outputs(".npy"));
        assertEquals(1, explain(large).exitCode(), "none of the right size");
    }

    @Test
    void picturesThatCannotBeResizedAreNamed() throws IOException {
        Path wide = dir.resolve("wide.png");
        ImageFiles.write(ByteImage.of(new byte[3 * 512 * 3], 3, 512, 3), wide);
        StringWriter err = new StringWriter();
        int code = new CommandLine(new ExplainCommand()).setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err)).execute("-m", model.toString(), "-o", dir.resolve("out").toString(),
                        "--preprocess", "resize=short:224 crop=4 scale=1/255 layout=nhwc", wide.toString(),
                        image.toString());
        assertEquals(2, code, err.toString());
        assertTrue(err.toString().contains("wide.png: the picture is too elongated"), err.toString());
        assertEquals(1, outputs(".npy"));
    }

    @Test
    void mistakesAreNamedWithCode2() throws IOException {
        for (String[] words : new String[][]{{"--target", "best"}, {"--target", "class:tabby"}, {"--gamma", "1"},
            {"--device", "tpu"}, {"--format", "mat"}, {"--composite", "epsilon", "--low", "0"}}) {
            Result result = explain(image, words[words.length - 2], words[words.length - 1], "--composite",
                    words.length > 2 ? words[1] : "epsilon-plus");
            assertEquals(2, result.exitCode(), result.err());
            assertTrue(result.err().contains(words[words.length - 2].replace("--", "")), result.err());
        }
    }

    @Test
    void numbersOutOfRangeAndIdleOptionsAreMistakes() {
        for (String words : new String[]{"--batch 0", "--overlay 7", "--scaling 0", "--clip 0", "--heat-gamma -1",
            "--epsilon -1", "--colors gray-red --clip 99", "--format caffe --overlay 0.5",
            "--format caffe --layer 1-Rect", "--format caffe --colors bwr", "--format caffe --target top3",
            "--composite epsilon --beta 0.5", "--samples 3"}) {
            Object[] all = java.util.stream.Stream.concat(java.util.stream.Stream.of(image),
                    java.util.Arrays.stream(words.split(" "))).toArray();
            Result result = explain(all);
            assertEquals(2, result.exitCode(), words + ": " + result.err());
            assertTrue(result.err().contains(words.split(" ")[words.split(" ").length - 2]), result.err());
        }
        assertFalse(Files.exists(dir.resolve("out")), "nothing was begun");
    }

    /** Results of two files of one name lie apart. */
    @Test
    void picturesOfOneNameHaveResultsOfTheirOwn() throws IOException {
        Path pets = Files.createDirectories(dir.resolve("in/pets"));
        Files.copy(image, pets.resolve("a.png"));
        Files.copy(image, dir.resolve("in/a.png"));
        ImageFiles.write(ImageFiles.read(image), dir.resolve("in/a.bmp"));
        Result flat = explain(dir.resolve("in"), "--target", "class:0");
        assertTrue(flat.err().contains("1 folder inside not searched (-r does): pets"), flat.err());
        assertTrue(Files.exists(dir.resolve("out/a.png-0.npy")) && Files.exists(dir.resolve("out/a.bmp-0.npy")));
        Result deep = explain(dir.resolve("in"), "-r", "--target", "class:0");
        assertEquals("", deep.err());
        assertTrue(Files.exists(dir.resolve("out/pets/a-0.npy")));
        Path twin = Files.copy(image, Files.createDirectories(dir.resolve("twin")).resolve("a.png"));
        explain(image, twin, "--target", "class:1");
        assertTrue(Files.exists(dir.resolve("out/a.png-1.npy")) && Files.exists(dir.resolve("out/twin/a.png-1.npy")));
    }

    @Test
    void whatIsNotReadIsSaidAndNothingToReadIsAnError() throws IOException {
        Path folder = Files.createDirectory(dir.resolve("in"));
        Files.writeString(folder.resolve("notes.txt"), "no picture");
        Result none = explain(folder);
        assertEquals(2, none.exitCode());
        assertTrue(none.err().contains("1 file not read: notes.txt"), none.err());
        assertTrue(none.err().contains("no pictures found in " + folder), none.err());
    }

    @Test
    void picturesAreNeverOverwritten() throws IOException {
        Path victim = picture("a-1.png", 4);
        byte[] before = Files.readAllBytes(victim);
        Result result = explain(image, victim, "--target", "class:1", "-o", dir);
        assertEquals(2, result.exitCode(), "-o twice");
        StringWriter err = new StringWriter();
        int code = new CommandLine(new ExplainCommand()).setErr(new PrintWriter(err)).execute("-m", model.toString(),
                "-o", dir.toString(), "--preprocess", SETTINGS, "--target", "class:1", image.toString(),
                victim.toString());
        assertEquals(1, code, err.toString());
        assertArrayEquals(before, Files.readAllBytes(victim));
    }

    /** Weaker of two pictures: alone it reaches full colour, on a shared scale it does not. */
    @Test
    void heatmapsOnOneScaleCanBeCompared() throws IOException {
        Path faint = dir.resolve("faint.png");
        byte[] pixels = ImageFiles.read(image).pixels();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (Byte.toUnsignedInt(pixels[i]) / 8);
        }
        ImageFiles.write(ByteImage.of(pixels, 4, 4, 3), faint);
        explain(image, faint, "--target", "class:1", "--scaling", "1");
        assertEquals(0, darkest("faint-1.png"), 1);
        explain(image, faint, "--target", "class:1", "--scaling", "1", "--scale", "shared");
        assertEquals(0, Math.min(darkest("faint-1.png"), darkest("a-1.png")), 1);
        assertTrue(Math.max(darkest("faint-1.png"), darkest("a-1.png")) > 20);
    }

    /** The smallest of all red, green and blue: 0 at full strength of blue-white-red. */
    private int darkest(String name) throws IOException {
        byte[] pixels = ImageFiles.read(dir.resolve("out").resolve(name)).pixels();
        int least = 255;
        for (byte p : pixels) {
            least = Math.min(least, Byte.toUnsignedInt(p));
        }
        return least;
    }

    @Test
    void legendsAndFloat32() throws IOException {
        assertEquals(0, explain(image, "--target", "class:1", "--legend", "--engine", "compiled").exitCode());
        ByteImage sheet = ImageFiles.read(dir.resolve("out/a-1.png"));
        assertTrue(sheet.width() > 224 && sheet.height() > 224);
        assertEquals(org.lrptoolbox.io.ElementType.FLOAT32, StoredArrays.read(dir.resolve("out/a-1.npy")).type());
    }
}
