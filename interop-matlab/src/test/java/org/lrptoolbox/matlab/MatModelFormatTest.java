package org.lrptoolbox.matlab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.matlab.value.MatNumeric;
import org.lrptoolbox.matlab.value.MatObject;
import org.lrptoolbox.matlab.value.MatValue;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;
import org.lrptoolbox.testing.Shared;

class MatModelFormatTest {
    private static final Tensor FILTERS = RandomTensors.normal(1, 2, 2, 1, 3);
    private static final Tensor WEIGHTS = RandomTensors.normal(2, 12, 2);

    @TempDir
    Path dir;

    /** Convolution, Flatten and Linear for inputs of 3x3x1; what MATLAB flattens has 2 rows, 2 columns, 3 channels. */
    private static byte[] model(double... inputShape) {
        Map<String, byte[]> convolution = new LinkedHashMap<>();
        convolution.put("filtersize", McosBytes.doubles(new int[]{1, 4}, 2, 2, 1, 3));
        convolution.put("stride", McosBytes.doubles(new int[]{1, 2}, 1, 1));
        convolution.put("W", McosBytes.doubles(FILTERS.shape(), FILTERS.data()));
        convolution.put("B", McosBytes.doubles(new int[]{1, 3}, 1, 2, 3));
        Map<String, byte[]> linear = new LinkedHashMap<>();
        linear.put("W", McosBytes.doubles(WEIGHTS.shape(), WEIGHTS.data()));
        linear.put("B", McosBytes.doubles(new int[]{1, 2}, 4, 5));
        Map<String, byte[]> flatten = Map.of("inputshape",
                McosBytes.doubles(new int[]{inputShape.length == 0 ? 0 : 1, inputShape.length}, inputShape));
        Map<String, byte[]> pool = new LinkedHashMap<>();
        pool.put("pool", McosBytes.doubles(new int[]{1, 2}, 1, 1));
        pool.put("stride", McosBytes.doubles(new int[]{1, 2}, 1, 1));
        McosBytes file = new McosBytes();
        int[] layers = {file.object("Convolution", convolution), file.object("Rect", Map.of()),
            file.object("SumPool", pool), file.object("MaxPool", pool), file.object("Flatten", flatten),
            file.object("Tanh", Map.of()), file.object("Linear", linear), file.object("SoftMax", Map.of())};
        byte[][] references = Arrays.stream(layers).mapToObj(McosBytes::reference).toArray(byte[][]::new);
        return file.file(file.object("Sequential", Map.of("modules", McosBytes.cell(references))), "Sequential");
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(dir.resolve("model.mat"), bytes);
    }

    @Test
    void readsEveryLayer() throws IOException {
        Network network = Models.read(file(model(10, 2, 2, 3)));
        assertEquals(List.of("Convolution", "Rect", "SumPool", "MaxPool", "Flatten", "Tanh", "Linear", "SoftMax"),
                network.layers().stream().map(Layer::type).toList());
        Conv convolution = (Conv) network.layers().get(0);
        assertEquals(FILTERS, convolution.filters().tensor());
        assertArrayEquals(new double[]{1, 2, 3}, convolution.bias());
        assertEquals(SumPool.last(Frame.of(1, 1).withStride(1, 1)), network.layers().get(2));
        assertEquals(MaxPool.last(Frame.of(1, 1).withStride(1, 1)), network.layers().get(3));
        assertArrayEquals(new double[]{4, 5}, ((Dense) network.layers().get(6)).bias());
    }

    @Test
    void weightsBehindFlattenFollowTheOrderOfElements() throws IOException {
        Dense linear = (Dense) Models.read(file(model(10, 2, 2, 3))).layers().get(6);
        for (int row = 0; row < 2; row++) {
            for (int column = 0; column < 2; column++) {
                for (int channel = 0; channel < 3; channel++) {
                    int matlab = row + 2 * column + 4 * channel;
                    int here = (row * 2 + column) * 3 + channel;
                    assertArrayEquals(Arrays.copyOfRange(WEIGHTS.data(), 2 * matlab, 2 * matlab + 2),
                            Arrays.copyOfRange(linear.weightData(), 2 * here, 2 * here + 2));
                }
            }
        }
        String message = assertThrows(UnsupportedModelException.class, () -> Models.read(file(model()))).getMessage();
        assertTrue(message.contains("before layer 6") && message.contains("nn.forward"), message);
    }

    @Test
    void objectsOfOtherClassesArePlainData() throws IOException {
        McosBytes bytes = new McosBytes();
        int inner = bytes.object("Thing", Map.of("size", McosBytes.doubles(new int[]{1, 1}, 3)));
        Map<String, byte[]> properties = new LinkedHashMap<>();
        properties.put("things", McosBytes.reference(inner, inner));
        // The next object to come is this one itself.
        properties.put("self", McosBytes.reference(inner + 1));
        Path file = file(bytes.file(bytes.object("Holder", properties), "Holder"));
        String thing = "modules.Thing1x1[size={float64 (1, 1)[3.0]}]";
        String expected = "modules.Holder1x1[things={1x2{" + thing + "; " + thing
                + "}}, self={uint32 (6, 1)[-587202560 2 1 1 2 2]}]";
        MatValue value = MatFile.readValues(file).get("model");
        assertEquals(expected, Shown.of(value));
        String message = assertThrows(UnsupportedModelException.class, () -> Models.read(file)).getMessage();
        assertTrue(message.contains("an object of class modules.Holder"), message);
    }

