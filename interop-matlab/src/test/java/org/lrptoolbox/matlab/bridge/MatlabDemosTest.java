package org.lrptoolbox.matlab.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.testing.Octave;
import org.lrptoolbox.testing.Shared;

/** The scripts in {@code demos/matlab}, in a copy, so that their pictures do not end up in the project. */
class MatlabDemosTest {
    @TempDir
    Path dir;

    @BeforeEach
    void copy() throws IOException {
        for (String folder : List.of("demos/matlab", "demos/data/digits", "demos/models/digits",
                "interop-matlab/matlab")) {
            Path from = Shared.projectRoot().resolve(folder);
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path to = dir.resolve(folder).resolve(from.relativize(file));
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to);
                }
            }
        }
    }

    private String run(String script) throws IOException, InterruptedException {
        return Octave.run(dir, "run('demos/matlab/" + script + ".m')");
    }

    private void assertPicture(String name, int height, int width) throws IOException {
        ByteImage picture = ImageFiles.read(dir.resolve("demos/output").resolve(name));
        assertEquals(List.of(height, width), List.of(picture.height(), picture.width()), name);
    }

    @Test
    void dense() throws IOException, InterruptedException {
        String printed = run("lrp_demo");
        for (int digit = 0; digit < 10; digit++) {
            assertTrue(printed.contains("true class: " + digit + "   predicted class: " + digit), printed);
        }
        assertPicture("lrp_demo_m.png", 336, 1690);
    }

    @Test
    void convolutional() throws IOException, InterruptedException {
        assertTrue(Pattern.compile("accuracy on 500 digits: 0\\.99\\d\\d").matcher(run("lrp_cnn_demo")).find());
        assertPicture("lrp_cnn_demo_m.png", 800, 646);
    }

    @Test
    void training() throws IOException, InterruptedException {
        assertTrue(run("training_demo").contains("on validation set: 9"));
        assertPicture("training_demo_m.png", 168, 338);
        assertEquals(4, Models.read(dir.resolve("demos/output/trained_m.mat")).size());
    }
}
