package org.lrptoolbox.cli.caffe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lrptoolbox.testing.Close.assertClose;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.Models;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Shared;
import org.lrptoolbox.io.StoredArrays;

import picocli.CommandLine;

/** Configuration, list and prefix in; the files of the original out. */
class CaffeDemoCommandTest {
    private static final String NET = """
            input: "data" input_shape { dim: 1 dim: 3 dim: 8 dim: 8 }
            layer { name: "conv" type: "Convolution" bottom: "data" top: "conv" convolution_param { num_output: 4
              kernel_size: 3 weight_filler { type: "gaussian" std: 0.05 } bias_filler { type: "uniform" min: -1 } } }
            layer { name: "relu" type: "ReLU" bottom: "conv" top: "conv" }
            layer { name: "fc" type: "InnerProduct" bottom: "conv" top: "fc" inner_product_param { num_output: 6
              weight_filler { type: "xavier" } } }
            layer { name: "prob" type: "Softmax" bottom: "fc" top: "prob" }
            """;

    @TempDir
    private Path dir;

    private record Result(int exitCode, String out, String err) {}

    @BeforeEach
    void files() throws IOException {
        Files.writeString(dir.resolve("random.prototxt"), NET);
        Models.write(Models.read(dir.resolve("random.prototxt")), dir.resolve("net.caffemodel"));
        Files.writeString(dir.resolve("names.txt"), "zero\none\ntwo\nthree\nfour\nfive\n");
        double[] mean = new double[3 * 8 * 8];
        Arrays.fill(mean, 100);
        StoredArrays.write(new TypedArray(ElementType.FLOAT64, new int[]{1, 3, 8, 8}, mean),
                dir.resolve("mean.binaryproto"));
        Files.createDirectory(dir.resolve("pictures"));
        for (int i = 0; i < 3; i++) {
            byte[] pixels = new byte[12 * 10 * 3];
            new Random(i).nextBytes(pixels);
            ImageFiles.write(ByteImage.of(pixels, 10, 12, 3), dir.resolve("pictures/p" + i + ".png"));
        }
    }

