package org.lrptoolbox.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.tensor.Tensor;

class PreprocessingTest {
    /** Two pixels: (10, 20, 30) and (40, 50, 60). */
    private static final ByteImage PAIR = ByteImage.of(new byte[]{10, 20, 30, 40, 50, 60}, 1, 2, 3);

    @TempDir
    private Path dir;

    private Preprocessing parse(String text) throws IOException {
        return Preprocessing.parse(text, dir::resolve);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "torchvision", "caffe", "caffe-demo", "tf"})
    void presetsArePrintedAndReadAgain(String name) throws IOException {
        Preprocessing preset = PreprocessingPresets.named(name);
        assertEquals(preset, parse(preset.toString()), preset.toString());
        assertEquals(preset, parse(name));
        assertTrue(PreprocessingPresets.names().contains(name));
    }

    @Test
    void settingsReadAsTheyArePrinted() throws IOException {
        assertEquals("resize=short:256,bicubic crop=224x200 order=bgr scale=1 mean=104,117,123 std=1 layout=nchw",
                parse("resize=short:256,bicubic   crop=224x200 order=bgr mean=104,117,123").toString());
        assertEquals("resize=exact:32x16,lanczos crop=none order=gray scale=1/127.5 mean=1 std=0.5 layout=flat",
                parse("tf resize=exact:32x16,lanczos order=gray crop=none std=0.5\nlayout=flat").toString());
        assertEquals(PreprocessingPresets.named("torchvision").toString(),
                "resize=short:256,bilinear crop=224x224 order=rgb "
                        + "scale=1/255 mean=0.485,0.456,0.406 std=0.229,0.224,0.225 layout=nchw");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"imagenet|the names are [caffe,", "size=3|there are [resize,",
        "crop=0|0 x 0", "crop=a|crop=a: expected pixels", "resize=256|short:256", "resize=short:1x2|one length",
        "resize=exact:99999|1 to 32768", "resize=short:9,nearest|expected one of [box,", "order=rbg|[rgb, bgr, gray]",
        "mean=1,2|mean 1,2 has 2 channels", "std=1,2|std has 2 numbers", "std=0|cannot be 0", "scale=1/0|finite",
        "mean=1,,2|expected a number", "crop=1 crop=2|given twice", "crop=99999999999|expected pixels"})
    void mistakesAreNamed(String text, String complaint) {
        String message = assertThrows(IllegalArgumentException.class, () -> parse(text)).getMessage();
        assertTrue(message.contains(complaint), message);
    }

    @Test
    void filesHoldSettingsAndMeansBesideThem() throws IOException {
        Path mean = Files.writeString(dir.resolve("my mean.txt"), "1\n2\n3\n");
        Path file = Files.writeString(dir.resolve("p.txt"), "# of my network\ncaffe crop=1x2\nmean=my mean.txt\n");
        Preprocessing read = Preprocessing.read(file);
        assertArrayEquals(new double[]{1, 2, 3}, read.mean().values().data());
        assertEquals(read.toString(), parse(read.toString()).toString());
        assertThrows(NoSuchFileException.class, () -> parse("mean=absent.txt"));
        Files.writeString(mean, "1\n2\n");
        assertThrows(MalformedFileException.class, () -> Preprocessing.read(file));
        Files.writeString(file, "crop=none crop=none");
        String message = assertThrows(MalformedFileException.class, () -> Preprocessing.read(file)).getMessage();
        assertTrue(message.startsWith(file.toString()), message);
    }

    @Test
    void numbersLandWhereTheLayoutSays() throws IOException {
        assertEquals(Tensor.of(new double[]{10, 40, 20, 50, 30, 60}, 1, 3, 1, 2), parse("none").apply(PAIR));
        assertEquals(Tensor.of(new double[]{30, 20, 10, 60, 50, 40}, 1, 1, 2, 3),
                parse("order=bgr layout=nhwc").apply(PAIR));
        assertEquals(Tensor.of(new double[]{18.15, 48.15}, 1, 2), parse("order=gray layout=flat").apply(PAIR));
        assertEquals(Tensor.of(new double[]{10, 40, 20, 50, 30, 60, 10, 40, 20, 50, 30, 60}, 2, 3, 1, 2),
                parse("none").batch(List.of(PAIR, PAIR)));
    }

    @Test
    void scaleThenMeanThenDeviation() throws IOException {
        double[] found = parse("scale=1/10 mean=1,2,3 std=1,2,4").apply(PAIR).data();
        assertArrayEquals(new double[]{0, 3, 0, 1.5, 0, 0.75}, found);
    }

    @Test
    void theMiddleOfAMeanPictureIsSubtracted() {
        Tensor values = Tensor.zeros(3, 3, 4);
        java.util.Arrays.setAll(values.data(), i -> i);
        Mean mean = new Mean("picture", values);
        assertEquals(Tensor.of(new double[]{5, 6, 17, 18, 29, 30}, 3, 1, 2), mean.sized(3, 1, 2));
        String message = assertThrows(IllegalArgumentException.class, () -> mean.sized(3, 4, 4)).getMessage();
        assertTrue(message.contains("3 x 4 pixels, fewer than the input of 4 x 4"), message);
    }

    @Test
    void theBoxOfPossibleInputs() throws IOException {
        assertEquals(-1, parse("tf").low(), 1e-15);
        assertEquals(1, parse("tf").high(), 1e-15);
        assertEquals(-123.68, parse("caffe").low());
        assertEquals(255 - 103.939, parse("caffe").high());
    }

    @Test
    void picturesOfDifferentSizesMakeNoBatch() throws IOException {
        ByteImage other = ByteImage.of(new byte[3], 1, 1, 3);
        Preprocessing none = parse("none");
        assertThrows(IllegalArgumentException.class, () -> none.batch(List.of(PAIR, other)));
        assertThrows(IllegalArgumentException.class, () -> none.view(ByteImage.of(new byte[4], 1, 1, 4)));
    }

    @Test
    void relevanceIsSeenAsAPicture() {
        Tensor sample = Tensor.of(new double[]{1, 2, 3, 4, 5, 6}, 3, 1, 2);
        assertEquals(Tensor.of(new double[]{1, 3, 5, 2, 4, 6}, 1, 2, 3), ImageLayout.NCHW.toPicture(sample, 1, 2));
        assertEquals(Tensor.of(new double[]{1, 3, 5, 2, 4, 6}, 1, 2, 3),
                ImageLayout.NCHW.toPicture(sample.reshape(1, 3, 1, 2)));
        assertEquals(sample.reshape(3, 1, 2), ImageLayout.NHWC.toPicture(sample));
        assertThrows(IllegalArgumentException.class, () -> ImageLayout.FLAT.toPicture(sample));
        assertThrows(IllegalArgumentException.class, () -> ImageLayout.NCHW.toPicture(sample.reshape(3, 1, 1, 2)));
        assertEquals(sample.reshape(1, 2, 3), ImageLayout.FLAT.toPicture(sample, 1, 2));
        assertThrows(IllegalArgumentException.class, () -> ImageLayout.NHWC.toPicture(sample, 2, 2));
    }

    /** Whatever is typed is understood and printed so that it is read again, or refused with a reason. */
    @Test
    void anyTextIsReadOrRefused() {
        String[] pieces = {"caffe", "tf", "resize=", "short:", "exact:", "256", "99999999999", "x", ",", "bicubic",
            "crop=", "mean=", "1/0", "0.5", "-1", "e9", "std=", "order=", "gray", "layout=", "flat", "none", " ",
            "\n", "#", "=", "scale=", "\u0000", "NaN"};
        Random random = new Random(3);
        for (int round = 0; round < 5000; round++) {
            StringBuilder text = new StringBuilder();
            for (int words = random.nextInt(9); words > 0; words--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            try {
                Preprocessing read = parse(text.toString());
                assertEquals(read, parse(read.toString()), text.toString());
            } catch (IllegalArgumentException | IOException e) {
                assertTrue(e.getMessage() != null && !e.getMessage().isEmpty(), text.toString());
            }
        }
    }
}
