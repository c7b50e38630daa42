package org.lrptoolbox.python.npy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lrptoolbox.io.StoredArrays;
import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.testing.Shared;

class NpyTest {
    @TempDir
    Path dir;

    @Test
    void writesTheBytesOfNumpySave() throws IOException {
        String header = "\u0093NUMPY\1\0v\0{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }"
                + " ".repeat(60) + "\n";
        byte[] expected = ByteBuffer.allocate(144).order(ByteOrder.LITTLE_ENDIAN)
                .put(header.getBytes(StandardCharsets.ISO_8859_1)).putDouble(0.5).putDouble(-2).array();
        assertArrayEquals(expected, bytes(array(ElementType.FLOAT64, new double[]{0.5, -2}, 2)));
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void everyTypeSurvives(ElementType type) throws IOException {
        Object storage = type.allocate(6);
        java.lang.reflect.Array.setByte(storage, 1, (byte) 1);
        for (int[] shape : List.of(new int[]{6}, new int[]{2, 3}, new int[]{1, 3, 2, 1})) {
            assertSame(new TypedArray(type, shape, storage),
                    Npy.read(bytes(new TypedArray(type, shape, storage)), "x"));
        }
        TypedArray empty = new TypedArray(type, new int[]{70_000, 70_000, 0}, type.allocate(0));
        assertSame(empty, Npy.read(bytes(empty), "x"));
        TypedArray scalar = new TypedArray(type, new int[0], type.allocate(1));
        assertSame(scalar, Npy.read(bytes(scalar), "x"));
    }

    /** Rows and columns of an array that is large enough to stay bytes, and no multiple of any block. */
    private static final int ROWS = 10_007;
    private static final int COLUMNS = 107;

    private static double[] pictures() {
        double[] numbers = new double[ROWS * COLUMNS];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i * 31 % 256;
        }
        return numbers;
    }

