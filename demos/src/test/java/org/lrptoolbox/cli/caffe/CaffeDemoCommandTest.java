package org.lrptoolbox.cli.caffe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.model.Models;

/** Configuration, list and prefix in; the files of the original out. */
class CaffeDemoCommandTest extends DemoFolder {
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

    /** Batches are explained beside each other; what is told and written is as if each image were alone. */
    @Test
    void manyBatchesAreToldInOrderAndAreTheSameOneByOne() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 34; i++) {
            String name = "pictures/q" + i + ".png";
            Files.copy(dir.resolve("pictures/p" + i % 3 + ".png"), dir.resolve(name));
            lines.add(name + " " + (i % 8 - 2));
        }
        Files.writeString(dir.resolve("pictures/q17.png"), "no picture");
        Path list = list(lines.toArray(String[]::new));
        Result together = demo(config(), list, dir, "--engine", "java");
        Map<String, byte[]> batches = outputs();
        Result alone = demo(config(), list, dir, "--engine", "java", "--form", "sequential");
        assertEquals(2, together.exitCode(), together.err());
        assertEquals(33 * 4, batches.size());
        assertEquals(alone.out(), together.out());
        List<String> told = together.out().lines().filter(l -> l.contains("/pictures/q"))
                .map(l -> l.replaceAll(".*/q(\\d+).png.*", "$1")).toList();
        assertEquals(IntStream.range(0, 34).filter(i -> i != 17).mapToObj(String::valueOf).toList(), told);
        outputs().forEach((name, bytes) -> assertArrayEquals(batches.get(name), bytes, name));
    }

    /** Two batches of VGG16 (30 million numbers an image) are no larger than one was; those of CaffeNet are small. */
    @Test
    void batchesOfLargeNetworksAreHalvedWhereThereAreTwo() throws IOException {
        assertEquals(10, DemoStream.atOnce(10, 1_600_000, 2));
        assertEquals(5, DemoStream.atOnce(10, 30_000_000, 2));
        assertEquals(10, DemoStream.atOnce(10, 30_000_000, 1));
        assertEquals(1, DemoStream.atOnce(1, 100_000_000, 2));
        int convolution = 2 * 4 * 6 * 6;
        assertEquals(convolution + 6 + 6 + 144, DemoNet.of(DemoConfig.read(config(), Compatibility.DEFAULT)).numbers());
    }

    @Test
    void mistakesAreNamed() throws IOException {
        Path list = list("pictures/p0.png 0");
        for (String[] change : new String[][]{{"epsstab", "much", "epsstab is 'much'"},
            {"mean_file", "nowhere", "mean_file: nowhere does not exist"}, {"lastlayerindex", "-3", "lastlayerindex"},
            {"lastlayerindex", "4", "has no layer 4, where lastlayerindex lets relevance start; its layers are 0 to 3"},
            {"baseimgsize", "7", "baseimgsize is 7"}, {"numclasses", "0", "numclasses is 0; expected at least 1"},
            {"alphabeta_beta", "-0.5", "alphabeta_beta is -0.5; expected at least 0"},
            {"relpropformulatype", "31", "relpropformulatype is 31; the formulas are 0, 2, 6, 8, 11, 18, 22,"},
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

    /** Where an index is expected a layer's name will do: in a model of Caffe, in a conversion, with its definition or without. */
    @Test
    void layersByName() throws IOException {
        Path list = list("pictures/p0.png 2");
        Models.write(Models.read(dir.resolve("net.caffemodel")), dir.resolve("net.onnx"));
        String[][] models = {{}, {"model_file", dir.resolve("net.onnx").toString()},
            {"model_file", dir.resolve("net.onnx").toString(), "param_file", dir.resolve("names.txt").toString()}};
        for (String[] model : models) {
            for (String[] names : new String[][]{{"lastlayerindex", "fc", "2"}, {"firstlayerindex", "relu", "1"},
                {"auxiliaryvariable_maxlayerindexforflatdistinconv", "conv", "0"}}) {
                List<String> changes = new ArrayList<>(List.of(model));
                changes.addAll(List.of("relpropformulatype", "102", names[0], names[2]));
                assertEquals(0, demo(config(changes.toArray(String[]::new)), list, dir, "--engine", "java").exitCode());
                double[] byIndex = raw("p0.png");
                changes.set(changes.size() - 1, names[1]);
                Result byName = demo(config(changes.toArray(String[]::new)), list, dir, "--engine", "java");
                assertEquals(0, byName.exitCode(), byName.err());
                String text = byName.out().replaceAll("\\s+", " ");
                assertTrue(text.startsWith(names[0] + ": " + names[1] + " is layer " + names[2]), byName.out());
                assertArrayEquals(byIndex, raw("p0.png"), names[0]);
            }
        }
        Result none = demo(config("firstlayerindex", "con"), list, dir, "--engine", "java");
        assertTrue(none.err().contains("has no layer 'con', which firstlayerindex names (did you mean 'conv'?); "
                + "expected an index from 0 to 3, or one of conv, relu, fc, prob"), none.err());
        Result original = demo(config("lastlayerindex", "fc"), list, dir, "--compat", "original");
        assertTrue(original.err().contains("lastlayerindex is 'fc'; expected a whole number"), original.err());
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
