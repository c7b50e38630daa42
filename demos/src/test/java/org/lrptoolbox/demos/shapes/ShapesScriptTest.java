package org.lrptoolbox.demos.shapes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.python.run.Program;
import org.lrptoolbox.python.run.PythonRunner;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.testing.Shared;

/** The script that the README shows the picture of: Python, ONNX and pictures together. */
class ShapesScriptTest {
    private static final Path DEMOS = Shared.projectRoot().resolve("demos");

    @TempDir
    private Path folder;

    @Test
    void explainsTheStoredPictures() throws IOException {
        Path script = copy("python/explain_shapes.py");
        for (String file : List.of("models/shapes/shapes.onnx", "data/shapes/classes.txt",
                "data/shapes/preprocess.txt", "data/shapes/cross-ring.png", "data/shapes/cross-square.png",
                "data/shapes/ring-triangle.png", "data/shapes/triangle-ring.png")) {
            copy(file);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = new PythonRunner().workingDirectory(folder.resolve("python"))
                .streams(new ByteArrayInputStream(new byte[0]), out, err)
                .run(new Program.Script(script), List.of());
        assertEquals(0, exitCode, err.toString(StandardCharsets.UTF_8));
        String text = out.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("composite: EpsilonPlus") && text.contains("Conv "), text);
        assertEquals(8, text.lines().filter(line -> line.contains("sum of relevance")).count(), text);
        ByteImage drawn = ImageFiles.read(folder.resolve("output/explain_shapes.png"));
        assertArrayEquals(new int[]{480, 646}, new int[]{drawn.height(), drawn.width()});
    }

    private Path copy(String file) throws IOException {
        Path target = folder.resolve(file);
        Files.createDirectories(target.resolveSibling(""));
        return Files.copy(DEMOS.resolve(file), target);
    }
}