    private Path stored(double[] numbers, boolean fortran, ByteOrder order) throws IOException {
        String header = "{'descr': '" + (order == ByteOrder.BIG_ENDIAN ? ">" : "<") + "f8', 'fortran_order': "
                + (fortran ? "True" : "False") + ", 'shape': (" + ROWS + ", " + COLUMNS + "), }";
        ByteBuffer file = ByteBuffer.allocate(128 + 8 * numbers.length);
        file.put("\u0093NUMPY\1\0v\0".getBytes(StandardCharsets.ISO_8859_1));
        file.put((header + " ".repeat(117 - header.length()) + "\n").getBytes(StandardCharsets.ISO_8859_1));
        file.order(order);
        for (int i = 0; i < numbers.length; i++) {
            file.putDouble(fortran ? numbers[i % ROWS * COLUMNS + i / ROWS] : numbers[i]);
        }
        return Files.write(dir.resolve("pictures.npy"), file.array());
    }

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void numbersOfPicturesAreReadAsTheyAre(boolean fortran, boolean big) throws IOException {
        Path file = stored(pictures(), fortran, big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        NDArray read = Npy.readArray(file);
        assertArrayEquals(new int[]{ROWS, COLUMNS}, read.shape());
        assertArrayEquals(pictures(), (double[]) read.storage());
        assertArrayEquals(pictures(), (double[]) Npy.read(file).storage());
    }

    @ParameterizedTest
    @CsvSource({"0,256", "3,-1", "1070000,0.5", "1070748,-0.0", "700000,NaN", "500000,1e300", "1000,-Infinity"})
    void oneOtherNumberIsKeptToTheLastBit(int place, double number) throws IOException {
        double[] numbers = pictures();
        numbers[place] = number;
        for (boolean fortran : new boolean[]{false, true}) {
            NDArray read = Npy.readArray(stored(numbers, fortran, ByteOrder.LITTLE_ENDIAN));
            assertArrayEquals(numbers, (double[]) read.storage());
            assertEquals(Double.doubleToRawLongBits(number),
                    Double.doubleToRawLongBits(((double[]) read.storage())[place]));
        }
    }

    @Test
    void filesOfWhichPythonHasMoreToSayAreLeftToIt() throws IOException {
        assertNull(Npy.readPlain(dir.resolve("none.npy")));
        assertNull(Npy.readPlain(dir));
        assertNull(Npy.readPlain(Files.writeString(dir.resolve("text.npy"), "{'descr': '<f8'")));
        assertNull(Npy.readPlain(Files.write(dir.resolve("half.npy"), file(1, "<f2", "(1,)", new byte[]{0, 0x3c}))));
        assertNull(Npy.readPlain(Files.write(dir.resolve("big.npy"), file(1, ">i2", "(1,)", new byte[]{0, 1}))));
        assertNull(Npy.readPlain(Files.write(dir.resolve("columns.npy"),
                raw(1, "{'descr': '|u1', 'fortran_order': True, 'shape': (2, 1)}", new byte[]{1, 2}))));
        for (int version : new int[]{1, 2, 3}) {
            NDArray plain = Objects.requireNonNull(Npy.readPlain(
                    Files.write(dir.resolve("plain.npy"), file(version, "<i2", "(2,)", new byte[]{1, 0, 2, 0}))));
            assertArrayEquals(new short[]{1, 2}, (short[]) plain.storage());
        }
        NDArray large = Objects.requireNonNull(Npy.readPlain(stored(pictures(), true, ByteOrder.LITTLE_ENDIAN)));
        assertArrayEquals(pictures(), (double[]) large.storage());
    }

    @Test
    void bothByteOrdersAllVersionsAndLongLiterals() throws IOException {
        byte[] little = {1, 0, 2, 0};
        byte[] big = {0, 1, 0, 2};
        short[] expected = {1, 2};
        for (int version : new int[]{1, 2, 3}) {
            assertArrayEquals(expected, (short[]) Npy.read(file(version, "<i2", "(2,)", little), "x").storage());
            assertArrayEquals(expected, (short[]) Npy.read(file(version, ">i2", "(2L,)", big), "x").storage());
        }
    }

    @Test
    void halfPrecisionBecomesFloatAndOddBoolsBecomeOne() throws IOException {
        TypedArray half = Npy.read(file(1, "<f2", "(3,)", new byte[]{0, 0x3c, 0, (byte) 0xc0, 0, 0x7c}), "x");
        assertArrayEquals(new float[]{1, -2, Float.POSITIVE_INFINITY}, (float[]) half.storage());
        TypedArray flags = Npy.read(file(1, "|b1", "(3,)", new byte[]{0, 1, 7}), "x");
        assertArrayEquals(new byte[]{0, 1, 1}, (byte[]) flags.storage());
    }

    @Test
    void fortranOrderIsTransposed() throws IOException {
        byte[] columns = {0, 12, 4, 16, 8, 20, 1, 13, 5, 17, 9, 21, 2, 14, 6, 18, 10, 22, 3, 15, 7, 19, 11, 23};
        TypedArray a = Npy.read(raw(1, "{'descr': '|u1', 'fortran_order': True, 'shape': (2, 3, 4)}", columns), "x");
        for (int i = 0; i < 24; i++) {
            assertEquals(i, ((byte[]) a.storage())[i]);
        }
    }

    /** More rows and columns than are brought into order at a time, in every width and byte order. */
    @ParameterizedTest
    @CsvSource({"|u1", "<i2", ">u2", "<f4", ">i4", ">f8", "<i8"})
    void longColumnsAreTransposed(String descr) throws IOException {
        int rows = 8195;
        int width = descr.charAt(2) - '0';
        ByteBuffer columns = ByteBuffer.allocate(rows * 15 * width)
                .order(descr.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        for (int k = 0; k < 5; k++) {
            for (int j = 0; j < 3; j++) {
                for (int i = 0; i < rows; i++) {
                    put(columns, descr, (i * 3 + j) * 5 + k);
                }
            }
        }
        TypedArray a = Npy.read(raw(1, "{'descr': '" + descr + "', 'fortran_order': True, 'shape': (8195, 3, 5)}",
                columns.array()), "x");
        for (int i = 0; i < rows * 15; i++) {
            long expected = width == 1 ? i & 0xff : width == 2 ? i & 0x7fff : i;
            assertEquals(expected, ((Number) java.lang.reflect.Array.get(a.storage(), i)).longValue()
                    & (width == 1 ? 0xff : -1L), descr + " " + i);
        }
    }

    private static void put(ByteBuffer to, String descr, int value) {
        switch (descr.substring(1)) {
            case "f4" -> to.putFloat(value);
            case "f8" -> to.putDouble(value);
            case "i8" -> to.putLong(value);
            case "i4" -> to.putInt(value);
            case "u1" -> to.put((byte) value);
            default -> to.putShort((short) (value & 0x7fff));
        }
    }

    @Test
    void stringsAreNoNumbers() throws IOException {
        Path file = write("u.npy", file(1, "<U3", "(2,)", "catdog".getBytes("UTF-32LE")));
        assertEquals(file + ": holds text, where numbers are expected",
                assertThrows(UnsupportedModelException.class, () -> Npy.read(file)).getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"O | (1,) | never loaded", "<c16| (1,) | supported are",
        "<M8[ns]| (1,) | has elements of type", "<f16| (1,) | supported are",
        "<f8| (3000000000,) | more than a Java array holds"})
    void whatIsSoundButNotOursIsNamed(String descr, String shape, String message) throws IOException {
        byte[] file = file(1, descr, shape, new byte[64]);
        var e = assertThrows(UnsupportedModelException.class, () -> Npy.read(file, "some.npy"));
        assertTrue(e.getMessage().startsWith("some.npy: ") && e.getMessage().contains(message), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{'descr': '<f8', 'fortran_order': False, 'shape': (9,)}|only 64 bytes",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2147483647, 2147483647, 2147483647)}|only 64 bytes",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (-1,)}|dimension 0",
        "{'descr': '<f8', 'fortran_order': 0, 'shape': (1,)}|lacks one of", "{'descr': '<f8'}|lacks one of",
        "__import__('os').system('id')|expected a value", "{'descr': '<f8|a closing quote",
        "((((((((((((((((((1))))))))))))))))))|less nesting", "{'shape': (99999999999999999999,)}|18 digits"})
    void brokenHeadersAreNamed(String header, String message) {
        var e = assertThrows(MalformedFileException.class, () -> Npy.read(raw(1, header, new byte[64]), "some.npy"));
        assertTrue(e.getMessage().startsWith("some.npy: ") && e.getMessage().contains(message), e.getMessage());
    }

    @Test
    void hugeFilesAreMapped() throws IOException {
        Path file = dir.resolve("huge.npy");
        byte[] start = raw(1, "{'descr': '|u1', 'fortran_order': False, 'shape': (70000, 70000)}", new byte[0]);
        try (RandomAccessFile f = new RandomAccessFile(file.toFile(), "rw")) {
            f.write(start);
            f.setLength(start.length + 70000L * 70000L);
        }
        // Sparse: all elements are there, and too many for one Java array.
        var e = assertThrows(UnsupportedModelException.class, () -> Npy.read(file));
        assertTrue(e.getMessage().contains("4900000000 elements"), e.getMessage());
    }

    @Test
    void mappedFilesReadAsSmallOnes() throws IOException {
        double[] data = new double[200_000];
        java.util.Arrays.setAll(data, i -> i * 0.5);
        Path file = dir.resolve("large.npy");
        StoredArrays.write(array(ElementType.FLOAT64, data, 400, 500), file);
        assertSame(array(ElementType.FLOAT64, data, 400, 500), StoredArrays.read(file));
    }

    @ParameterizedTest
    @CsvSource({"npy_b1", "npy_empty", "npy_f4", "npy_i4", "npy_i8", "npy_scalar", "npy_u1", "npy_u2", "d"})
    void goldenFilesSurviveByteForByte(String name) throws IOException {
        Path golden = Shared.path("golden/toolbox/formats/" + name + ".npy");
        assertArrayEquals(Files.readAllBytes(golden), bytes(Npy.read(golden)));
    }

    @ParameterizedTest
    @CsvSource({"npy_bigendian_f8", "npy_fortran_f8", "npy_python2_header"})
    void goldenFilesOfOtherLayouts(String name) throws IOException {
        Path golden = Shared.path("golden/toolbox/formats/" + name + ".npy");
        assertSame(array(ElementType.FLOAT64, new double[]{0, 1, 2, 3, 4, 5}, 2, 3), Npy.read(golden));
    }

    static void assertSame(TypedArray expected, TypedArray actual) {
        assertEquals(expected.toString(), actual.toString());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.type().get(expected.storage(), i), actual.type().get(actual.storage(), i));
        }
    }

    static TypedArray array(ElementType type, Object storage, int... shape) {
        return new TypedArray(type, shape, storage);
    }

    static byte[] bytes(TypedArray array) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Npy.write(array, out);
        return out.toByteArray();
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(dir.resolve(name), bytes);
    }

    private static byte[] file(int version, String descr, String shape, byte[] data) {
        return raw(version, "{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + shape + ", }", data);
    }

    static byte[] raw(int version, String header, byte[] data) {
        ByteBuffer out = ByteBuffer.allocate(12 + header.length() + data.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put("\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1)).put((byte) version).put((byte) 0);
        if (version == 1) {
            out.putShort((short) header.length());
        } else {
            out.putInt(header.length());
        }
        out.put(header.getBytes(StandardCharsets.ISO_8859_1)).put(data);
        return java.util.Arrays.copyOf(out.array(), out.position());
    }
}
