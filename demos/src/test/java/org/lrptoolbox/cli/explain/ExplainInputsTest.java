package org.lrptoolbox.cli.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.tensor.Tensor;

/** The pictures that are explained: which are found, how they lie, and what is said of those that cannot be. */
class ExplainInputsTest {
    @TempDir
    private Path dir;
    private SmallExplain run;
    private Path image;

    @BeforeEach
    void files() throws IOException {
        run = new SmallExplain(dir);
        image = run.picture("a.png", 4);
    }

    /** A JPEG of 4 x 4 pixels, black above and white below, whose EXIF data says that it stands on its head. */
    private Path turned() throws IOException {
        byte[] pixels = new byte[48];
        Arrays.fill(pixels, 24, 48, (byte) 255);
        Path plain = dir.resolve("plain.jpg");
        ImageFiles.write(ByteImage.of(pixels, 4, 4, 3), plain);
        byte[] jpeg = Files.readAllBytes(plain);
        Files.delete(plain);
        String segment = "ffe10022" + "457869660000" + "49492a0008000000" + "0100" + "120103000100000003000000"
                + "00000000";
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.write(HexFormat.of().parseHex(segment));
        out.write(jpeg, 2, jpeg.length - 2);
        return Files.write(dir.resolve("turned.jpg"), out.toByteArray());
    }

    @Test
    void turnedPicturesAreExplainedAsStoredAndSaidSo() throws IOException {
        Path file = turned();
        SmallExplain.Result stored = run.explain(file, "--target", "class:0");
        assertTrue(stored.err().contains("turned.jpg was taken with a turned camera (EXIF orientation 3)"),
                stored.err());
        Tensor asStored = run.relevance("turned-0.npy");
        assertTrue(magnitude(asStored, 0) < 0.1 * magnitude(asStored, 1), "black above receives next to nothing");
        assertEquals("", run.explain(file, "--target", "class:0", "--exif").err());
        Tensor upright = run.relevance("turned-0.npy");
        assertTrue(magnitude(upright, 1) < 0.1 * magnitude(upright, 0), "black is below");
    }

    private static double magnitude(Tensor relevance, int half) {
        return Arrays.stream(relevance.data(), half * 24, half * 24 + 24).map(Math::abs).sum();
    }

    @Test
    void oneBadPictureDoesNotStopTheOthers() throws IOException {
        Path broken = Files.writeString(dir.resolve("broken.png"), "no picture");
        SmallExplain.Result result = run.explain(broken, image);
        assertEquals(2, result.code());
        assertTrue(result.err().contains("broken.png: is no PNG"), result.err());
        assertTrue(result.out().endsWith("; 1 picture could not be explained\n"), result.out());
        assertEquals(1, run.outputs(".npy"));
    }

    /** Of sizes the network does not take: each is named, the rest is explained. */
    @Test
    void oddPicturesAreNamedAndSkipped() throws IOException {
        Path wide = dir.resolve("wide.png");
        ImageFiles.write(ByteImage.of(new byte[3 * 512 * 3], 3, 512, 3), wide);
        Path large = run.picture("large.png", 6);
        SmallExplain.Result result = run.explain(wide, large, image, run.picture("z.png", 4));
        assertEquals(2, result.code(), result.err());
        assertTrue(result.err().contains("wide.png: "), result.err());
        assertTrue(result.err().contains("large.png: the network does not take"), result.err());
        assertTrue(result.out().endsWith("; 2 pictures could not be explained\n"), result.out());
        assertEquals(2, run.outputs(".npy"));
        assertEquals(1, run.explain(large).code(), "none of the right size");
    }

    @Test
    void picturesThatCannotBeResizedAreNamed() throws IOException {
        Path wide = dir.resolve("wide.png");
        ImageFiles.write(ByteImage.of(new byte[3 * 512 * 3], 3, 512, 3), wide);
        SmallExplain.Result result = SmallExplain.typed("-m", run.model, "-o", dir.resolve("out"), "--preprocess",
                "resize=short:224 crop=4 scale=1/255 layout=nhwc", wide, image);
        assertEquals(2, result.code(), result.err());
        assertTrue(result.err().contains("wide.png: the picture is too elongated"), result.err());
        assertEquals(1, run.outputs(".npy"));
    }

    /** Results of two files of one name lie apart. */
    @Test
    void picturesOfOneNameHaveResultsOfTheirOwn() throws IOException {
        Path pets = Files.createDirectories(dir.resolve("in/pets"));
        Files.copy(image, pets.resolve("a.png"));
        Files.copy(image, dir.resolve("in/a.png"));
        ImageFiles.write(ImageFiles.read(image), dir.resolve("in/a.bmp"));
        SmallExplain.Result flat = run.explain(dir.resolve("in"), "--target", "class:0");
        assertTrue(flat.err().contains("1 folder inside not searched (-r does): pets"), flat.err());
        assertTrue(Files.exists(dir.resolve("out/a.png-0.npy")) && Files.exists(dir.resolve("out/a.bmp-0.npy")));
        SmallExplain.Result deep = run.explain(dir.resolve("in"), "-r", "--target", "class:0");
        assertEquals("", deep.err());
        assertTrue(Files.exists(dir.resolve("out/pets/a-0.npy")));
        Path twin = Files.copy(image, Files.createDirectories(dir.resolve("twin")).resolve("a.png"));
        run.explain(image, twin, "--target", "class:1");
        assertTrue(Files.exists(dir.resolve("out/a.png-1.npy")) && Files.exists(dir.resolve("out/twin/a.png-1.npy")));
    }

    @Test
    void whatIsNotReadIsSaidAndNothingToReadIsAnError() throws IOException {
        Path folder = Files.createDirectory(dir.resolve("in"));
        Files.writeString(folder.resolve("notes.txt"), "no picture");
        SmallExplain.Result none = run.explain(folder);
        assertEquals(2, none.code());
        assertTrue(none.err().contains("1 file not read: notes.txt"), none.err());
        assertTrue(none.err().contains("no pictures found in " + folder), none.err());
    }

    /** Settings may lie beside the pictures. */
    @Test
    void whatOptionsNameIsNotPassedOver() throws IOException {
        Path folder = Files.createDirectory(dir.resolve("in"));
        Files.copy(image, folder.resolve("a.png"));
        Path classes = Files.writeString(folder.resolve("classes.txt"), "a\nb\nc\n");
        assertEquals("", run.explain(folder, "--classes", classes).err());
        assertTrue(run.explain(folder).err().contains("1 file not read: classes.txt"));
    }

    @Test
    void picturesAreNeverOverwritten() throws IOException {
        Path victim = run.picture("a-1.png", 4);
        byte[] before = Files.readAllBytes(victim);
        SmallExplain.Result result = run.explain(image, victim, "--target", "class:1", "-o", dir);
        assertEquals(2, result.code(), "-o twice");
        SmallExplain.Result over = SmallExplain.typed("-m", run.model, "-o", dir, "--preprocess", SmallExplain.SETTINGS,
                "--target",
                "class:1", image, victim);
        assertEquals(1, over.code(), over.err());
        assertArrayEquals(before, Files.readAllBytes(victim));
    }
}
