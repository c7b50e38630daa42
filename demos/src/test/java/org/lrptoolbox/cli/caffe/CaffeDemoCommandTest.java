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
        org.lrptoolbox.io.Arrays.write(new TypedArray(ElementType.FLOAT64, new int[]{1, 3, 8, 8}, mean),
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
}
