package org.lrptoolbox.onnx.caffe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.image.Mean;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.io.StoredArrays;

class BlobFormatTest {
    @TempDir
    private Path dir;

    private Path file(int... bytes) throws IOException {
        byte[] all = new byte[bytes.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) bytes[i];
        }
        return Files.write(dir.resolve("mean.binaryproto"), all);
    }

    private static TypedArray read(Path file) throws IOException {
        return StoredArrays.read(file);
    }

    /** As Caffe wrote means: four dimensions of their own, then the numbers 1 and -2, packed. */
    @Test
    void meansOfTheModelZoo() throws IOException {
        Path file = file(0x08, 1, 0x10, 1, 0x18, 1, 0x20, 2, 0x2a, 8, 0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0);
        assertEquals("float32 (1, 1, 1, 2)", read(file).toString());
        assertArrayEquals(new double[]{1, -2}, read(file).toTensor().data());
        assertArrayEquals(new int[]{1, 1, 2}, Mean.read(file).values().shape());
    }

    /** The same numbers one by one, and a shape in a message of its own. */
    @Test
    void numbersOneByOne() throws IOException {
        assertEquals(Tensor.of(new double[]{1, -2}, 2),
                read(file(0x2d, 0, 0, 0x80, 0x3f, 0x3a, 2, 0x08, 2, 0x2d, 0, 0, 0, 0xc0)).toTensor());
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Path file = dir.resolve("a.binaryproto");
        Tensor numbers = Tensor.of(new Random(1).doubles(300).toArray(), 3, 10, 10);
        StoredArrays.write(TypedArray.of(numbers), file);
        assertEquals(numbers, read(file).toTensor());
    }

    @Test
    void claimsBeyondTheFileAreRefused() throws IOException {
        for (int[] bytes : new int[][]{{}, {0x08, 1}, {0x3a, 2, 0x08, 1}, {0x2a, 4, 0, 0, 0, 0}, {0x2a, 0x7f, 0},
            {0x2a, 0xff, 0xff, 0xff, 0xff, 0x07}, {0x3a, 6, 0x08, 0xff, 0xff, 0xff, 0xff, 0x7f},
            {0x2a, 4, 0, 0, 0, 0, 0x41, 0, 0, 0, 0, 0, 0, 0, 0}, {0x0b, 0x0b}}) {
            Path file = file(bytes);
            String message = assertThrows(MalformedFileException.class, () -> read(file)).getMessage();
            assertTrue(message.startsWith(file.toString()), message);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void damagedFilesAreReadOrRefused(long seed) throws IOException {
        Random random = new Random(seed);
        ByteBuffer numbers = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        numbers.put(new byte[]{0x3a, 4, 0x0a, 2, 3, 3, 0x2a, 32 + 1});
        byte[] whole = Arrays.copyOf(numbers.array(), 44);
        for (int round = 0; round < 2000; round++) {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            for (int flips = random.nextInt(4); flips > 0 && damaged.length > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(dir.resolve("x.binaryproto"), damaged);
            try {
                assertTrue(read(file).size() <= damaged.length);
            } catch (LrpFileException e) {
                assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
            }
        }
    }
}
