package org.lrptoolbox.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.LogSoftMax;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.layer.TrainableLayer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.testing.Shared;

class TextModelFormatTest {
    private static final String EVERY_LAYER = """
            Convolution 2 2 1 2 1 1
            0.125 0.25 1e-05 0.5 1e+16 -0.0 123456789.125 5e-324
            -0.25 0.25
            Rect
            MaxPool 2 2 2 2
            SumPool 1 1 1 1
            AveragePool 1 2 3 4
            Flatten
            Linear 2 3
            -0.125 -0.25 nan -0.5 inf -inf
            0.0 0.25 0.75
            Tanh
            SoftMax
            """;

    @TempDir
    Path dir;

    private Path file(String text) throws IOException {
        return Files.writeString(dir.resolve("in.txt"), text);
    }

    private String rewritten(String text) throws IOException {
        Path copy = dir.resolve("copy.txt");
        Models.write(Models.read(file(text)), copy);
        return Files.readString(copy);
    }

    @Test
    void everyLayerReadsAndWritesBackToTheSameBytes() throws IOException {
        assertEquals(EVERY_LAYER, rewritten(EVERY_LAYER));
    }

    @Test
    void toleratesWhatOtherToolsMakeOfIt() throws IOException {
        assertEquals(EVERY_LAYER, rewritten(EVERY_LAYER.stripTrailing()), "no final newline");
        assertEquals(EVERY_LAYER, rewritten(EVERY_LAYER.replace("\n", "\r\n")), "Windows line ends");
        assertEquals(EVERY_LAYER, rewritten(EVERY_LAYER + "\nanything else\n"), "text after an empty line");
        assertEquals(EVERY_LAYER, rewritten(EVERY_LAYER.replaceAll("\n(?=[A-Z])", "\n\n \t\n")), "blank lines");
        assertEquals(EVERY_LAYER, rewritten("\n" + EVERY_LAYER + "\n\n"), "blank lines around");
        assertEquals(EVERY_LAYER, rewritten(EVERY_LAYER.replace("Rect", "Rectangle")), "a longer name");
        assertEquals(EVERY_LAYER, rewritten(EVERY_LAYER.replace("\n0.125 ", "\nnp.float64(0.125) ")),
                "NumPy 2 numbers");
        assertEquals(EVERY_LAYER, rewritten(EVERY_LAYER.replace("0.5", "5.000000e-01 ")), "Matlab numbers");
    }

    @Test
    void readsTheLegacyLayoutAndSaysSo() throws IOException {
        Path legacy = file("Linear 2 3\n1 2 3\n4 5 6\n7 8 9\nTanh\n");
        List<String> reasons = new ArrayList<>();
        Network network = new TextModelFormat().read(legacy, reasons::add);
        assertEquals(List.of("cannot reshape array of size 3 into shape (2,3)"), reasons);
        Dense linear = (Dense) network.layers().getFirst();
        assertArrayEquals(new double[]{1, 2, 3, 4, 5, 6}, linear.weightData());
        assertArrayEquals(new double[]{7, 8, 9}, linear.bias());
        assertEquals(2, network.size());
    }

