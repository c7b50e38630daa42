package org.lrptoolbox.matlab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.matlab.hdf5.Hdf5Attribute;
import org.lrptoolbox.matlab.hdf5.Hdf5Output;
import org.lrptoolbox.matlab.hdf5.Hdf5Type;
import org.lrptoolbox.matlab.value.MatCell;
import org.lrptoolbox.matlab.value.MatComplex;
import org.lrptoolbox.matlab.value.MatNumeric;
import org.lrptoolbox.matlab.value.MatSparse;
import org.lrptoolbox.matlab.value.MatStruct;
import org.lrptoolbox.matlab.value.MatText;
import org.lrptoolbox.matlab.value.MatValue;
import org.lrptoolbox.matlab.value.MatVariable;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;
import org.lrptoolbox.io.StoredArrays;

class V73Test {
    @TempDir
    Path dir;

    /** One value of every kind, as files of version 7.3 hold them. */
    static Map<String, MatValue> values() {
        return values("gr\u00fc\ud83d\ude00");
    }

    /** @param text one of the values */
    static Map<String, MatValue> values(String text) {
        Map<String, MatValue> values = new LinkedHashMap<>();
        MatNumeric numbers = numbers(RandomTensors.normal(1, 2, 3, 4));
        values.put("b_cell", new MatCell(new int[]{2, 2}, List.of(numbers, MatText.of(text),
                MatCell.of(), MatCell.of(MatText.of("inner")))));
        values.put("complex", new MatComplex(TypedArray.of(RandomTensors.normal(2, 3, 2)),
                TypedArray.of(RandomTensors.normal(3, 3, 2))));
        values.put("complex_single", new MatComplex(single(1, 2), single(3, 4)));
        values.put("empty", numbers(Tensor.zeros(0, 3)));
        values.put("empty_cell", new MatCell(new int[]{0, 0}, List.of()));
        Map<String, List<MatValue>> none = new LinkedHashMap<>();
        none.put("z", List.of());
        none.put("a", List.of());
        values.put("empty_struct", new MatStruct(new int[]{0, 0}, none));
        values.put("empty_text", MatText.of(""));
        values.put("fieldless", MatStruct.of(Map.of()));
        values.put("fieldless_grid", new MatStruct(new int[]{2, 3}, Map.of()));
        values.put("flags", new MatNumeric(new TypedArray(ElementType.BOOL, new int[]{1, 3}, new byte[]{1, 0, 1})));
        values.put("lines", new MatText(new int[]{2, 3}, "onetwo"));
        values.put("numbers", numbers);
        values.put("scalar", numbers(Tensor.full(2.5, 1, 1)));
        Map<String, MatValue> fields = new LinkedHashMap<>();
        fields.put("z_last", MatText.of("z"));
        fields.put("a_first", MatStruct.of(Map.of("deep", numbers)));
        fields.put("cell", MatCell.of(MatText.of("x")));
        values.put("struct", MatStruct.of(fields));
        values.put("structs", new MatStruct(new int[]{2, 2}, Map.of("name",
                List.of(MatText.of("e00"), MatText.of("e01"), MatText.of("e10"), numbers))));
        values.put("sparse", new MatSparse(new int[]{2, 3}, new int[]{1, 0}, new int[]{0, 2},
                numbers(Tensor.of(new double[]{2, 1.5}, 1, 2))));
        values.put("sparse_none", new MatSparse(new int[]{2, 3}, new int[0], new int[0], numbers(Tensor.zeros(1, 0))));
        return values;
    }

    private static MatNumeric numbers(Tensor tensor) {
        return new MatNumeric(TypedArray.of(tensor));
    }

    private static TypedArray single(float... values) {
        return new TypedArray(ElementType.FLOAT32, new int[]{1, values.length}, values);
    }

