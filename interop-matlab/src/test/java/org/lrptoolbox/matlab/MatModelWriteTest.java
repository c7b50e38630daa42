package org.lrptoolbox.matlab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.InflaterInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lrptoolbox.model.Models;
import org.lrptoolbox.io.TypedArray;
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
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.matlab.model.FlattenOrder;
import org.lrptoolbox.matlab.model.MatModels;
import org.lrptoolbox.matlab.value.MatCell;
import org.lrptoolbox.matlab.value.MatNumeric;
import org.lrptoolbox.matlab.value.MatObject;
import org.lrptoolbox.matlab.value.MatStruct;
import org.lrptoolbox.matlab.value.MatText;
import org.lrptoolbox.matlab.value.MatValue;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;
import org.lrptoolbox.testing.Shared;

class MatModelWriteTest {
    private static final Dense LINEAR = Dense.of(12, 2, RandomTensors.normal(2, 12, 2).data(), new double[]{4, 5});
    /** For inputs of 3x4x1; what is flattened has 2 rows, 3 columns, 2 channels. */
    private static final Network EVERY_LAYER = Network.sequential(
            Conv.last(RandomTensors.normal(1, 2, 2, 1, 2), new double[]{1, 2}, 1, 1), new Rect(),
            SumPool.last(Frame.of(1, 1).withStride(1, 1)), MaxPool.last(Frame.of(1, 1).withStride(1, 1)), new Flatten(),
            new Tanh(),
            LINEAR, new SoftMax());

    @TempDir
    Path dir;

