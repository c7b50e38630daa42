package org.lrptoolbox.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lrptoolbox.layout.ToolboxForm;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.layer.TrainableLayer;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;
import org.lrptoolbox.testing.Shared;

/** Every model format there is, into every other. */
class FormatPairsTest {
    private static final List<String> ENDINGS = List.of("nn", "txt", "mat", "onnx");

    @TempDir
    Path folder;

    static Stream<Arguments> pairs() {
        return ENDINGS.stream().flatMap(from -> ENDINGS.stream().map(to -> Arguments.of(from, to)));
    }

    /** Multiples of 1/8, which every format holds exactly. */
    private static Tensor numbers(long seed, int... shape) {
        return RandomTensors.normal(seed, shape).map(v -> Math.rint(8 * v) / 8);
    }

    /** For samples of 5x6x1; what is flattened has 2 rows, 2 columns and 2 channels. */
    private static Network chain() {
        return Network.sequential(Conv.last(numbers(1, 2, 3, 1, 2), numbers(2, 2).data(), 1, 1), new Rect(),
                SumPool.last(Frame.of(2, 2).withStride(1, 1)), MaxPool.last(Frame.of(2, 2).withStride(1, 1)),
                new Flatten(),
                Dense.of(8, 3, numbers(3, 8, 3).data(), numbers(4, 3).data()), new Tanh(),
                Dense.of(3, 2, numbers(5, 3, 2).data(), numbers(6, 2).data()), new SoftMax());
    }

    private static void convert(Path from, Path to, String... more) {
        Object[] words = Stream.concat(Stream.of("convert", from, to), Arrays.stream(more)).toArray();
        assertEquals("", LrpTest.lrp(words).err());
    }

    private static void assertSame(Network expected, Network actual) {
        assertEquals(expected.layers().stream().map(Layer::type).toList(),
                actual.layers().stream().map(Layer::type).toList());
        for (int i = 0; i < expected.size(); i++) {
            if (expected.layers().get(i) instanceof TrainableLayer layer) {
                assertArrayEquals(layer.weightData(), ((TrainableLayer) actual.layers().get(i)).weightData());
                assertArrayEquals(layer.bias(), ((TrainableLayer) actual.layers().get(i)).bias());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aModelStaysTheSame(String from, String to) throws IOException {
        Path first = folder.resolve("first." + from);
        Path second = folder.resolve("second." + to);
        Models.write(chain(), first, 5, 6, 1);
        convert(first, second, "--input", "5,6,1");
        assertSame(chain(), ToolboxForm.of(Models.read(second)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void lenetNeedsNoShape(String from, String to) throws IOException {
        Path text = Shared.path("toolbox/models/MNIST/LeNet-5.txt");
        Path first = folder.resolve("first." + from);
        Path second = folder.resolve("second." + to);
        convert(text, first);
        convert(first, second);
        boolean exact = !from.equals("onnx") && !to.equals("onnx");
        Network expected = Models.read(text);
        assertEquals(expected.layers().stream().map(Layer::type).toList(),
                ToolboxForm.of(Models.read(second)).layers().stream().map(Layer::type).toList());
        if (exact) {
            assertSame(expected, ToolboxForm.of(Models.read(second)));
        }
    }

    @Test
    void whatAFormatCannotHoldIsSaid() throws IOException {
        Path mat = folder.resolve("no.mat");
        String message = assertThrows(UnsupportedModelException.class, () -> Models.write(chain(), mat)).getMessage();
        assertTrue(message.contains("--input 32,32,1"), message);
        Network average = Network.sequential(AveragePool.last(Frame.of(2, 2).withStride(2, 2)));
        message = assertThrows(UnsupportedModelException.class, () -> Models.write(average, mat)).getMessage();
        assertTrue(message.contains("AveragePool"), message);
        Path text = folder.resolve("average.txt");
        Models.write(average, text);
        LrpTest.Result result = LrpTest.lrp("convert", text, mat);
        assertEquals(1, result.exitCode());
        assertTrue(result.err().contains("AveragePool") && result.err().lines().count() == 1, result.err());
        assertFalse(Files.exists(mat));
    }
}