    @Test
    void everyKindOfValueComesBack() throws IOException {
        Path file = dir.resolve("all.mat");
        MatFile.writeValues(values(), file, MatVersion.V7_3);
        Map<String, MatValue> back = MatFile.readValues(file);
        assertEquals(values().keySet(), back.keySet());
        values().forEach((name, value) -> assertEquals(Shown.of(value), Shown.of(back.get(name)), name));
        assertEquals("MATLAB 7.3 MAT-file", Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)
                .substring(0, 19));
    }

    @Test
    void variablesTellWhatTheyAreBeforeTheyAreRead() throws IOException {
        Path file = dir.resolve("all.mat");
        MatFile.writeValues(values(), file, MatVersion.V7_3);
        for (MatVariable variable : MatFile.variables(file)) {
            assertArrayEquals(values().get(variable.name()).shape(), variable.shape(), variable.name());
        }
        assertEquals("logical", MatFile.variable(file, "flags").matlabClass());
        assertEquals("char", MatFile.variable(file, "lines").matlabClass());
        assertEquals("struct", MatFile.variable(file, "structs").matlabClass());
        assertEquals("double", MatFile.variable(file, "sparse").matlabClass());
        assertEquals(Tensor.of(new double[]{0, 0, 1.5, 2, 0, 0}, 2, 3),
                MatFile.variable(file, "sparse").array().toTensor());
        String message = assertThrows(UnsupportedModelException.class, () -> MatFile.variable(file, "b_cell").array())
                .getMessage();
        assertTrue(message.contains("'b_cell' is a cell array"), message);
        message = assertThrows(UnsupportedModelException.class, () -> MatFile.variable(file, "nope")).getMessage();
        assertTrue(message.contains("'nope'") && message.contains("b_cell, complex"), message);
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void everyNumberTypeComesBack(ElementType type) throws IOException {
        Object storage = type.allocate(3 * 2 * 5);
        for (int i = 0; i < 30; i++) {
            java.lang.reflect.Array.setByte(storage, i, (byte) (type == ElementType.BOOL ? i & 1 : i * 7 - 100));
        }
        MatNumeric value = new MatNumeric(new TypedArray(type, new int[]{3, 2, 5}, storage));
        Path file = dir.resolve("a.mat");
        MatFile.writeValues(Map.of("x", value), file, MatVersion.V7_3);
        assertEquals(Shown.of(value), Shown.of(MatFile.readValues(file).get("x")));
        assertEquals(value.array().toTensor(), StoredArrays.read(file).toTensor());
    }

    @Test
    void slicesOfBothVersionsAreWhatTheWholeHasThere() throws IOException {
        Tensor x = RandomTensors.normal(1, 5, 4, 3);
        for (MatVersion version : MatVersion.values()) {
            Path file = dir.resolve("slice" + version + ".mat");
            MatFile.writeValues(Map.of("x", numbers(x)), file, version);
            MatVariable variable = MatFile.variable(file, "x");
            Tensor slice = variable.slice(new long[]{1, 0, 2}, 3, 2, 1).toTensor();
            assertArrayEquals(new int[]{3, 2, 1}, slice.shape());
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 2; j++) {
                    assertEquals(x.data()[((1 + i) * 4 + j) * 3 + 2], slice.data()[2 * i + j]);
                }
            }
            assertEquals(x, variable.slice(new long[3], 5, 4, 3).toTensor());
            assertEquals(0, variable.slice(new long[]{5, 0, 0}, 0, 4, 3).size());
            for (int[] size : List.of(new int[]{5, 4, 3}, new int[]{4, 4}, new int[]{-1, 4, 3})) {
                String message = assertThrows(IllegalArgumentException.class,
                        () -> variable.slice(new long[]{1, 0, 0}, size)).getMessage();
                assertTrue(message.contains("(5, 4, 3)"), message);
            }
        }
    }

    /** As MATLAB is known to lay them out; no file of its own was at hand. */
    @Test
    void objectsAreFoundInTheSubsystem() throws IOException {
        McosBytes objects = new McosBytes();
        int number = objects.object("Thing", Map.of("size", new byte[0]));
        byte[] table = objects.table();
        Path file = dir.resolve("object.mat");
        byte[] block = java.util.Arrays.copyOf("MATLAB 7.3 MAT-file".getBytes(), 512);
        byte[] reference = new MatBytes(ByteOrder.LITTLE_ENDIAN).ints(0xdd00_0000, 2, 1, 1, number, 1);
        try (OutputStream out = Files.newOutputStream(file)) {
            Hdf5Output.write(out, block, hdf -> {
                long[] cells = {array(hdf, "uint8", Hdf5Type.integer(1, false), table),
                    array(hdf, "uint8", Hdf5Type.integer(1, false), new byte[1]),
                    array(hdf, "double", Hdf5Type.floating(8), bytes(Double.doubleToLongBits(3)))};
                long mcos = array(hdf, "FileWrapper__", Hdf5Type.REFERENCE, bytes(cells));
                long model = array(hdf, "modules.Thing", Hdf5Type.integer(4, false), reference);
                long subsystem = hdf.group(Map.of("MCOS", mcos), List.of());
                return hdf.group(Map.of("model", model, "#subsystem#", subsystem), List.of());
            });
        }
        assertEquals("modules.Thing1x1[size={float64 (1, 1)[3.0]}]",
                Shown.of(MatFile.variable(file, "model").value()));
    }

    private static long array(Hdf5Output hdf, String type, Hdf5Type elements, byte[] content) throws IOException {
        return hdf.dataset(elements, new long[]{1, content.length / elements.bytes()}, out -> out.write(content),
                List.of(Hdf5Attribute.text("MATLAB_class", type)));
    }

    private static byte[] bytes(long... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(numbers);
        return bytes.array();
    }
}
