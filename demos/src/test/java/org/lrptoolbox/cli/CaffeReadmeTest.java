package org.lrptoolbox.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.Shared;

/** The commands of README and of the page on Caffe, to the letter, as far as they need no files of others. */
class CaffeReadmeTest {
    private static final Path ROOT = Shared.projectRoot();
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|\\S+");

    @TempDir
    private Path dir;

    private static List<List<String>> commands() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        String section = readme.substring(readme.indexOf("## From a Caffe model of ten years ago"));
        section = section.substring(0, section.indexOf("\n## "))
                + Files.readString(ROOT.resolve("demos/docs/caffe.md"));
        List<List<String>> commands = new ArrayList<>();
        for (String line : section.replace("\\\n", " ").lines().map(String::strip).toList()) {
            if (line.startsWith("./lrp ") && !line.contains("path/to/")) {
                List<String> words = new ArrayList<>();
                Matcher m = WORD.matcher(line.substring("./lrp ".length()));
                while (m.find()) {
                    words.add(m.group(1) != null ? m.group(1) : m.group());
                }
                commands.add(words);
            }
        }
        return commands;
    }

    @Test
    void commandsRunFromOurOwnMaterial() throws IOException, InterruptedException {
        Files.createSymbolicLink(dir.resolve("demos"), ROOT.resolve("demos"));
        assertEquals(3, commands().size());
        for (List<String> words : commands()) {
            List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                    .toString(), "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-cp",
                    System.getProperty("java.class.path"), Lrp.class.getName()));
            command.addAll(words);
            Path log = dir.resolve("log.txt");
            Process process = new ProcessBuilder(command).directory(dir.toFile()).redirectErrorStream(true)
                    .redirectOutput(log.toFile()).start();
            assertEquals(0, process.waitFor(), words + "\n" + Files.readString(log));
        }
        assertTrue(Files.exists(dir.resolve("lrp_output/shapes/cross-ring.png_heatmap.png")));
        try (var files = Files.list(dir.resolve("heatmaps"))) {
            assertTrue(files.anyMatch(f -> f.getFileName().toString().startsWith("cross-ring")
                    && f.toString().endsWith(".png")));
        }
    }

    /** The model of Caffe says what the toolbox's own says, of the same pictures. */
    @Test
    void theModelIsTheOneThatKnowsShapes() throws IOException {
        var picture = ImageFiles.read(ROOT.resolve("demos/data/shapes/cross-ring.png"));
        Path models = ROOT.resolve("demos/models/shapes");
        Tensor own = new JavaEngine().predict(Models.read(models.resolve("shapes.nn")),
                Preprocessing.parse("scale=1/127.5 mean=1 layout=nhwc").apply(picture));
        Tensor caffe = new JavaEngine().predict(Models.read(models.resolve("caffe/shapes.caffemodel")), Preprocessing
                .parse("order=bgr mean=mean.binaryproto", models.resolve("caffe")::resolve).apply(picture));
        Close.assertClose(own, caffe, 1e-5, "scores");
    }
}
