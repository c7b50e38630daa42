package org.lrptoolbox.matlab.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lrptoolbox.model.Models;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.testing.Octave;
import org.lrptoolbox.testing.RandomTensors;
import org.lrptoolbox.testing.Shared;

/** The original's scripts, unchanged. Runs where {@code -Dlrp.original.matlab=DIR} names the folder they lie in. */
class OriginalMatlabTest {
    private static final List<String> SCRIPTS = List.of("lrp_demo.m", "lrp_cnn_demo.m", "mini.m", "training_test.m",
            "cnn_training_test.m");
    private static final Pattern CLASSES = Pattern.compile("True Class: {6}(\\d)\nPredicted Class: (\\d)\n");

    @TempDir
    Path dir;

    @BeforeEach
    void layOut() throws IOException {
        String original = System.getProperty("lrp.original.matlab", "");
        assumeTrue(!original.isEmpty(), "no original toolbox (-Dlrp.original.matlab=DIR)");
        Path data = Shared.path("toolbox/data/MNIST");
        Files.createDirectories(dir.resolve("matlab"));
        Files.createDirectories(dir.resolve("models/MNIST"));
        Files.createDirectories(dir.resolve("data/MNIST"));
        for (String script : SCRIPTS) {
            Files.copy(Path.of(original, script), dir.resolve("matlab/" + script));
        }
        for (String kind : List.of("images", "labels")) {
            for (String part : List.of("test", "train")) {
                Files.copy(data.resolve("test_" + kind + ".mat"),
                        dir.resolve("data/MNIST/" + part + "_" + kind + ".mat"));
            }
        }
        Files.copy(Shared.path("toolbox/models/MNIST/LeNet-5.mat"), dir.resolve("models/MNIST/LeNet-5.mat"));
    }

    private String run(String script) throws IOException, InterruptedException {
        return Octave.run(dir.resolve("matlab"), script);
    }

    /** A network of the shape of the original's, with weights drawn at random. */
    private void writeLongRect() throws IOException {
        Models.write(Network.sequential(dense(1, 784, 130), new Rect(), dense(2, 130, 10), new SoftMax()),
                dir.resolve("models/MNIST/long-rect.mat"));
    }

    private static Dense dense(long seed, int m, int n) {
        return Dense.of(m, n, RandomTensors.normal(seed, m, n).map(v -> v / Math.sqrt(m)).data(), new double[n]);
    }

    private static void assertPicture(Path file, int height, int width) throws IOException {
        ByteImage picture = ImageFiles.read(file);
        assertEquals(List.of(height, width), List.of(picture.height(), picture.width()));
        int black = 0;
        for (int i = width / 2 + 2; i < width; i++) {
            for (int y = 0; y < height; y++) {
                int at = (y * width + i) * picture.channels();
                black += picture.pixels()[at] == 0 && picture.pixels()[at + 1] == 0 && picture.pixels()[at + 2] == 0
                        ? 1
                        : 0;
            }
        }
        assertTrue(black > 50, "no outline in " + file);
    }

    @Test
    void convolutionalDemo() throws IOException, InterruptedException {
        Matcher classes = CLASSES.matcher(run("lrp_cnn_demo"));
        StringBuilder found = new StringBuilder();
        while (classes.find()) {
            assertEquals(classes.group(1), classes.group(2));
            found.append(classes.group(2));
        }
        assertEquals("7210414959", found.toString());
        assertPicture(dir.resolve("heatmap.png"), 96, 194);
    }

    @Test
    void denseDemos() throws IOException, InterruptedException {
        writeLongRect();
        assertEquals(10, CLASSES.matcher(run("lrp_demo")).results().count());
        assertPicture(dir.resolve("heatmap.png"), 84, 170);
        run("mini");
        assertPicture(dir.resolve("hm_m.png"), 84, 170);
    }

    @Test
    void training() throws IOException, InterruptedException {
        Matcher accuracy = Pattern.compile("network state with ([\\d.]+)% accuracy").matcher(run("training_test"));
        assertTrue(accuracy.find() && Double.parseDouble(accuracy.group(1)) > 60);
        assertEquals(6, Models.read(dir.resolve("xor_net_small_1000m.txt")).size());
    }

    /** A million iterations are not for a test; it is enough to see that the network learns. */
    @Test
    void convolutionalTraining() throws IOException, InterruptedException {
        String printed = Octave.runUntil("loss-optimal parameter set", dir.resolve("matlab"), "cnn_training_test");
        assertTrue(printed.contains("Accuracy after 250 iterations on validation set: "), printed);
    }
}
