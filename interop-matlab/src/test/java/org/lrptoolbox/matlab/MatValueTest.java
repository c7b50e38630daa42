package org.lrptoolbox.matlab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.matlab.value.MatCell;
import org.lrptoolbox.matlab.value.MatComplex;
import org.lrptoolbox.matlab.value.MatNumeric;
import org.lrptoolbox.matlab.value.MatObject;
import org.lrptoolbox.matlab.value.MatSparse;
import org.lrptoolbox.matlab.value.MatStruct;
import org.lrptoolbox.matlab.value.MatText;
import org.lrptoolbox.matlab.value.MatValue;
import org.lrptoolbox.matlab.value.MatVariable;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.io.StoredArrays;

class MatValueTest {
    private static final MatValue TEXT = MatText.of("Größe ∞");
    private static final MatValue NUMBERS = numbers(ElementType.FLOAT64, 2, 3);

    @TempDir
    Path dir;

    private static MatNumeric numbers(ElementType type, int... shape) {
        return new MatNumeric(array(type, 0, shape));
    }

    private static TypedArray array(ElementType type, int start, int... shape) {
        Object storage = type.allocate(org.lrptoolbox.tensor.Shapes.size(shape));
        for (int i = 0; i < java.lang.reflect.Array.getLength(storage); i++) {
            java.lang.reflect.Array.setByte(storage, i, (byte) (type == ElementType.BOOL ? i & 1 : start - 7 * i));
        }
        return new TypedArray(type, shape, storage);
    }

    private MatValue roundTrip(MatValue value) throws IOException {
        Path file = dir.resolve("value.mat");
        MatFile.writeValues(Map.of("x", value), file);
        return MatFile.readValues(file).get("x");
    }

    static List<MatValue> values() {
        Map<String, List<MatValue>> grid = new LinkedHashMap<>();
        grid.put("first", List.of(TEXT, NUMBERS, MatCell.of(), MatCell.of(TEXT), NUMBERS, TEXT));
        grid.put("second_with_a_long_name", List.of(NUMBERS, TEXT, TEXT, TEXT, TEXT, MatStruct.of(Map.of())));
        TypedArray entries = array(ElementType.FLOAT64, 5, 1, 3);
        int[] rows = {1, 0, 1};
        int[] columns = {0, 2, 2};
        int[] shape = {2, 4};
        return List.of(TEXT, MatText.of(""), new MatText(new int[]{2, 3}, "abcdef"),
                new MatText(new int[]{2, 2, 2}, "abcdefgh"), new MatText(new int[]{1, 0}, ""),
                new MatCell(new int[]{0, 3}, List.of()), new MatCell(new int[]{2, 2}, List.of(TEXT, NUMBERS,
                        MatCell.of(NUMBERS), MatText.of(""))),
                new MatCell(new int[]{1, 2, 3}, List.of(TEXT, NUMBERS, NUMBERS, TEXT, MatText.of("x"), NUMBERS)),
                MatStruct.of(Map.of()), MatStruct.of(Map.of("only", TEXT)), new MatStruct(new int[]{2, 3}, grid),
                new MatStruct(new int[]{0, 0}, Map.of("none", List.of())),
                new MatComplex(array(ElementType.FLOAT64, 1, 2, 2, 2), array(ElementType.FLOAT64, 9, 2, 2, 2)),
                new MatSparse(shape, rows, columns, new MatNumeric(entries)),
                new MatSparse(shape, rows, columns, new MatComplex(entries, array(ElementType.FLOAT64, 8, 1, 3))),
                new MatSparse(shape, rows, columns, new MatNumeric(
                        new TypedArray(ElementType.BOOL, new int[]{1, 3}, new byte[]{1, 1, 1}))),
                new MatSparse(new int[]{0, 0}, new int[0], new int[0], numbers(ElementType.FLOAT64, 1, 0)));
    }