    private Path config(String... changes) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("param_file", dir.resolve("net.prototxt").toString());
        values.put("model_file", dir.resolve("net.caffemodel").toString());
        values.put("mean_file", dir.resolve("mean.binaryproto").toString());
        values.put("synsetfile", dir.resolve("names.txt").toString());
        values.put("use_mean_file_asbinaryprotoblob", "1 behind it anything");
        values.put("lastlayerindex", "-2");
        values.put("firstlayerindex", "0");
        values.put("numclasses", "6");
        values.put("baseimgsize", "12");
        values.put("standalone_outpath", dir.resolve("out").toString());
        values.put("standalone_rootpath", "pictures");
        values.put("epsstab", "1");
        values.put("alphabeta_beta", "1");
        values.put("relpropformulatype", "100");
        values.put("auxiliaryvariable_maxlayerindexforflatdistinconv", "0");
        for (int i = 0; i < changes.length; i += 2) {
            values.put(changes[i], changes[i + 1]);
        }
        StringBuilder text = new StringBuilder("a comment\n\n");
        values.forEach((key, value) -> text.append(key).append('\n').append(value).append("\nmore text\n"));
        return Files.writeString(dir.resolve("config.txt"), text);
    }

    private Path list(String... lines) throws IOException {
        return Files.write(dir.resolve("list.txt"), List.of(lines));
    }

    private Result demo(Object... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new CommandLine(new CaffeDemoCommand()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .setExecutionExceptionHandler((e, c, p) -> {
                    c.getErr().println(e.getMessage());
                    return 1;
                }).execute(Arrays.stream(words).map(Object::toString).toArray(String[]::new));
        return new Result(code, out.toString(), err.toString());
    }

    private Map<String, byte[]> outputs() throws IOException {
        Map<String, byte[]> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(dir.resolve("out"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.put(dir.resolve("out").relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return all;
    }

    @Test
    void fourFilesForEveryImageAndTheSameInEveryForm() throws IOException {
        Path list = list("pictures/p0.png 2", "", "x", "pictures/p1.png -1 and more", "pictures/p2.png -2");
        Result result = demo(config(), list, dir, "--engine", "java");
        assertEquals(0, result.exitCode(), result.err());
        assertTrue(result.out().contains("alpha-beta(2.0, 1.0) on convolutions, epsilon(1.0) on dense layers"),
                result.out());
        Map<String, byte[]> parallel = outputs();
        assertEquals(12, parallel.size());
        String raw = new String(parallel.get("pictures/p0.png_rawhm.txt"));
        String[] lines = raw.split("\n");
        assertEquals(2 + 3 * 8, lines.length);
        assertEquals("3", lines[0]);
        assertEquals("8 8", lines[1]);
        assertEquals(6, new String(parallel.get("pictures/p1.png_top10scores.txt")).split("\n").length);
        demo("-c", config(), "-f", list, "-p", dir, "-b", "default", "--engine", "java");
        outputs().forEach((name, bytes) -> assertArrayEquals(parallel.get(name), bytes, name));
    }

    @Test
    void aBadImageIsReportedAndTheOthersAreExplained() throws IOException {
        Files.writeString(dir.resolve("pictures/bad.png"), "no picture");
        Result result = demo(config(), list("pictures/bad.png 1", "pictures/none.png 1", "pictures/p1.png 1"), dir,
                "--minimal", "--engine", "java");
        assertEquals(2, result.exitCode());
        assertTrue(result.err().contains("bad.png: is no PNG") && result.err().contains("none.png: no such file"),
                result.err());
        assertEquals(List.of("pictures/p1.png_rawhm.txt", "pictures/p1.png_top10scores.txt"),
                List.copyOf(outputs().keySet()));
    }

    @Test
    void mistakesAreNamed() throws IOException {
        Path list = list("pictures/p0.png 0");
        for (String[] change : new String[][]{{"epsstab", "much", "epsstab is 'much'"},
            {"mean_file", "nowhere", "mean_file: nowhere does not exist"}, {"lastlayerindex", "-3", "lastlayerindex"},
            {"baseimgsize", "7", "baseimgsize is 7"}, {"relpropformulatype", "31", "formula 31 does not exist"},
            {"use_mean_file_asbinaryprotoblob", "5", "expected 0 for text"}}) {
            Result result = demo(config(change[0], change[1]), list, dir, "--engine", "java");
            assertEquals(1, result.exitCode());
            assertTrue(result.err().contains(change[2]), result.err());
        }
        Path shorter = Files.writeString(dir.resolve("short.txt"), "param_file\nx\n");
        assertTrue(demo(shorter, list, dir).err().contains("model_file is missing"));
        assertTrue(demo(config(), list("pictures/p0.png"), dir).err().contains("line 1: expected a path"));
        assertTrue(demo(config(), list("pictures/p0.png -7"), dir).err().contains("line 1: expected a path"));
        assertTrue(demo(config("standalone_rootpath", "photos"), list("pictures/p0.png 1"), dir, "--engine", "java")
                .err().contains("'photos' does not occur"));
        assertFalse(Files.exists(dir.resolve("out")));
    }

    /** Formula 6 has its box; the original had none, so nothing is compatible with it. */
    @Test
    void boxesAreThoseOfPixelsLessTheMean() throws IOException {
        Path list = list("pictures/p0.png 2");
        assertEquals(0, demo(config("relpropformulatype", "6"), list, dir, "--engine", "java").exitCode());
        Result refused = demo(config("relpropformulatype", "8"), list, dir, "--compat", "original");
        assertTrue(refused.err().contains("read memory it never set"), refused.err());
    }

    /** Relevance of the layer above the image has that layer's channels. */
    @Test
    void relevanceCanStopAtALayer() throws IOException {
        assertEquals(0, demo(config("firstlayerindex", "2"), list("pictures/p0.png 2"), dir, "--minimal", "--engine",
                "java").exitCode());
        assertTrue(new String(outputs().get("pictures/p0.png_rawhm.txt")).startsWith("4\n6 6\n"));
    }

    /** End to end: an image of zeros less a mean that is the negative of the golden data. */
    @TestFactory
    Stream<DynamicTest> relevanceIsThatOfTheOriginalPrograms() throws IOException {
        Path golden = Shared.path("golden/caffe");
        List<Path> files;
        try (Stream<Path> all = Files.list(golden)) {
            files = all.filter(f -> f.getFileName().toString().matches("R_.*_classes\\d+\\.txt")).sorted().toList();
        }
        return files.stream().map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> compare(golden, f)));
    }

    private void compare(Path golden, Path file) throws IOException {
        String[] parts = file.getFileName().toString().replaceAll("[a-zR]+|\\.txt", "").split("_");
        Map<String, Tensor> weights = read(golden.resolve("weights.txt"));
        Files.write(dir.resolve("tiny.caffemodel"), CaffeFiles.bytes(weights));
        Tensor data = read(golden.resolve("activations.txt")).get("data");
        StringBuilder mean = new StringBuilder("3 16 16\n");
        for (int c = 0; c < 3; c++) {
            for (int column = 0; column < 16; column++) {
                for (int row = 0; row < 16; row++) {
                    mean.append(-data.data()[(c * 16 + row) * 16 + column]).append(' ');
                }
            }
        }
        Files.writeString(dir.resolve("mean.txt"), mean);
        ImageFiles.write(ByteImage.of(new byte[16 * 16 * 3], 16, 16, 3), dir.resolve("pictures/black.png"));
        Path config = config("param_file", golden.resolve("net.prototxt").toString(), "model_file",
                dir.resolve("tiny.caffemodel").toString(), "mean_file", dir.resolve("mean.txt").toString(),
                "use_mean_file_asbinaryprotoblob", "0", "numclasses", "12", "baseimgsize", "16", "epsstab", parts[3],
                "alphabeta_beta", parts[4], "relpropformulatype", parts[1],
                "auxiliaryvariable_maxlayerindexforflatdistinconv", parts[2]);
        Result result = demo(config, list("pictures/black.png " + parts[5]), dir,
                "--compat", "original", "--minimal", "--engine", "java");
        assertEquals(0, result.exitCode(), result.err());
        List<Double> found = new ArrayList<>();
        String[] lines = new String(outputs().get("pictures/black.png_rawhm.txt")).split("\n");
        for (String line : Arrays.copyOfRange(lines, 2, lines.length)) {
            Arrays.stream(line.strip().split(" ")).map(Double::valueOf).forEach(found::add);
        }
        Tensor expected = read(file).get("data");
        Tensor actual = Tensor.zeros(expected.shape());
        for (int i = 0; i < actual.size(); i++) {
            actual.data()[i] = found.get((2 - i / 256) * 256 + i % 256);
        }
        assertClose(expected, actual, 1e-5, file.toString());
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

    private double[] raw(String name) throws IOException {
        String[] lines = new String(outputs().get("pictures/" + name + "_rawhm.txt")).split("\n");
        return Arrays.stream(lines).skip(2).flatMap(l -> Arrays.stream(l.strip().split(" ")))
                .mapToDouble(Double::parseDouble).toArray();
    }

    /** -1 is the best class of the ranking, -2 the five best in one map: their maps added up. */
    @Test
    void minusOneAndMinusTwo() throws IOException {
        demo(config(), list("pictures/p0.png -1"), dir, "--engine", "java");
        double[] best = raw("p0.png");
        String[] ranking = new String(outputs().get("pictures/p0.png_top10scores.txt")).split("\n");
        double[] sum = new double[best.length];
        for (int k = 0; k < 5; k++) {
            demo(config(), list("pictures/p0.png " + ranking[k].split(" ")[0]), dir, "--engine", "java");
            double[] one = raw("p0.png");
            if (k == 0) {
                assertArrayEquals(best, one);
            }
            Arrays.setAll(sum, i -> sum[i] + one[i]);
        }
        demo(config(), list("pictures/p0.png -2"), dir, "--engine", "java");
        double[] together = raw("p0.png");
        for (int i = 0; i < sum.length; i++) {
            assertEquals(sum[i], together[i], 1e-4 * Arrays.stream(together).map(Math::abs).max().orElseThrow());
        }
        // Fewer classes are ranked: the best of them is another.
        demo(config("numclasses", "2"), list("pictures/p0.png -1"), dir, "--engine", "java");
        String[] two = new String(outputs().get("pictures/p0.png_top10scores.txt")).split("\n");
        assertEquals(2, two.length);
        double[] bestOfTwo = raw("p0.png");
        demo(config(), list("pictures/p0.png " + two[0].split(" ")[0]), dir, "--engine", "java");
        assertArrayEquals(raw("p0.png"), bestOfTwo);
    }

    /** Negative numbers beyond -2: an error, but the best class where the original is kept to. */
    @Test
    void otherNegativeNumbersAreTheBestClassInTheOriginal() throws IOException {
        assertEquals(0, demo(config(), list("pictures/p0.png -1"), dir, "--compat", "original", "--engine", "java")
                .exitCode());
        double[] best = raw("p0.png");
        assertEquals(0, demo(config(), list("pictures/p0.png -7"), dir, "--compat", "original", "--engine", "java")
                .exitCode());
        assertArrayEquals(best, raw("p0.png"));
        assertEquals(1, demo(config(), list("pictures/p0.png -1000"), dir, "--compat", "original").exitCode());
    }

    @Test
    void aClassThatDoesNotExistIsToldBeforeAnythingRuns() throws IOException {
        Result result = demo(config(), list("pictures/p0.png 0", "pictures/p1.png 6"), dir, "--engine", "java");
        assertTrue(result.exitCode() == 1 && result.err().contains("pictures/p1.png: class 6; layer 'fc'"),
                result.err());
        assertFalse(Files.exists(dir.resolve("out")));
    }

    /** lastlayerindex by number, -1 and -2 name the same layer here. */
    @Test
    void relevanceStartsWhereTheConfigurationSays() throws IOException {
        Path list = list("pictures/p0.png 2");
        demo(config(), list, dir, "--engine", "java");
        double[] expected = raw("p0.png");
        for (String last : List.of("-1", "2")) {
            assertEquals(0, demo(config("lastlayerindex", last), list, dir, "--engine", "java").exitCode());
            assertArrayEquals(expected, raw("p0.png"), last);
        }
        Result below = demo(config("lastlayerindex", "1"), list("pictures/p0.png 100"), dir, "--engine", "java");
        assertEquals(0, below.exitCode(), below.err());
        Result above = demo(config("lastlayerindex", "1", "firstlayerindex", "2"), list, dir, "--engine", "java");
        assertTrue(above.err().contains("firstlayerindex 2 is above"), above.err());
    }

    /** Both conventions of configurations: names by prefix in the original, whole here; blank lines do no harm. */
    @Test
    void linesOfConfigurations() throws IOException {
        Path config = config();
        String text = Files.readString(config);
        Path odd = Files.writeString(dir.resolve("odd.txt"), "   \t \r\n"
                + text.replace("numclasses\n", "numclasses_are_here\n").replace("\n", "\r\n"));
        Path list = list("pictures/p0.png 2");
        assertTrue(demo(odd, list, dir, "--engine", "java").err().contains("numclasses is missing"));
        assertEquals(0, demo(odd, list, dir, "--compat", "original", "--engine", "java").exitCode());
    }

    /** The longer side is one pixel short in the original where rounding meets twice; here it is what was asked for. */
    @Test
    void theLongerSide() throws IOException {
        ImageFiles.write(ByteImage.of(new byte[640 * 426 * 3], 426, 640, 3), dir.resolve("pictures/wide.png"));
        Path file = dir.resolve("pictures/wide.png");
        assertEquals(171, DemoPicture.read(file, 256, 227, org.lrptoolbox.legacy.Compatibility.DEFAULT).narrow() + 1);
        assertEquals(170, DemoPicture.read(file, 256, 227, org.lrptoolbox.legacy.Compatibility.ORIGINAL).narrow());
    }

    /** Binary means are transposed in the original, and placed wrongly where pictures are narrow. */
    @Test
    void meansLieWhereTheyShould() throws IOException {
        double[] mean = new double[3 * 10 * 10];
        Arrays.setAll(mean, i -> i % 100);
        Tensor values = Tensor.of(mean, 3, 10, 10);
        DemoPicture wide = new DemoPicture(8, new double[8 * 8 * 3], false, 8);
        DemoPicture narrow = new DemoPicture(8, new double[8 * 8 * 3], false, 4);
        var corrected = new DemoMean(values, false, org.lrptoolbox.legacy.Compatibility.DEFAULT);
        var original = new DemoMean(values, true, org.lrptoolbox.legacy.Compatibility.ORIGINAL);
        assertEquals(11, corrected.under(wide).data()[0]);
        assertEquals(12, corrected.under(wide).data()[1]);
        assertEquals(21, original.under(wide).data()[1]);
        assertArrayEquals(corrected.under(wide).data(), corrected.under(narrow).data());
        assertFalse(Arrays.equals(original.under(wide).data(), original.under(narrow).data()));
        // The same object for all pictures: it is not made anew.
        assertTrue(corrected.under(wide) == corrected.under(narrow));
        assertTrue(original.under(wide) == original.under(wide));
    }

    @Test
    void aMeanSmallerThanTheInputIsRefused() throws IOException {
        org.lrptoolbox.io.StoredArrays.write(new TypedArray(ElementType.FLOAT32, new int[]{1, 3, 7, 7}, new float[147]),
                dir.resolve("small.binaryproto"));
        Result result = demo(config("mean_file", dir.resolve("small.binaryproto").toString()),
                list("pictures/p0.png 2"),
                dir, "--engine", "java");
        assertTrue(result.err().contains("smaller than the network's images of 8 x 8"), result.err());
    }

    /** Every formula there is says which rules it is today. */
    @Test
    void everyFormulaIsCalledByItsModernName() throws IOException {
        Path list = list("pictures/p0.png 2");
        for (int formula : new int[]{0, 2, 6, 8, 11, 18, 22, 26, 54, 56, 58, 60, 99, 100, 102, 104, 114, 166}) {
            Result result = demo(config("relpropformulatype", String.valueOf(formula)), list, dir, "--engine", "java",
                    "--minimal");
            assertEquals(0, result.exitCode(), result.err());
            assertTrue(result.out().startsWith("formula " + formula + ": ")
                    && !result.out().startsWith("formula " + formula + ": formula"), result.out());
        }
    }

    /** A run that is killed in the middle, and run again, leaves what an uninterrupted one does, and nothing else. */
    @Test
    void aKilledRunCanBeRunAgain() throws IOException, InterruptedException {
        String[] lines = new String[60];
        for (int i = 0; i < lines.length; i++) {
            Files.copy(dir.resolve("pictures/p" + i % 3 + ".png"), dir.resolve("pictures/copy" + i + ".png"));
            lines[i] = "pictures/copy" + i + ".png " + (i % 8 - 2);
        }
        Path list = list(lines);
        Path config = config();
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules", "jdk.incubator.vector", "-cp", System.getProperty("java.class.path"),
                "org.lrptoolbox.cli.Lrp", "caffe-demo", config.toString(), list.toString(), dir.toString(), "--engine",
                "java", "--form", "sequential").redirectErrorStream(true)
                .redirectOutput(dir.resolve("log.txt").toFile()).start();
        while (process.isAlive() && !Files.exists(dir.resolve("out/pictures/copy3.png_rawhm.txt"))) {
            Thread.onSpinWait();
        }
        process.destroyForcibly().waitFor();
        assertTrue(Files.exists(dir.resolve("out/pictures/copy0.png_rawhm.txt")),
                Files.readString(dir.resolve("log.txt")));
        demo(config, list, dir, "--engine", "java", "--form", "sequential");
        Map<String, byte[]> again = outputs();
        assertEquals(240, again.size(), again.keySet().toString());
        Files.move(dir.resolve("out"), dir.resolve("kept"));
        demo(config, list, dir, "--engine", "java", "--form", "sequential");
        outputs().forEach((name, bytes) -> assertArrayEquals(again.get(name), bytes, name));
    }

    /** Bad images between good ones: all good ones are explained, the bad ones told of in the list's order. */
    @Test
    void badImagesAreToldOfInOrder() throws IOException {
        Files.writeString(dir.resolve("pictures/bad.png"), "no picture");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            Files.copy(dir.resolve("pictures/p" + i % 3 + ".png"), dir.resolve("pictures/q" + i + ".png"));
            lines.add("pictures/q" + i + ".png 1");
            lines.add(i % 5 == 0 ? "pictures/missing" + i + ".png 1" : "pictures/bad.png 1");
        }
        Result result = demo(config(), list(lines.toArray(String[]::new)), dir, "--engine", "java", "--minimal");
        assertEquals(2, result.exitCode());
        assertEquals(50, outputs().size());
        List<String> missing = result.err().lines().filter(l -> l.contains("missing")).toList();
        assertEquals(5, missing.size());
        assertTrue(missing.get(0).contains("missing0.png: no such file") && missing.get(4).contains("missing20"),
                result.err());
        assertTrue(result.out().contains("25 images explained") && result.out().contains("25 could not"), result.out());
        List<String> order = result.out().lines().filter(l -> l.contains("/q")).toList();
        assertTrue(order.get(24).contains("q24.png"), result.out());
    }
}
