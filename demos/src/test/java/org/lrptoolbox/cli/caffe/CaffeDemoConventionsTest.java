package org.lrptoolbox.cli.caffe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.cli.CommandLines;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Tensor;

/** What images, batches and layers have to do with each other, whether the original's errors are kept or not. */
class CaffeDemoConventionsTest extends DemoFolder {
    private static final List<String> MODES = List.of("corrected", "original");
    /** The first layer makes 4 images of 6 x 6. */
    private static final int SEEDS = 144;

    private void run(Path config, Path list, String mode, String form) throws IOException {
        Result result = demo(config, list, dir, "--compat", mode, "--form", form, "--engine", "java");
        assertEquals(0, result.exitCode(), result.err());
    }

    /** A pass of the original left other numbers in the network than it found: the second one was wrong. */
    @ParameterizedTest
    @ValueSource(ints = {0, 11, 26, 54, 100, 166})
    void explanationsLeaveTheNetworkAsItWas(int formula) throws IOException {
        Files.copy(dir.resolve("pictures/p0.png"), dir.resolve("pictures/again.png"));
        Path config = config("relpropformulatype", String.valueOf(formula), "epsstab", "0.01");
        for (String mode : MODES) {
            run(config, list("pictures/p0.png 2", "pictures/p1.png 3", "pictures/again.png 2"), mode, "sequential");
            double[] first = raw("p0.png");
            assertArrayEquals(first, raw("again.png"), mode);
            assertTrue(Arrays.stream(first).anyMatch(r -> r != 0));
            run(config, list("pictures/again.png 2"), mode, "parallel");
            assertArrayEquals(first, raw("again.png"), mode);
        }
    }

    /** In the original's batches seeds lay numclasses apart, however many numbers the layer has. */
    @Test
    void seedsLieInTheirOwnImage() throws IOException {
        Path config = config("lastlayerindex", "0", "relpropformulatype", "0", "epsstab", "0.01");
        for (String mode : MODES) {
            Path list = list("pictures/p0.png 100", "pictures/p1.png 143", "pictures/p2.png 0");
            run(config, list, mode, "sequential");
            Map<String, byte[]> alone = outputs();
            run(config, list, mode, "parallel");
            outputs().forEach((name, bytes) -> assertArrayEquals(alone.get(name), bytes, mode + name));
            // Seeds 100, 143 and 0 look at 3 x 3 pixels from (4, 4), (5, 5) and (0, 0) on.
            int[] corners = {4 * 8 + 4, 5 * 8 + 5, 0};
            for (int image = 0; image < corners.length; image++) {
                double[] r = raw("p" + image + ".png");
                assertTrue(Arrays.stream(r).filter(v -> v != 0).count() > 20, mode + image);
                for (int i = 0; i < r.length; i++) {
                    int down = i % 64 / 8 - corners[image] / 8;
                    int across = i % 8 - corners[image] % 8;
                    boolean seen = down >= 0 && down < 3 && across >= 0 && across < 3;
                    assertTrue(seen || r[i] == 0, mode + image + " " + i);
                }
            }
            Result beyond = demo(config, list("pictures/p0.png 2", "pictures/p1.png " + SEEDS), dir, "--compat", mode);
            assertTrue(beyond.err().contains("p1.png: class 144; layer 'conv'"), beyond.err());
        }
    }

    /** The original's gradient is multiplied by the score; the plain one is what lrp explain writes, in the same files. */
    @Test
    void bothGradientsCanBeHad() throws IOException {
        Path config = config("relpropformulatype", "11", "baseimgsize", "8");
        assertTrue(demo(config, list("pictures/p0.png 2"), dir, "--engine", "java").out()
                .contains("(lrp explain --composite gradient --format caffe writes the plain one)"));
        double[] scaled = raw("p0.png");
        Path seen = dir.resolve("out/pictures/p0.png_as_inputted_into_the_dnn.png");
        CommandLines.Result result = CommandLines.run(List.of("explain", "-m", dir.resolve("net.caffemodel").toString(),
                seen.toString(), "--preprocess", "order=bgr mean=100", "--target", "class:2", "--composite", "gradient",
                "--format", "caffe", "--engine", "java", "-o", dir.resolve("out/pictures").toString()));
        assertEquals(0, result.code(), result.text());
        double[] plain = raw(seen.getFileName().toString());
        double score = scaled[0] / plain[0];
        assertTrue(Math.abs(score) > 1e-3 && Math.abs(score - 1) > 1e-3, "score " + score);
        for (int i = 0; i < plain.length; i++) {
            assertEquals(score * plain[i], scaled[i], 2e-2 * Math.abs(scaled[i]) + 1e-9, "place " + i);
        }
    }

    /** A unit whose sum is 0 hands on nothing, as it says nothing: there is no division that matters. */
    @Test
    void sumsOfZeroDivideNothing() throws IOException {
        Path definition = Files.writeString(dir.resolve("zero.prototxt"), """
                input: "data" input_shape { dim: 1 dim: 3 dim: 8 dim: 8 }
                layer { name: "fc1" type: "InnerProduct" bottom: "data" top: "fc1" inner_product_param { num_output: 2
                  weight_filler { type: "constant" value: 0 } } }
                layer { name: "fc2" type: "InnerProduct" bottom: "fc1" top: "fc2" inner_product_param { num_output: 6
                  weight_filler { type: "constant" value: 1 } bias_filler { type: "constant" value: 3 } } }
                """);
        Network network = Models.read(definition);
        assertEquals(3, new JavaEngine().predict(network, Tensor.full(1, 1, 3, 8, 8)).data()[0]);
        Models.write(network, dir.resolve("zero.caffemodel"));
        for (String mode : MODES) {
            for (String epsilon : List.of("0", "0.01")) {
                run(config("param_file", definition.toString(), "model_file", dir.resolve("zero.caffemodel").toString(),
                        "relpropformulatype", "0", "epsstab", epsilon), list("pictures/p0.png 1"), mode, "parallel");
                assertTrue(Arrays.stream(raw("p0.png")).allMatch(r -> r == 0), mode);
            }
        }
    }

    /** Numbers of six digits, a blank behind each, lines for rows, channel after channel. */
    @Test
    void textsAreLaidOutAsTheOriginals() throws IOException {
        for (String mode : MODES) {
            run(config(), list("pictures/p0.png 2"), mode, "parallel");
            String raw = new String(outputs().get("pictures/p0.png_rawhm.txt"));
            assertTrue(raw.matches(
                    "3\\n8 8\\n(((-?(\\d\\.?){1,6}|-?0\\.0{0,3}\\d{1,6}|-?\\d(\\.\\d{1,5})?e[-+]\\d\\d) ){8}\\n){24}"),
                    raw);
            String best = new String(outputs().get("pictures/p0.png_top10scores.txt"));
            assertTrue(best.matches("(\\d [0-9.e+-]+\\n){6}"), best);
            double[] scores = best.lines().mapToDouble(l -> Double.parseDouble(l.split(" ")[1])).toArray();
            for (int i = 1; i < scores.length; i++) {
                assertFalse(scores[i] > scores[i - 1], best);
            }
        }
    }
}
