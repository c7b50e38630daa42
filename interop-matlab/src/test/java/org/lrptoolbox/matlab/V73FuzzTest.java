package org.lrptoolbox.matlab;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.checksum.ChecksumUtils;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.matlab.hdf5.Hdf5Attribute;
import org.lrptoolbox.matlab.hdf5.Hdf5Output;
import org.lrptoolbox.matlab.hdf5.Hdf5Type;

/** Damaged and hostile files of version 7.3 end in a typed error, soon and with little memory. */
class V73FuzzTest {
    private static final byte[] BLOCK = Arrays.copyOf("MATLAB 7.3 MAT-file".getBytes(), 512);

    private static byte[] ours() throws IOException {
        Path file = Files.createTempFile("sound", ".mat");
        MatFile.writeValues(V73Test.values(), file, MatVersion.V7_3);
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return bytes;
    }

    /** With the older kinds of headers, trees, chunks and filters. */
    private static byte[] theirs() throws IOException {
        try (InputStream in = V73FuzzTest.class.getResourceAsStream("h5py-values.mat")) {
            return in.readAllBytes();
        }
    }

    @Property(tries = 500, seed = "1")
    void flippedBitsAndCuts(@ForAll long seed, @ForAll @IntRange(max = 5) int flips, @ForAll boolean ours)
            throws IOException {
        Random random = new Random(seed);
        byte[] bytes = ours ? ours() : theirs();
        for (int i = 0; i < flips; i++) {
            bytes[512 + random.nextInt(bytes.length - 512)] ^= (byte) (1 << random.nextInt(8));
        }
        DamagedFile.read(flips % 3 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
    }

    /** Our own headers have checksums, the older ones have none: there, other bytes change what is read. */
    @Property(tries = 500, seed = "2")
    void anyBytesInHeadersWithoutChecksum(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int changes)
            throws IOException {
        Random random = new Random(seed);
        byte[] bytes = theirs();
        for (int i = 0; i < changes; i++) {
            bytes[512 + random.nextInt(bytes.length - 512)] = (byte) random.nextInt();
        }
        DamagedFile.read(bytes);
    }

    private static Path file(Path dir, Hdf5Output.Content content) throws IOException {
        Path file = dir.resolve("hostile.mat");
        try (var out = Files.newOutputStream(file)) {
            Hdf5Output.write(out, BLOCK, content);
        }
        return file;
    }

    @Test
    void sizesFarBeyondTheFileTakeNoMemory(@TempDir Path dir) throws IOException {
        for (long[] shape : List.of(new long[]{1 << 15, 1 << 14}, new long[]{1L << 40}, new long[]{1 << 20, 1 << 20},
                new long[]{-1}, new long[65])) {
            Path file = Files.write(dir.resolve("huge.mat"), withShape(shape));
            assertThrows(LrpFileException.class, () -> MatFile.read(file), Arrays.toString(shape));
        }
    }

    /** An array without any bytes that is said to be of a shape. */
    private static byte[] withShape(long... shape) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        Hdf5Output.write(file, BLOCK, out -> out.group(Map.of("x",
                out.dataset(new Hdf5Type(0, Hdf5Type.floating(8).description()), new long[shape.length], data -> {},
                        List.of())),
                List.of()));
        ByteBuffer bytes = ByteBuffer.wrap(file.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        int header = 512 + 48;
        int dimensions = header + 10 + 4 + 4;
        for (int d = 0; d < shape.length; d++) {
            bytes.putLong(dimensions + 8 * d, shape[d]);
        }
        int end = header + 10 + bytes.getInt(header + 6);
        bytes.putInt(end, ChecksumUtils.checksum(Arrays.copyOfRange(bytes.array(), header, end)));
        return bytes.array();
    }

    @Test
    void valuesThatContainThemselvesAreRefused(@TempDir Path dir) throws IOException {
        // The dataset of the address 48, the first in the file, has its data before its header.
        Path file = file(dir, out -> {
            long header = 48 + 8;
            byte[] self = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(header).array();
            return out.group(Map.of("c", out.dataset(Hdf5Type.REFERENCE, new long[]{1, 1}, data -> data.write(self),
                    List.of(Hdf5Attribute.text("MATLAB_class", "cell")))), List.of());
        });
        String message = assertThrows(LrpFileException.class, () -> MatFile.readValues(file)).getMessage();
        assertTrue(message.contains("nested more than"), message);
    }

    @Test
    void aFileWithoutItsHdf5PartIsNamed(@TempDir Path dir) throws IOException {
        Path file = Files.write(dir.resolve("cut.mat"), Arrays.copyOf(ours(), 512));
        assertThrows(MalformedFileException.class, () -> MatFile.read(file));
    }
}