    @Test
    void functionHandlesInPropertiesDoNotHideTheOthers() throws IOException {
        MatBytes le = new MatBytes(ByteOrder.LITTLE_ENDIAN);
        Map<String, byte[]> properties = new LinkedHashMap<>();
        properties.put("handle", le.matrix(16, "", 1, 1, McosBytes.doubles(new int[]{1, 1}, 2)));
        properties.put("size", McosBytes.doubles(new int[]{1, 1}, 3));
        McosBytes bytes = new McosBytes();
        Path file = file(bytes.file(bytes.object("Thing", properties), "Thing"));
        assertEquals("modules.Thing1x1[handle={function_handle1x1[content={float64 (1, 1)[2.0]}]}, "
                + "size={float64 (1, 1)[3.0]}]", Shown.of(MatFile.readValues(file).get("model")));
    }

    @Test
    void tablesOfUnknownVersionLeaveAReference() throws IOException {
        McosBytes bytes = new McosBytes();
        byte[] file = bytes.file(bytes.object("Thing", Map.of()), "Thing");
        int table = new String(file, StandardCharsets.ISO_8859_1).indexOf("modules\0Thing") - 40;
        assertEquals(2, file[table]);
        file[table] = 9;
        assertEquals("modules.Thing1x1[content={uint32 (6, 1)[-587202560 2 1 1 1 1]}]",
                Shown.of(MatFile.readValues(file(file)).get("model")));
    }

    @Test
    void defaultsOfAClassAreItsObjectsPropertiesToo() throws IOException {
        McosBytes bytes = new McosBytes();
        int number = bytes.object("Thing", Map.of("own", McosBytes.doubles(new int[]{1, 1}, 1)));
        bytes.defaults(Map.of("own", McosBytes.doubles(new int[]{1, 1}, 8)),
                Map.of("other", McosBytes.doubles(new int[]{1, 1}, 9)));
        assertEquals("modules.Thing1x1[own={float64 (1, 1)[1.0]}, other={float64 (1, 1)[9.0]}]",
                Shown.of(MatFile.readValues(file(bytes.file(number, "Thing"))).get("model")));
    }

    @Test
    void longChainsOfObjectsEndInAReference() throws IOException {
        McosBytes bytes = new McosBytes();
        int last = bytes.object("Node", Map.of());
        for (int i = 0; i < 5000; i++) {
            last = bytes.object("Node", Map.of("next", McosBytes.reference(last)));
        }
        MatValue value = MatFile.readValues(file(bytes.file(last, "Node"))).get("model");
        for (int i = 0; i < 100; i++) {
            value = assertInstanceOf(MatObject.class, value).properties().get("next");
        }
        assertInstanceOf(MatNumeric.class, value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Unknown", "Linear", "Convolution", "SumPool", "Flatten"})
    void brokenLayersAreNamed(String type) throws IOException {
        McosBytes bytes = new McosBytes();
        byte[] modules = McosBytes.cell(McosBytes.reference(bytes.object(type, Map.of())));
        Path file = file(bytes.file(bytes.object("Sequential", Map.of("modules", modules)), "Sequential"));
        String message = assertThrows(LrpFileException.class, () -> Models.read(file)).getMessage();
        assertTrue(message.contains(type) && message.contains("0"), message);
    }

    @Test
    void plainDataIsNoModel() throws IOException {
        Path file = dir.resolve("data.mat");
        MatFile.write(Map.of("data", TypedArray.of(Tensor.zeros(1, 1))), file);
        String message = assertThrows(UnsupportedModelException.class, () -> Models.read(file)).getMessage();
        assertTrue(message.contains("modules.Sequential is expected"), message);
    }

    @Property(tries = 1000, seed = "5")
    void damagedModelsEndInTypedErrors(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int flips)
            throws IOException {
        Random random = new Random(seed);
        byte[] bytes = model(10, 2, 2, 3);
        for (int i = 0; i < flips; i++) {
            bytes[116 + random.nextInt(bytes.length - 116)] ^= (byte) (1 << random.nextInt(8));
        }
        Path file = Files.createTempFile("fuzz", ".mat");
        try {
            Files.write(file, bytes);
            Models.read(file);
        } catch (LrpFileException e) {
            assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void theToolboxesOwnModelEqualsItsTextForm() throws IOException {
        Path folder = Shared.path("toolbox/models/MNIST");
        Network matlab = Models.read(folder.resolve("LeNet-5.mat"));
        Network text = Models.read(folder.resolve("LeNet-5.txt"));
        assertEquals(text.toString(), matlab.toString());
        long weights = 0;
        for (int i = 0; i < text.size(); i++) {
            if (text.layers().get(i) instanceof Conv expected) {
                Conv actual = (Conv) matlab.layers().get(i);
                assertEquals(expected.filters(), actual.filters());
                assertArrayEquals(expected.bias(), actual.bias());
                weights += actual.filters().count();
            }
        }
        assertEquals(47_500, weights);
        Tensor x = RandomTensors.normal(4, 2, 32, 32, 1);
        Tensor a = x;
        Tensor b = x;
        for (int i = 0; i < text.size(); i++) {
            a = text.layers().get(i).forward(List.of(a));
            b = matlab.layers().get(i).forward(List.of(b));
        }
        assertEquals(a, b);
    }
}
