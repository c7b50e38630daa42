package org.lrptoolbox.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;

/** What would be asked of a network, judged by {@code lrp check} before there is a picture. */
class CheckedQuestionTest {
    @TempDir
    private Path dir;

    private Path model = Path.of("");

    @BeforeEach
    void file() throws IOException {
        model = Files.writeString(dir.resolve("net.prototxt"), """
                input: "data" input_shape { dim: 1 dim: 3 dim: 8 dim: 8 }
                layer { name: "conv" type: "Convolution" bottom: "data" top: "conv" convolution_param { num_output: 4
                  kernel_size: 3 weight_filler { type: "xavier" } } }
                layer { name: "fc" type: "InnerProduct" bottom: "conv" top: "fc" inner_product_param { num_output: 3
                  weight_filler { type: "xavier" } } }
                """);
        Files.writeString(dir.resolve("names.txt"), "cat\ndog\nbird\n");
    }

    @Test
    void whatFitsIsTold() {
        LrpTest.Result result = LrpTest.lrp("check", model, "--preprocess", "caffe crop=8", "--classes",
                dir.resolve("names.txt"), "--target", "class:dog", "--layers", "conv,fc", "--composite", "caffe-100",
                "--rule", "fc=flat");
        assertEquals(2, result.exitCode());
        assertTrue(result.err().contains("--rule would do nothing with --composite caffe-100"), result.err());
        LrpTest.Result fits = LrpTest.lrp("check", model, "--preprocess", "caffe crop=8", "--classes",
                dir.resolve("names.txt"), "--target", "class:dog", "--layers", "conv,fc", "--rule", "fc=flat");
        assertEquals(0, fits.exitCode(), fits.err());
        assertTrue(fits.out().contains("crop=8x8 order=bgr"), fits.out());
        assertTrue(fits.out().lines().anyMatch(l -> l.matches("fc +Dense +\\(3,\\) .*Flat.*supported")), fits.out());
        assertEquals("", fits.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--preprocess|torchvision|--preprocess makes inputs of shape (3, 224, 224), but the network takes (3, 8, 8); "
                + "for pictures of that size add to it resize=short:8 crop=8x8",
        "--target|class:3|--target: there is no class 3: the output has 3, numbered from 0 to 2",
        "--target|class:dog|--target: ", "--target|top4|--target: top4: expected 1 to 3",
        "--target|much|--target: cannot",
        "--layers|con|--layers: no layer is named 'con'",
        "--rule|con=flat|--rule: no layer has a name or type like 'con'",
        "--composite|most|no composite is named 'most'"})
    void whatDoesNotFitIsAnError(String option, String value, String message) {
        LrpTest.Result result = LrpTest.lrp("check", model, option, value);
        assertEquals(2, result.exitCode());
        assertTrue(result.err().contains("lrp: " + message), result.err());
    }

    /** Nothing is opened, and nothing is written, for pictures that the layers cannot compute with. */
    @Test
    void explainSaysSoBeforeAnEngineIsOpened() throws IOException {
        Path photo = dir.resolve("photo.png");
        ImageFiles.write(ByteImage.of(new byte[300], 10, 10, 3), photo);
        LrpTest.Result result = LrpTest.lrp("explain", "-m", model, "--preprocess", "torchvision", photo, "-o", dir
                .resolve("out"));
        assertEquals(2, result.exitCode());
        assertTrue(
                result.err().contains("(3, 224, 224), but the network takes (3, 8, 8); for pictures of that size add"),
                result.err());
        assertEquals("", result.out());
        assertFalse(Files.exists(dir.resolve("out")));
        LrpTest.Result fits = LrpTest.lrp("explain", "-m", model, "--preprocess",
                "torchvision resize=short:8 crop=8x8", photo, "-o", dir.resolve("out"), "--engine", "java");
        assertEquals(0, fits.exitCode(), fits.err());
    }

    @Test
    void namesOfOtherClassesAreNoted() throws IOException {
        LrpTest.Result result = LrpTest.lrp("check", model, "--classes",
                Files.writeString(dir.resolve("more.txt"), "a\nb\nc\nd\n"));
        assertEquals(0, result.exitCode(), result.err());
        assertTrue(result.err().contains("4 classes have names, and the network has 3 outputs"), result.err());
    }
}
