package org.lrptoolbox.matlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.InflaterInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.matlab.value.MatVariable;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;

/** A corpus of damaged files with objects, and files of which only one variable is damaged. */
class MatDamageTest {
    private static final MatBytes LITTLE = new MatBytes(ByteOrder.LITTLE_ENDIAN);
    private static final int HEADER = 128;
    private static final int OFFSET = 116;

    @TempDir
    Path dir;

    private byte[] model() throws IOException {
        Network network = Network.sequential(
                Conv.last(RandomTensors.normal(1, 2, 2, 1, 3), new double[]{1, 2, 3}, 1, 1), new Rect(),
                SumPool.last(Frame.of(2, 2).withStride(2, 2)), new Flatten(),
                Dense.of(3, 2, RandomTensors.normal(2, 3, 2).data(), new double[]{1, 2}));
        Path file = dir.resolve("sound.mat");
        Models.write(network, file);
        return Files.readAllBytes(file);
    }

    /** Reads a file as a model and as values; true if that gave a model. */
    private boolean read(byte[] bytes) throws IOException {
        Path file = Files.write(dir.resolve("damaged.mat"), bytes);
        try {
            MatFile.readValues(file).values().forEach(Shown::of);
        } catch (LrpFileException e) {
            assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
        }
        try {
            Models.read(file);
            return true;
        } catch (LrpFileException e) {
            assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
            return false;
        }
    }

    @Test
    void soundFilesAreRead() throws IOException {
        assertTrue(read(model()));
        assertTrue(read(withInner(model(), new int[0])));
    }

    @Test
    void filesCutAnywhere() throws IOException {
        byte[] sound = model();
        int subsystem = HEADER + 8 + ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN).getInt(HEADER + 4);
        for (int length = 0; length < sound.length; length += length < subsystem + 16 ? 1 : 7) {
            assertFalse(read(Arrays.copyOf(sound, length)), "cut to " + length);
        }
    }

    @Test
    void offsetsOfTheObjectsThatLeadElsewhere() throws IOException {
        byte[] sound = model();
        long right = ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN).getLong(OFFSET);
        for (long offset : new long[]{0, 1, 127, HEADER, HEADER + 8, right - 1, right + 1, right + 8, sound.length - 8,
            sound.length, sound.length + 1L, Integer.MAX_VALUE, 1L << 32, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
            byte[] bytes = sound.clone();
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(OFFSET, offset);
            assertFalse(read(bytes), "offset " + offset);
        }
    }

    @Test
    void damagedDeflateStreams() throws IOException {
        Random random = new Random(1);
        byte[] sound = model();
        int failed = 0;
        for (int i = 0; i < 400; i++) {
            byte[] bytes = sound.clone();
            bytes[HEADER + random.nextInt(bytes.length - HEADER)] ^= (byte) (1 << random.nextInt(8));
            failed += read(bytes) ? 0 : 1;
        }
        assertTrue(failed > 200, failed + " of 400");
    }

    /** What the checksum of the deflated stream would hide: the table of objects and the values themselves. */
    @Test
    void damagedTagsSizesAndTablesWithinTheStream() throws IOException {
        Random random = new Random(2);
        byte[] sound = model();
        for (int i = 0; i < 500; i++) {
            int[] places = random.ints(1 + random.nextInt(3), 0, 1 << 20).toArray();
            read(withInner(sound, places));
        }
    }

    /** The file with other bits at these places of the inflated subsystem, deflated anew. */
    private static byte[] withInner(byte[] sound, int... places) throws IOException {
        int at = (int) ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN).getLong(OFFSET);
        byte[] inner = new InflaterInputStream(
                new java.io.ByteArrayInputStream(sound, at + 8, sound.length - at - 8)).readAllBytes();
        for (int place : places) {
            inner[place % inner.length] ^= (byte) (1 << place % 8);
        }
        return MatBytes.concat(Arrays.copyOf(sound, at), LITTLE.compressed(inner));
    }

    @Test
    void variablesNotAskedForAreNotInflated() throws IOException {
        byte[] good = LITTLE.compressed(LITTLE.matrix(6, "good", 1, 1, LITTLE.element(2, new byte[]{7})));
        byte[] noise = new byte[1 << 16];
        new Random(3).nextBytes(noise);
        byte[] broken = LITTLE.compressed(LITTLE.matrix(9, "broken", 1, noise.length, LITTLE.element(2, noise)));
        Arrays.fill(broken, broken.length / 2, broken.length, (byte) 0xff);
        byte[] zeros = new byte[70 << 20];
        byte[] bomb = LITTLE.compressed(LITTLE.matrix(9, "bomb", 1, zeros.length, LITTLE.element(2, zeros)));
        for (List<byte[]> variables : List.of(List.of(broken, bomb, good), List.of(good, bomb, broken))) {
            Path file = Files.write(dir.resolve("mixed.mat"), LITTLE.file(variables.toArray(byte[][]::new)));
            assertEquals(Tensor.full(7, 1, 1), MatFile.variable(file, "good").array().toTensor());
            assertThrows(MalformedFileException.class, () -> MatFile.variable(file, "broken").array());
            assertEquals(zeros.length, MatFile.variable(file, "bomb").array().size());
            assertThrows(LrpFileException.class, () -> MatFile.read(file));
        }
    }

    @Test
    void aSubsystemOfZerosIsRefused() throws IOException {
        byte[] sound = model();
        int at = (int) ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN).getLong(OFFSET);
        byte[] zeros = new byte[70 << 20];
        byte[] bomb = LITTLE.compressed(LITTLE.matrix(9, "", 1, zeros.length, LITTLE.element(2, zeros)));
        Path file = Files.write(dir.resolve("bomb.mat"), MatBytes.concat(Arrays.copyOf(sound, at), bomb));
        assertThrows(LrpFileException.class, () -> Models.read(file));
        assertEquals(List.of("model"), MatFile.variables(file).stream().map(MatVariable::name).toList());
        assertThrows(LrpFileException.class, () -> MatFile.readValues(file));
    }
}