    /** The reasons are those the Python toolbox prints and raises. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Foo bar|Layer type identifierFoo not supported for reading from plain text file"
                + "|Layer type Foo not supported by legacy plain text format.",
        "Linear 2|not enough values to unpack (expected 3, got 2)|not enough values to unpack (expected 3, got 2)",
        "MaxPool 2 2 2 2 2|too many values to unpack (expected 5)"
                + "|Layer type MaxPool not supported by legacy plain text format.",
        "Linear 5.0 2|invalid literal for int() with base 10: '5.0'|invalid literal for int() with base 10: '5.0'",
        "'Linear 1 1\nx\n0'|could not convert string to float: 'x'|could not convert string to float: 'x'"})
    void givesTheReasonsInPythonsWords(String text, String first, String second) throws IOException {
        Path file = file(text + "\n");
        List<String> reasons = new ArrayList<>();
        MalformedFileException e = assertThrows(MalformedFileException.class,
                () -> new TextModelFormat().read(file, reasons::add));
        assertEquals(List.of(first), reasons);
        assertEquals(second, e.getCause().getMessage());
        assertTrue(e.getMessage().startsWith(file + ": line "), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n \n", "Linear 2 3", "Linear 2 3\n1 2 3 4 5 6", "Linear 2 3\n1 2 3 4 5 6\n1 2\n",
        "Linear 0 3\n\n1 2 3\n", "Linear -1 -1\n1\n1\n", "SumPool 0 1 1 1\n", "Convolution 1 1 1 1 0 1\n1\n1\n",
        "Linear 2147483647 2147483647\n1\n1\n", "Linear 99999999999 1\n1\n1\n"})
    void damageIsNamed(String text) throws IOException {
        Path file = file(text);
        MalformedFileException e = assertThrows(MalformedFileException.class, () -> Models.read(file));
        assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
    }

    @Test
    void whatTheFormatCannotExpressLeavesNoFile() {
        Path file = dir.resolve("out.txt");
        Network branches = Network.builder().add("a", Dense.of(1, 1, new double[1], new double[0]))
                .add("sum", new Sum(2), "a", "a").build();
        assertThrows(UnsupportedModelException.class, () -> Models.write(branches, file));
        Network unknown = Network.sequential(new Sum(1));
        String message = assertThrows(UnsupportedModelException.class, () -> Models.write(unknown, file)).getMessage();
        assertTrue(message.contains("layer 0 '0-Sum'"), message);
        for (Layer other : List.of(new LogSoftMax(), new SoftMax(0, true))) {
            assertThrows(UnsupportedModelException.class, () -> Models.write(Network.sequential(other), file));
        }
        assertFalse(Files.exists(file));
    }

    @Test
    void aMissingBiasIsWrittenAsZeros() throws IOException {
        Path file = dir.resolve("out.txt");
        Models.write(Network.sequential(Dense.of(1, 2, new double[]{3, 4}, new double[0])), file, "TXT");
        assertEquals("Linear 1 2\n3.0 4.0\n0.0 0.0\n", Files.readString(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"formats/allayers", "cnn_maxpool/cnn_maxpool", "mlp_rect/mlp_rect",
        "mlp_tanh_softmax/mlp_tanh_softmax", "train_cnn/train_cnn_step0"})
    void writesTheBytesOfTheOriginal(String name) throws IOException {
        String golden = Files.readString(Shared.path("golden/toolbox/" + name + ".txt"));
        assertEquals(golden, rewritten(golden));
    }

    @Test
    void readsTheOriginalsVariants() throws IOException {
        Network current = Models.read(Shared.path("golden/toolbox/formats/xor_net_small.txt"));
        for (String name : List.of("no_trailing_newline", "crlf", "xor_legacy")) {
            Network other = Models.read(Shared.path("golden/toolbox/formats/" + name + ".txt"));
            assertSameNumbers(current, other, 0, name);
        }
        Network rounded = Models.read(Shared.path("golden/toolbox/formats/xor_matlabstyle.txt"));
        assertSameNumbers(current, rounded, 1e-6, "six digits");
        // The original drops what follows a blank line.
        assertEquals(2, Models.read(Shared.path("golden/toolbox/formats/blank_line.txt")).size());
        Path unknown = Shared.path("golden/toolbox/formats/unknown_layer.txt");
        assertThrows(MalformedFileException.class, () -> Models.read(unknown));
    }

    private static void assertSameNumbers(Network a, Network b, double tolerance, String what) {
        assertEquals(a.size(), b.size(), what);
        for (int i = 0; i < a.size(); i++) {
            assertEquals(a.layers().get(i).describe(), b.layers().get(i).describe(), what);
            if (a.layers().get(i) instanceof TrainableLayer x && b.layers().get(i) instanceof TrainableLayer y) {
                assertArrayEquals(x.weightData(), y.weightData(), tolerance, what);
                assertArrayEquals(x.bias(), y.bias(), tolerance, what);
            }
        }
    }
}
