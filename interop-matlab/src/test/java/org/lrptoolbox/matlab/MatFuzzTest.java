package org.lrptoolbox.matlab;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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
            org.lrptoolbox.io.Arrays.read(file);
            MatFile.read(file);
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
    void aDeflateBombIsRefusedBeforeItExpands(@TempDir Path dir) throws IOException {
        int size = 200 << 20;
        byte[] bomb = LITTLE.compressed(LITTLE.matrix(9, "data", 1, size, LITTLE.element(2, new byte[size])));
        Path file = Files.write(dir.resolve("bomb.mat"), LITTLE.file(bomb));
        String message = assertThrows(UnsupportedModelException.class, () -> MatFile.read(file)).getMessage();
        assertTrue(message.contains("more than 100-fold"), message);
    }

    @Test
    void otherKindsOfFilesAreRecognised(@TempDir Path dir) throws IOException {
        Path file = dir.resolve("x.mat");
        Files.writeString(file, "MATLAB 7.3 MAT-file" + " ".repeat(200));
        String message = assertThrows(UnsupportedModelException.class, () -> MatFile.read(file)).getMessage();
        assertTrue(message.contains("-v7"), message);
        Files.write(file, new byte[0]);
        assertThrows(MalformedFileException.class, () -> MatFile.read(file));
        Files.writeString(file, "plain text ".repeat(40));
        assertThrows(MalformedFileException.class, () -> MatFile.read(file));
    }
}
