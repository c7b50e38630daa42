package org.lrptoolbox.cli.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;

import picocli.CommandLine;

/** Composites side by side, on the model that knows shapes. */
class CompareCommandTest {
    private static final Path DEMOS = Path.of(System.getProperty("lrp.root", ".."), "demos");

    @TempDir
    private Path dir;

    private String compare(int code, String... more) {
        StringWriter told = new StringWriter();
        String[] usual = {"-m", DEMOS.resolve("models/shapes/shapes.onnx").toString(), "--preprocess",
            DEMOS.resolve("data/shapes/preprocess.txt").toString(), "--classes",
            DEMOS.resolve("data/shapes/classes.txt").toString(), DEMOS.resolve("data/shapes/ring.png").toString(),
            DEMOS.resolve("data/shapes/cross.png").toString(), "-o", dir.resolve("sheet.png").toString()};
        String[] all = Arrays.copyOf(usual, usual.length + more.length);
        System.arraycopy(more, 0, all, usual.length, more.length);
        assertEquals(code, new CommandLine(new CompareCommand()).setOut(new PrintWriter(told))
                .setErr(new PrintWriter(told)).setExecutionExceptionHandler((e, command, parsed) -> {
                    told.append(e.getMessage());
                    return 1;
                }).execute(all), told::toString);
        return told.toString();
    }

    @Test
    void aSheetWithARowForEachPictureAndAColumnForEachComposite() throws IOException {
        String told = compare(0, "--composites", "epsilon-plus,epsilon-gamma-box,guided-backprop");
        assertTrue(told.matches("(?s).*ring.png +4 ring +\\S+ of \\S+ \\(\\S+ %\\) .*gradient, sum .*"), told);
        assertTrue(told.startsWith("preprocessing: "), told);
        ByteImage sheet = ImageFiles.read(dir.resolve("sheet.png"));
        assertEquals(10 + 4 * (240 + 10), sheet.width());
        compare(0, "--composites", "epsilon-plus,epsilon-gamma-box,guided-backprop", "--scale", "shared");
        assertNotEquals(-1, Arrays.mismatch(sheet.pixels(), ImageFiles.read(dir.resolve("sheet.png")).pixels()));
    }

    @Test
    void mistakesAreNamed() throws IOException {
        assertTrue(compare(2, "--composites", "epsilon-plus,none-such").contains("none-such"));
        assertTrue(compare(2, "--composites", "epsilon", "--overlay", "0.5").contains("--overlay would do nothing"));
        Path broken = Files.writeString(dir.resolve("broken.png"), "no picture");
        assertTrue(compare(2, "--composites", "epsilon", broken.toString()).contains("broken.png: is no PNG"));
    }
}