    /** The elements of a file, inflated. */
    private static List<byte[]> elements(Path file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).position(128);
        List<byte[]> elements = new ArrayList<>();
        while (in.hasRemaining()) {
            assertEquals(15, in.getInt());
            byte[] deflated = new byte[in.getInt()];
            in.get(deflated);
            elements.add(new InflaterInputStream(new java.io.ByteArrayInputStream(deflated)).readAllBytes());
        }
        return elements;
    }

    private static Tensor output(Network network, Tensor x) {
        for (Layer layer : network.layers()) {
            x = layer.forward(List.of(x));
        }
        return x;
    }

    @Test
    void matlabsOwnFileIsWrittenByteForByte() throws IOException {
        Path original = Shared.path("toolbox/models/MNIST/LeNet-5.mat");
        List<byte[]> expected = elements(original);
        Path asModel = dir.resolve("model.mat");
        Models.write(Models.read(original), asModel);
        Path asValues = dir.resolve("values.mat");
        MatFile.writeValues(MatFile.readValues(original), asValues);
        for (Path copy : List.of(asModel, asValues)) {
            List<byte[]> actual = elements(copy);
            assertEquals(2, actual.size());
            assertArrayEquals(expected.get(0), actual.get(0));
            assertArrayEquals(expected.get(1), actual.get(1));
            ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(copy)).order(ByteOrder.LITTLE_ENDIAN);
            assertEquals(128 + 8 + file.getInt(132), file.getLong(116), "where the second one is");
        }
    }

    @Test
    void everyLayerComesBack() throws IOException {
        Path file = dir.resolve("all.mat");
        MatModels.write(EVERY_LAYER, file, FlattenOrder.COLUMN_MAJOR, 3, 4, 1);
        assertSame(EVERY_LAYER, Models.read(file));
        MatObject model = (MatObject) MatFile.readValues(file).get("model");
        MatCell modules = (MatCell) model.properties().get("modules");
        assertEquals("modules.Linear1x1[m={float64 (1, 1)[12.0]}, n={float64 (1, 1)[2.0]}, B={float64 (1, 2)[4.0 5.0]}",
                Shown.of(modules.elements().get(6)).split(", W")[0]);
        assertEquals("modules.Flatten1x1[inputshape={float64 (1, 4)[1.0 2.0 3.0 2.0]}, Y={float64 (0, 0)[]}, "
                + "lrp_var={float64 (0, 0)[]}, lrp_param={float64 (0, 0)[]}]", Shown.of(modules.elements().get(4)));
    }

    private static void assertSame(Network expected, Network actual) {
        assertEquals(expected.toString(), actual.toString());
        Tensor x = RandomTensors.normal(7, 3, 3, 4, 1);
        assertEquals(output(expected, x), output(actual, x));
        Dense linear = (Dense) actual.layers().get(6);
        assertArrayEquals(LINEAR.weightData(), linear.weightData());
    }

    /** What MATLAB computes: rows run fastest in what it flattens. */
    @Test
    void weightsInTheFileAreForMatlabsFlatten() throws IOException {
        Path file = dir.resolve("order.mat");
        MatModels.write(EVERY_LAYER, file, FlattenOrder.COLUMN_MAJOR, 3, 4, 1);
        MatCell modules = (MatCell) ((MatObject) MatFile.readValues(file).get("model")).properties().get("modules");
        double[] weights = ((MatNumeric) ((MatObject) modules.elements().get(6)).properties().get("W")).array()
                .toTensor().data();
        for (int row = 0; row < 2; row++) {
            for (int column = 0; column < 3; column++) {
                for (int channel = 0; channel < 2; channel++) {
                    int matlab = row + 2 * column + 6 * channel;
                    int here = (row * 3 + column) * 2 + channel;
                    assertEquals(LINEAR.weightData()[2 * here + 1], weights[2 * matlab + 1]);
                }
            }
        }
        Dense unchanged = (Dense) MatModels.read(file, FlattenOrder.ROW_MAJOR).layers().get(6);
        assertArrayEquals(weights, unchanged.weightData());
        Network there = FlattenOrder.ROW_MAJOR.toOther(EVERY_LAYER, 3, 4, 1);
        assertArrayEquals(weights, ((Dense) there.layers().get(6)).weightData());
        assertSame(EVERY_LAYER, FlattenOrder.COLUMN_MAJOR.toOther(there, 3, 4, 1));
    }

    @Test
    void theSwitchWritesWeightsAsTheyAre() throws IOException {
        Path file = dir.resolve("rows.mat");
        MatModels.write(EVERY_LAYER, file, FlattenOrder.ROW_MAJOR);
        assertSame(EVERY_LAYER, MatModels.read(file, FlattenOrder.ROW_MAJOR));
    }

    @Test
    void whatMatlabCannotHoldIsNamedAndLeavesNoFile() {
        Path file = dir.resolve("no.mat");
        String message = assertThrows(UnsupportedModelException.class, () -> Models.write(EVERY_LAYER, file))
                .getMessage();
        assertTrue(message.contains("layer 6") && message.contains("--input"), message);
        Network averages = Network.sequential(new Rect(), AveragePool.last(Frame.of(2, 2).withStride(2, 2)));
        message = assertThrows(UnsupportedModelException.class, () -> Models.write(averages, file)).getMessage();
        assertTrue(message.contains("layer 1 '1-AveragePool'"), message);
        Network branches = Network.builder().add("a", new Rect()).add("b", new Tanh())
                .add("c", new Rect(), "a").build();
        message = assertThrows(UnsupportedModelException.class, () -> Models.write(branches, file)).getMessage();
        assertTrue(message.contains("branches"), message);
        assertFalse(Files.exists(file));
    }

    @Test
    void layersWithoutBiasAndOfOneFilter() throws IOException {
        Network network = Network.sequential(
                Conv.last(RandomTensors.normal(3, 3, 2, 1, 1), new double[0], 2, 1), new Flatten());
        Path file = dir.resolve("one.mat");
        Models.write(network, file);
        MatCell modules = (MatCell) ((MatObject) MatFile.readValues(file).get("model")).properties().get("modules");
        MatStruct properties = ((MatObject) modules.elements().get(0)).properties();
        assertArrayEquals(new int[]{3, 2}, properties.get("W").shape(), "MATLAB drops trailing dimensions of 1");
        assertArrayEquals(new int[]{1, 1}, properties.get("B").shape());
        Tensor x = RandomTensors.normal(5, 2, 7, 7, 1);
        assertEquals(output(network, x), output(Models.read(file), x));
    }

    @Test
    void objectsOfAnyClassWithinAnyValueComeBack() throws IOException {
        MatObject inner = new MatObject("Thing", MatStruct.of(Map.of("text", MatText.of("h\u00fc\ud83d\ude00"))));
        Map<String, MatValue> properties = new LinkedHashMap<>();
        properties.put("twice", MatCell.of(inner, inner));
        properties.put("in_struct", MatStruct.of(Map.of("object", inner)));
        MatObject outer = new MatObject("a.b.Holder", MatStruct.of(properties));
        Map<String, MatValue> values = new LinkedHashMap<>();
        values.put("number", new MatNumeric(TypedArray.of(Tensor.full(2, 3, 1))));
        values.put("outer", outer);
        values.put("cell", MatCell.of(inner, MatText.of("plain")));
        Path file = dir.resolve("objects.mat");
        MatFile.writeValues(values, file);
        Map<String, MatValue> back = MatFile.readValues(file);
        values.forEach((name, value) -> assertEquals(Shown.of(value), Shown.of(back.get(name))));
        List<MatValue> twice = ((MatCell) ((MatObject) back.get("outer")).properties().get("twice")).elements();
        assertTrue(twice.get(0) == twice.get(1), "one object, known in two places");
    }
}
