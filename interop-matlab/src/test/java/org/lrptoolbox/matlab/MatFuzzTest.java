package org.lrptoolbox.matlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.matlab.value.Allowance;
import org.lrptoolbox.io.StoredArrays;

/** Damaged and hostile files end in a typed error, soon and with little memory. */
class MatFuzzTest {
    private static final MatBytes LITTLE = new MatBytes(ByteOrder.LITTLE_ENDIAN);

    private static byte[] sound() {
        byte[] numbers = LITTLE.element(9, new byte[48]);
        byte[] matrix = LITTLE.matrix(6, "data", 2, 3, numbers);
        return LITTLE.file(matrix, LITTLE.compressed(LITTLE.matrix(6, "other", 2, 3, numbers)),
                LITTLE.matrix(4, "text", 1, 2, LITTLE.element(16, new byte[]{'h', 'i'})));
    }

    private static void readAll(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("fuzz", ".mat");
        try {
            Files.write(file, bytes);
            StoredArrays.read(file);
            MatFile.read(file);
        } catch (LrpFileException e) {
            assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
        }
        try {
            MatFile.readValues(file).forEach((name, value) -> Shown.of(value));
        } catch (LrpFileException e) {
            assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 1500, seed = "2")
    void flippedBitsAndCuts(@ForAll long seed, @ForAll @IntRange(max = 12) int flips) throws IOException {
        Random random = new Random(seed);
        byte[] bytes = sound();
        for (int i = 0; i < flips; i++) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        readAll(flips % 3 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
    }

    @Property(tries = 1500, seed = "4")
    void flippedBitsInValuesOfAllKinds(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int flips)
            throws IOException {
        Random random = new Random(seed);
        byte[] bytes;
        try (InputStream in = MatFuzzTest.class.getResourceAsStream("scipy-values.mat")) {
            bytes = in.readAllBytes();
        }
        for (int i = 0; i < flips; i++) {
            bytes[128 + random.nextInt(bytes.length - 128)] ^= (byte) (1 << random.nextInt(8));
        }
        readAll(bytes);
    }

    @Property(tries = 500, seed = "3")
    void anyBytesAfterTheHeader(@ForAll byte[] tail) throws IOException {
        readAll(MatBytes.concat(Arrays.copyOf(sound(), 128), tail));
    }

    @Test
    void sizesFarBeyondTheFileTakeNoMemory(@TempDir Path dir) throws IOException {
        byte[] huge = LITTLE.matrix(6, "data", 1 << 15, 1 << 15, LITTLE.ints(2, 1 << 30));
        byte[] overflowing = LITTLE.matrix(6, "data", 1 << 16, 1 << 16, LITTLE.ints(9, 0));
        byte[] negative = LITTLE.matrix(6, "data", -1, -8, LITTLE.ints(2, 8), new byte[8]);
        for (byte[] matrix : List.of(huge, overflowing, negative)) {
            for (byte[] element : List.of(matrix, LITTLE.compressed(matrix))) {
                Path file = Files.write(dir.resolve("huge.mat"), LITTLE.file(element));
                assertThrows(MalformedFileException.class, () -> MatFile.read(file));
            }
        }
    }

    @Test
    void sizesOfValuesBeyondTheirBytesAreDamage(@TempDir Path dir) throws IOException {
        byte[] oneField = MatBytes.concat(LITTLE.ints(4 << 16 | 5, 2), LITTLE.element(1, new byte[]{'a', 0}));
        byte[] index = LITTLE.element(5, LITTLE.ints(0, 0));
        for (byte[] matrix : List.of(LITTLE.matrix(1, "cell", 1 << 14, 1 << 14),
                LITTLE.matrix(2, "struct", 1 << 14, 1 << 14, oneField),
                LITTLE.matrix(4, "text", 1 << 14, 1 << 14, LITTLE.ints(16, 1 << 28)),
                LITTLE.matrix(6 | 0x800, "complex", 1 << 14, 1 << 14, LITTLE.ints(2, 1 << 28)),
                LITTLE.matrix(5, "sparse", 1, 1 << 30, index, index),
                LITTLE.matrix(5, "sparse", 3, 1, index, LITTLE.element(5, LITTLE.ints(0, 1 << 30))),
                LITTLE.matrix(2, "struct", 1, 1, LITTLE.ints(4 << 16 | 5, 0), LITTLE.element(1, new byte[8])))) {
            for (byte[] element : List.of(matrix, LITTLE.compressed(matrix))) {
                Path file = Files.write(dir.resolve("much.mat"), LITTLE.file(element));
                assertThrows(MalformedFileException.class, () -> MatFile.readValues(file));
            }
        }
    }

    @Test
    void memoryHasALimitThatDoesNotDependOnHowWellAFileIsCompressed(@TempDir Path dir) throws IOException {
        int size = 100 << 20;
        byte[] zeros = LITTLE.compressed(LITTLE.matrix(6, "data", 1, size, LITTLE.element(2, new byte[size])));
        Path numbers = Files.write(dir.resolve("zeros.mat"), LITTLE.file(zeros));
        byte[] text = LITTLE.compressed(LITTLE.matrix(4, "data", 1, size, LITTLE.element(2, new byte[size])));
        byte[] empty = LITTLE.compressed(LITTLE.matrix(1, "data", 1, size / 8, eachEmpty(size / 8)));
        assertEquals(size, MatFile.read(numbers).get("data").size());
        System.setProperty(Allowance.PROPERTY, "64");
        try {
            for (byte[] element : List.of(zeros, text, empty)) {
                Path file = Files.write(dir.resolve("bomb.mat"), LITTLE.file(element));
                String message = assertThrows(UnsupportedModelException.class, () -> MatFile.readValues(file))
                        .getMessage();
                assertTrue(message.contains("MiB of memory"), message);
            }
        } finally {
            System.clearProperty(Allowance.PROPERTY);
        }
    }

    /** Elements of a cell that hold nothing. */
    private static byte[] eachEmpty(int count) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            bytes.putInt(14).putInt(0);
        }
        return bytes.array();
    }

    @Test
    void deepNestingIsRefused(@TempDir Path dir) throws IOException {
        byte[] value = LITTLE.matrix(6, "", 1, 1, LITTLE.element(2, new byte[]{1}));
        for (int depth = 0; depth < 5000; depth++) {
            value = LITTLE.matrix(1, "x", 1, 1, value);
        }
        Path file = Files.write(dir.resolve("deep.mat"), LITTLE.file(value));
        String message = assertThrows(UnsupportedModelException.class, () -> MatFile.readValues(file)).getMessage();
        assertTrue(message.contains("nested"), message);
    }

    @Test
    void otherKindsOfFilesAreRecognised(@TempDir Path dir) throws IOException {
        Path file = dir.resolve("x.mat");
        Files.writeString(file, "MATLAB 7.3 MAT-file" + " ".repeat(200));
        String message = assertThrows(MalformedFileException.class, () -> MatFile.read(file)).getMessage();
        assertTrue(message.contains("HDF5"), message);
        Files.write(file, new byte[0]);
        assertThrows(MalformedFileException.class, () -> MatFile.read(file));
        Files.writeString(file, "plain text ".repeat(40));
        assertThrows(MalformedFileException.class, () -> MatFile.read(file));
    }
}