    @ParameterizedTest
    @MethodSource("values")
    void everyKindOfValueComesBack(MatValue value) throws IOException {
        assertEquals(Shown.of(value), Shown.of(roundTrip(value)));
        assertEquals(Shown.of(MatCell.of(value, TEXT)), Shown.of(roundTrip(MatCell.of(value, TEXT))));
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void everyNumberTypeComesBackInsideOthersAndAlone(ElementType type) throws IOException {
        for (int[] shape : new int[][]{{2, 3}, {2, 3, 4}, {1, 2, 1, 3, 2}, {0, 0}, {1, 1}, {3, 0}}) {
            MatNumeric numeric = numbers(type, shape);
            assertEquals(Shown.of(numeric), Shown.of(roundTrip(numeric)));
            MatValue inside = MatCell.of(numeric, MatStruct.of(Map.of("field", numeric)));
            assertEquals(Shown.of(inside), Shown.of(roundTrip(inside)));
            if (type != ElementType.BOOL) {
                MatComplex complex = new MatComplex(numeric.array(), array(type, 50, shape));
                assertEquals(Shown.of(complex), Shown.of(roundTrip(complex)));
            }
        }
    }

    @Test
    void arraysOfLessThanTwoDimensionsBecomeRowsAlsoInsideOthers() throws IOException {
        MatValue value = MatCell.of(numbers(ElementType.INT16, 3), numbers(ElementType.INT16));
        MatValue expected = MatCell.of(numbers(ElementType.INT16, 1, 3), numbers(ElementType.INT16, 1, 1));
        assertEquals(Shown.of(expected), Shown.of(roundTrip(value)));
    }

    @Test
    void filesOfSeveralVariablesKeepTheirOrder() throws IOException {
        Map<String, MatValue> values = new LinkedHashMap<>();
        values.put("z", NUMBERS);
        values.put("flag", numbers(ElementType.BOOL, 1, 3));
        values.put("text", TEXT);
        Path file = dir.resolve("several.mat");
        MatFile.writeValues(values, file);
        Map<String, MatValue> back = MatFile.readValues(file);
        assertEquals(List.copyOf(values.keySet()), List.copyOf(back.keySet()));
        values.forEach((name, value) -> assertEquals(Shown.of(value), Shown.of(back.get(name))));
        assertEquals(((MatNumeric) NUMBERS).array().toTensor(), MatFile.variables(file).getFirst().array().toTensor());
    }

    @Test
    void sparseMatricesAreArraysToo() throws IOException {
        MatSparse sparse = new MatSparse(new int[]{2, 3}, new int[]{1, 0}, new int[]{0, 2},
                new MatNumeric(TypedArray.of(Tensor.of(new double[]{4, 5}, 1, 2))));
        Path file = dir.resolve("sparse.mat");
        MatFile.writeValues(Map.of("data", sparse), file);
        assertEquals(Tensor.of(new double[]{0, 0, 5, 4, 0, 0}, 2, 3), StoredArrays.read(file).toTensor());
        MatSparse huge = new MatSparse(new int[]{1 << 30, 1 << 17}, new int[]{(1 << 30) - 1},
                new int[]{3}, new MatNumeric(TypedArray.of(Tensor.full(1, 1, 1))));
        assertThrows(IllegalArgumentException.class, huge::full);
        MatFile.writeValues(Map.of("data", huge), file);
        assertEquals(Shown.of(huge), Shown.of(MatFile.readValues(file).get("data")));
        String message = assertThrows(UnsupportedModelException.class, () -> MatFile.read(file)).getMessage();
        assertTrue(message.contains("too large with its zeros"), message);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 16, 17})
    void textIsReadInEveryEncoding(int type) throws IOException {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            boolean big = order == ByteOrder.BIG_ENDIAN;
            String text = type < 4 ? "schön" : type == 16 ? "schön ∞" : "sch∞n \ud83d\ude00";
            byte[] encoded = text.getBytes(type < 4
                    ? StandardCharsets.ISO_8859_1
                    : type == 16
                            ? StandardCharsets.UTF_8
                            : big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
            MatBytes bytes = new MatBytes(order);
            byte[] matrix = bytes.matrix(4, "t", 1, text.length(), bytes.element(type, encoded));
            Path file = Files.write(dir.resolve("t.mat"), bytes.file(matrix, bytes.compressed(matrix)));
            for (MatVariable variable : MatFile.variables(file)) {
                assertEquals(List.of(text), assertInstanceOf(MatText.class, variable.value()).rows());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"th\uc3a9 q\uc3bcick, th\u00e9 q\u00fcick", "\uceb1 \uceb2, \u03b1 \u03b2", // by MATLAB itself
        "th\u00e9 q\uc3bc, th\u00e9 q\uc3bc", "\ud55c\uae00, \ud55c\uae00", "\uc181, \uc181"})
    void utf8InUnitsOfSixteenBitsIsUnpacked(String stored, String text) throws IOException {
        MatBytes le = new MatBytes(ByteOrder.LITTLE_ENDIAN);
        byte[] units = stored.getBytes(StandardCharsets.UTF_16LE);
        Path file = Files.write(dir.resolve("u.mat"),
                le.file(le.matrix(4, "t", 1, stored.length(), le.element(4, units))));
        assertEquals(List.of(text), ((MatText) MatFile.readValues(file).get("t")).rows());
    }

    @Test
    void oldStyleObjectsAndJavaObjectsArePlainData() throws IOException {
        MatBytes le = new MatBytes(ByteOrder.LITTLE_ENDIAN);
        byte[] number = le.matrix(6, "", 1, 1, le.element(2, new byte[]{7}));
        byte[] old = le.matrix(3, "o", 1, 1, le.element(1, "inline".getBytes(StandardCharsets.US_ASCII)),
                le.ints(4 << 16 | 5, 8), le.element(1, "version\0".getBytes(StandardCharsets.US_ASCII)), number);
        byte[] java = le.element(14, MatBytes.concat(le.element(6, le.ints(17, 0)), le.element(1, "j".getBytes()),
                le.element(1, "java".getBytes()), le.element(1, "java.io.File".getBytes()), number));
        Map<String, MatValue> values = MatFile.readValues(Files.write(dir.resolve("o.mat"), le.file(old, java)));
        assertEquals("inline1x1[version={uint8 (1, 1)[7]}]", Shown.of(values.get("o")));
        assertEquals("java.io.File1x1[content={uint8 (1, 1)[7]}]", Shown.of(values.get("j")));
    }

    /** Structs without fields cost nothing in a file, so that a short one may claim any number of them. */
    @Test
    void moreStructsThanMemoryHoldsAreRefused() throws IOException {
        MatBytes le = new MatBytes(ByteOrder.LITTLE_ENDIAN);
        byte[] structs = le.matrix(2, "s", 1 << 30, 1, le.ints(4 << 16 | 5, 8), le.element(1, new byte[0]));
        Path v5 = Files.write(dir.resolve("v5.mat"), le.file(structs));
        Path v73 = dir.resolve("v73.mat");
        MatFile.writeValues(Map.of("s", new MatStruct(new int[]{1 << 30, 1}, Map.of())), v73, MatVersion.V7_3);
        for (Path file : List.of(v5, v73)) {
            String message = assertThrows(UnsupportedModelException.class, () -> MatFile.readValues(file))
                    .getMessage();
            assertTrue(message.contains("MiB of memory"), message);
        }
    }

    @Test
    void whatCannotBeWrittenLeavesTheFileAlone() {
        Path file = dir.resolve("not.mat");
        List<MatValue> refused = new ArrayList<>(List.of(MatStruct.of(Map.of("1a", TEXT)),
                new MatStruct(new int[]{0, 0}, Map.of("a b", List.of())),
                new MatObject("java.io.File", MatStruct.of(Map.of("content", TEXT))),
                new MatObject("no class", MatStruct.of(Map.of())),
                new MatObject("modules.Rect", new MatStruct(new int[]{1, 0}, Map.of()))));
        refused.addAll(refused.stream().map(MatCell::of).toList());
        for (MatValue value : refused) {
            assertThrows(IllegalArgumentException.class, () -> MatFile.writeValues(Map.of("x", value), file));
        }
        assertFalse(Files.exists(file));
    }

    @Test
    void arraysOfOldStyleObjectsKeepTheirClass() throws IOException {
        MatBytes le = new MatBytes(ByteOrder.LITTLE_ENDIAN);
        byte[] number = le.matrix(6, "", 1, 1, le.element(2, new byte[]{7}));
        byte[] objects = le.matrix(3, "o", 1, 2, le.element(1, "inline".getBytes()), le.ints(4 << 16 | 5, 8),
                le.element(1, "version\0".getBytes()), number, number);
        MatValue value = MatFile.readValues(Files.write(dir.resolve("o.mat"), le.file(objects))).get("o");
        assertEquals("inline1x2[version={uint8 (1, 1)[7]; uint8 (1, 1)[7]}]", Shown.of(value));
    }

    @Test
    void functionHandlesAreNamedAndWhatIsBesideThemRead() throws IOException {
        MatBytes le = new MatBytes(ByteOrder.LITTLE_ENDIAN);
        byte[] number = le.matrix(6, "", 1, 1, le.element(2, new byte[]{7}));
        byte[] cell = le.matrix(1, "c", 1, 2, le.matrix(16, "", 1, 1, number), number);
        Path file = Files.write(dir.resolve("f.mat"), le.file(cell, le.matrix(16, "f", 1, 1, number)));
        Map<String, MatValue> values = MatFile.readValues(file);
        assertEquals("1x2{function_handle1x1[content={uint8 (1, 1)[7]}]; uint8 (1, 1)[7]}",
                Shown.of(values.get("c")));
        String message = assertThrows(UnsupportedModelException.class, () -> MatFile.variable(file, "f").array())
                .getMessage();
        assertTrue(message.contains("'f' is a function handle"), message);
    }

    @Test
    void paddingThatOctaveCountsAndDoesNotWriteIsNotMissed() throws IOException {
        MatBytes le = new MatBytes(ByteOrder.LITTLE_ENDIAN);
        byte[] text = le.matrix(4, "t", 2, 2, le.element(16, "acbd".getBytes(StandardCharsets.US_ASCII)));
        byte[] cut = Arrays.copyOf(text, text.length - 4);
        Path file = Files.write(dir.resolve("t.mat"), le.file(le.compressed(cut)));
        assertEquals("2x2'abcd'", Shown.of(MatFile.readValues(file).get("t")));
        Files.write(file, le.file(le.compressed(Arrays.copyOf(text, text.length - 8))));
        assertThrows(MalformedFileException.class, () -> MatFile.readValues(file));
    }

    @Test
    void rowsOfTextAndFieldsOfStructs() {
        assertEquals(List.of("abc", "def"), new MatText(new int[]{2, 3}, "abcdef").rows());
        assertEquals(List.of("", ""), new MatText(new int[]{2, 0}, "").rows());
        MatStruct struct = MatStruct.of(Map.of("a", TEXT));
        assertEquals(TEXT, struct.get("a"));
        String message = assertThrows(IllegalArgumentException.class, () -> struct.get("b")).getMessage();
        assertTrue(message.contains("'b'") && message.contains("[a]"), message);
        assertArrayEquals(new int[]{1, 1}, struct.shape());
    }
}
