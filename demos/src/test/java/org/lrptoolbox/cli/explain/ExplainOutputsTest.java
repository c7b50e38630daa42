package org.lrptoolbox.cli.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.StoredArrays;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;

/** What is printed and written of an explanation. */
class ExplainOutputsTest {
    @TempDir
    private Path dir;
    private SmallExplain run;
    private Path image;

    @BeforeEach
    void files() throws IOException {
        run = new SmallExplain(dir);
        image = run.picture("a.png", 4);
    }

    @Test
    void aLineForEveryPictureAndTarget() throws IOException {
        Path classes = Files.writeString(dir.resolve("names"), "zero\none\ntwo\n");
        run.picture("b.png", 4);
        SmallExplain.Result result = run.explain(image, dir.resolve("b.png"), "--target", "top2", "--classes", classes,
                "--overlay",
                "0.5", "--scaling", "2");
        String[] lines = result.out().split("\n");
        assertEquals(7, lines.length, result.out());
        assertEquals("4 explanations of 2 pictures in " + dir.resolve("out"), lines[6]);
        assertEquals("engine: java on cpu", lines[0]);
        assertTrue(lines[1].startsWith("preprocessing: resize=none crop=none order=rgb scale=1/255 "), lines[1]);
        String pattern = "a.png: ([012]) (zero|one|two) \\S+, .*; relevance of \\1 \\2: \\S+ of \\S+ \\(\\S+ %\\)";
        assertTrue(lines[2].matches(pattern), lines[2]);
        assertTrue(lines[5].startsWith("b.png: "), lines[5]);
        assertEquals(4, run.outputs("-overlay.png"));
        assertEquals(8, ImageFiles.read(dir.resolve("out/" + run.firstOutput("-overlay.png"))).width());
    }

    @Test
    void theFormatOfTheCaffePrograms() throws IOException {
        assertEquals(0, run.explain(image, "--format", "caffe", "--target", "output").code());
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

    /** Weaker of two pictures: alone it reaches full colour, on a shared scale it does not. */
    @Test
    void heatmapsOnOneScaleCanBeCompared() throws IOException {
        Path faint = dir.resolve("faint.png");
        byte[] pixels = ImageFiles.read(image).pixels();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (Byte.toUnsignedInt(pixels[i]) / 8);
        }
        ImageFiles.write(ByteImage.of(pixels, 4, 4, 3), faint);
        run.explain(image, faint, "--target", "class:1", "--scaling", "1");
        assertEquals(0, darkest("faint-1.png"), 1);
        run.explain(image, faint, "--target", "class:1", "--scaling", "1", "--scale", "shared");
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
        assertEquals(0, run.explain(image, "--target", "class:1", "--legend", "--engine", "compiled").code());
        ByteImage sheet = ImageFiles.read(dir.resolve("out/a-1.png"));
        assertTrue(sheet.width() > 224 && sheet.height() > 224);
        assertEquals(ElementType.FLOAT32, StoredArrays.read(dir.resolve("out/a-1.npy")).type());
    }
}
