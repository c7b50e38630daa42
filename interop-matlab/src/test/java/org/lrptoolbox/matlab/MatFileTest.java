package org.lrptoolbox.matlab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jmatio.io.MatFileReader;
import com.jmatio.io.MatFileWriter;
import com.jmatio.types.MLDouble;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.matlab.value.MatVariable;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Golden;
import org.lrptoolbox.testing.RandomTensors;
import org.lrptoolbox.testing.Shared;
import org.lrptoolbox.io.StoredArrays;

class MatFileTest {
    private static final MatBytes LITTLE = new MatBytes(ByteOrder.LITTLE_ENDIAN);

    @TempDir
    Path dir;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(dir.resolve("in.mat"), bytes);
    }

    private static TypedArray facade(Path file) throws IOException {
        return StoredArrays.read(file);
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void everyNumberTypeComesBack(ElementType type) throws IOException {
        Object storage = type.allocate(3 * 2 * 5);
        for (int i = 0; i < 30; i++) {
            java.lang.reflect.Array.setByte(storage, i, (byte) (type == ElementType.BOOL ? i & 1 : i * 7 - 100));
        }
        TypedArray array = new TypedArray(type, new int[]{3, 2, 5}, storage);
        Path file = dir.resolve("a.mat");
        MatFile.write(Map.of("x_1", array), file);
        TypedArray back = MatFile.read(file).get("x_1");
        assertEquals(type == ElementType.BOOL ? ElementType.UINT8 : type, back.type());
        assertEquals(array.toTensor(), back.toTensor());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void shapesOfLessThanTwoDimensionsBecomeMatricesAsInScipy(int n) throws IOException {
        Path file = dir.resolve("v.mat");
        StoredArrays.write(new TypedArray(ElementType.UINT8, new int[]{n}, new byte[n]), file);
        assertArrayEquals(new int[]{n == 0 ? 0 : 1, n}, facade(file).shape());
        StoredArrays.write(TypedArray.of(Tensor.full(2.5)), file);
        assertEquals(Tensor.full(2.5, 1, 1), facade(file).toTensor());
    }

    @Test
    void readsTheVariableNamedDataOrElseTheFirst() throws IOException {
        Map<String, TypedArray> variables = new LinkedHashMap<>();
        variables.put("first", TypedArray.of(Tensor.full(1, 1, 1)));
        variables.put("data", TypedArray.of(Tensor.full(2, 1, 1)));
        Path file = dir.resolve("m.mat");
        MatFile.write(variables, file);
        assertEquals(List.of("first", "data"), List.copyOf(MatFile.read(file).keySet()));
        assertEquals(2, facade(file).toTensor().data()[0]);
        variables.remove("data");
        MatFile.write(variables, file);
        assertEquals(1, facade(file).toTensor().data()[0]);
    }

    @Test
    void readsBigEndianAndCompressedFilesInTheTypeTheyAreStoredIn() throws IOException {
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            MatBytes bytes = new MatBytes(order);
            // Class double (6), stored as uint8 (2): what MATLAB makes of images.
            byte[] matrix = bytes.matrix(6, "data", 2, 3, bytes.element(2, new byte[]{1, 2, 3, 4, -1, 6}));
            TypedArray plain = facade(file(bytes.file(matrix)));
            assertEquals("uint8 (2, 3)", plain.toString());
            assertArrayEquals(new double[]{1, 3, 255, 2, 4, 6}, plain.toTensor().data());
            TypedArray compressed = facade(file(bytes.file(bytes.compressed(matrix))));
            assertEquals(plain.toTensor(), compressed.toTensor());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5 | 0x800, 16, 17, 6 | 0x800})
    void variablesThatAreNotRealNumbersAreNamedWhenAskedForOnly(int classCode) throws IOException {
        byte[] other = classCode == 17
                ? LITTLE.element(14, MatBytes.concat(LITTLE.element(6, LITTLE.ints(17, 0)),
                        LITTLE.element(1, "model".getBytes()), LITTLE.element(1, "MCOS".getBytes())))
                : LITTLE.matrix(classCode, "model", 1, 1);
        byte[] number = LITTLE.matrix(6, "data", 1, 1, LITTLE.element(2, new byte[]{7}));
        Path file = file(LITTLE.file(other, number));
        assertEquals(7, facade(file).toTensor().data()[0]);
        MatVariable variable = MatFile.variables(file).getFirst();
        assertEquals("model", variable.name());
        String message = assertThrows(UnsupportedModelException.class, variable::array).getMessage();
        assertTrue(message.contains("in.mat: variable 'model' is "), message);
    }

    @Test
    void refusesNamesThatMatlabRefusesAndLeavesNoFile() {
        Path file = dir.resolve("n.mat");
        for (String name : List.of("", "1a", "a-b", "_x", "a".repeat(64))) {
            Map<String, TypedArray> variables = Map.of(name, TypedArray.of(Tensor.zeros(1)));
            assertThrows(IllegalArgumentException.class, () -> MatFile.write(variables, file), name);
        }
        assertFalse(Files.exists(file));
    }

    @Test
    void anotherLibraryReadsWhatWeWriteAndTheReverse() throws IOException {
        Tensor matrix = RandomTensors.normal(3, 7, 4);
        Path ours = dir.resolve("ours.mat");
        MatFile.write(Map.of("data", TypedArray.of(matrix)), ours);
        double[][] rows = ((MLDouble) new MatFileReader()
                .read(ours.toFile(), MatFileReader.DIRECT_BYTE_BUFFER).get("data")).getArray();
        assertArrayEquals(matrix.data(), Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray());
        Path theirs = dir.resolve("theirs.mat");
        new MatFileWriter(theirs.toFile(), List.of(new MLDouble("data", rows)));
        assertEquals(matrix, facade(theirs).toTensor());
    }

    @Test
    void matchesScipyByteForByteAfterTheTitle() throws IOException {
        for (String name : List.of("d", "vec", "x4")) {
            Path golden = Shared.path("golden/toolbox/formats/" + name + ".mat");
            Path copy = dir.resolve(name + ".mat");
            MatFile.write(MatFile.read(golden), copy);
            byte[] expected = Files.readAllBytes(golden);
            byte[] actual = Files.readAllBytes(copy);
            assertArrayEquals(Arrays.copyOfRange(expected, 116, expected.length),
                    Arrays.copyOfRange(actual, 116, actual.length), name);
        }
        Tensor d = Golden.shared("toolbox/formats/d.npy");
        assertEquals(d, facade(Shared.path("golden/toolbox/formats/d.mat")).toTensor());
    }

    @Test
    void readsTheToolboxesOwnFiles() throws IOException {
        TypedArray images = facade(Shared.path("toolbox/data/MNIST/test_images.mat"));
        assertEquals("uint8 (10000, 784)", images.toString());
        Tensor first = Golden.shared("toolbox/mnist/test_images_first1000_uint8.npy");
        assertEquals(first, images.toTensor().slice(0, 1000));
        String message = assertThrows(LrpFileException.class,
                () -> facade(Shared.path("toolbox/models/MNIST/LeNet-5.mat"))).getMessage();
        assertTrue(message.contains("'model' is a class object"), message);
    }
}
