package org.lrptoolbox.cli.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lrptoolbox.testing.Shared;

/** Neurons inside, and relevance through some channels alone, as typed. */
class ConceptOptionsTest {
    private static final Path DEMOS = Shared.projectRoot().resolve("demos");

    @TempDir
    private Path dir;

    private SmallExplain.Result explain(String out, String... more) {
        Object[] words = {"-m", DEMOS.resolve("models/shapes/shapes.onnx"), "--preprocess",
            DEMOS.resolve("data/shapes/preprocess.txt"), DEMOS.resolve("data/shapes/cross.png"), "-o",
            dir.resolve(out)};
        return SmallExplain.typed(Stream.of(words, more).flatMap(Arrays::stream).toArray());
    }

    /** Said with the layer and how many it has, before anything is explained. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"--neuron; 0-Convolution:8; has 8 channels, 0 to 7", "--neuron; "
            + "0-Convolution:99@1,1; has 8 channels, 0 to 7",
        "--mask; 0-Convolution:0,8; has 8 channels, 0 to 7",
        "--mask; 0-Convolution:4/4; has 4 heads, 0 to 3"})
    void channelsThatThereAreNot(String option, String value, String expected) {
        SmallExplain.Result result = explain("out", option, value);
        assertEquals(2, result.code());
        assertTrue(result.err().contains(option + ": layer '0-Convolution' " + expected + "; found "), result.err());
        assertFalse(Files.exists(dir.resolve("out/cross-3.npy")));
    }

    /** An error names the option that was typed. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"--contrast; zebra,1; no class is called 'zebra'",
        "--target; class:zebra; no class is called 'zebra'", "--layers; nowhere; no layer is named 'nowhere'"})
    void optionsAreNamedAsTheyWereTyped(String option, String value, String expected) {
        SmallExplain.Result result = explain("out", option, value);
        assertEquals(2, result.code());
        assertTrue(result.err().contains(option + ": " + expected), result.err());
    }

    @Test
    void neuronsAreExplained() {
        assertEquals(0, explain("out", "--neuron", "0-Convolution:7").code());
        assertEquals(0, explain("out2", "--neuron", "0-Convolution:7@2,3").code());
    }

    /** A channel of a hidden layer is none of the classes, and a contrast says of what. */
    @Test
    void whatIsExplainedIsCalledAsAsked() {
        String classes = DEMOS.resolve("data/shapes/classes.txt").toString();
        String neuron = explain("out", "--neuron", "3-Convolution:2", "--classes", classes).out();
        assertTrue(neuron.contains("relevance of 3-Convolution:2: "), neuron);
        assertFalse(neuron.contains("triangle"), neuron);
        String contrast = explain("out2", "--contrast", "ring,triangle", "--classes", classes).out();
        assertTrue(contrast.contains("relevance of ring less triangle: "), contrast);
        String mean = explain("out3", "--target", "contrast:ring", "--classes", classes).out();
        assertTrue(mean.contains("relevance of ring less the mean of all: "), mean);
    }

    /** Through all channels passes all relevance, through some of them another part. */
    @Test
    void relevancePassesThroughChannels() throws IOException {
        assertEquals(0, explain("plain").code());
        assertEquals(0, explain("all", "--mask", "0-Convolution:0-7").code());
        assertEquals(0, explain("some", "--mask", "0-Convolution:0,3-4").code());
        byte[] plain = Files.readAllBytes(dir.resolve("plain/cross-3.npy"));
        assertArrayEquals(plain, Files.readAllBytes(dir.resolve("all/cross-3.npy")));
        assertFalse(Arrays.equals(plain, Files.readAllBytes(dir.resolve("some/cross-3.npy"))));
    }
}
