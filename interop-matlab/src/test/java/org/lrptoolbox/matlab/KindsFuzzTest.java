package org.lrptoolbox.matlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.matlab.value.Allowance;
import org.lrptoolbox.matlab.value.MatVariable;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.testing.RandomTensors;

/** Files of all versions and kinds with flipped bits, odd bytes and cuts: errors of one type, little memory. */
class KindsFuzzTest {
    private static final byte[] ODD = {0, 1, 127, -128, -1};
    private static final List<String> STORED = List.of("h5py-kinds.mat", "h5py-values.mat", "scipy-values.mat");

    @BeforeContainer
    static void littleMemory() {
        System.setProperty(Allowance.PROPERTY, "64");
    }

    @AfterContainer
    static void allMemory() {
        System.clearProperty(Allowance.PROPERTY);
    }

    private static byte[] four() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int[] head : new int[][]{{0, 2, 3, 0}, {1050, 1, 4, 1}, {51, 2, 2, 0}, {2, 3, 3, 0}, {30, 1, 1, 0}}) {
            ByteBuffer out = ByteBuffer.allocate(180)
                    .order(head[0] >= 1000 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            for (int word : head) {
                out.putInt(word);
            }
            out.putInt(2).put((byte) ('a' + bytes.size() % 20)).put((byte) 0);
            int size = List.of(8, 4, 4, 2, 2, 1).get(head[0] / 10 % 10) * head[1] * head[2] * (1 + head[3]);
            for (int i = 0; i < size; i += 8) {
                out.putDouble(1 + i / 24);
            }
            bytes.write(out.array(), 0, 22 + size);
        }
        return bytes.toByteArray();
    }

    private static byte[] stored(String name) throws IOException {
        try (InputStream in = KindsFuzzTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private static byte[] model(MatVersion version) throws IOException {
        Path file = Files.createTempFile("model", ".mat");
        try {
            Models.write(Network.sequential(new Flatten(),
                    Dense.of(4, 2, RandomTensors.normal(2, 4, 2).data(), new double[2]), new Rect()), file, 2, 2, 1);
            MatFile.writeValues(MatFile.readValues(file), file, version);
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] damaged(byte[] sound, Random random, int changes) {
        byte[] bytes = sound.clone();
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            bytes[at] = random.nextInt(3) == 0
                    ? ODD[random.nextInt(ODD.length)]
                    : (byte) (bytes[at] ^ 1 << random.nextInt(8));
        }
        return changes % 4 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    @Example
    void theSoundFileOfVersion4IsRead() throws IOException {
        Path file = Files.createTempFile("sound", ".mat");
        try {
            List<MatVariable> variables = MatFile.variables(Files.write(file, four()));
            assertEquals(List.of("double", "double", "char", "sparse", "double"),
                    variables.stream().map(MatVariable::matlabClass).toList());
            assertEquals(List.of(2, 3), Arrays.stream(variables.getFirst().value().shape()).boxed().toList());
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 2000, seed = "4")
    void version4(@ForAll long seed, @ForAll @IntRange(max = 8) int changes) throws IOException {
        DamagedFile.read(damaged(four(), new Random(seed), changes));
    }

    @Property(tries = 1500, seed = "5")
    void everyKindOfValue(@ForAll long seed, @ForAll @IntRange(max = 8) int changes) throws IOException {
        Random random = new Random(seed);
        DamagedFile.read(damaged(stored(STORED.get(random.nextInt(STORED.size()))), random, changes));
    }

    @Property(tries = 600, seed = "6")
    void modelsOfBothVersions(@ForAll long seed, @ForAll MatVersion version,
            @ForAll @IntRange(min = 1, max = 8) int changes) throws IOException {
        byte[] bytes = damaged(model(version), new Random(seed), changes);
        DamagedFile.read(bytes);
        Path file = Files.createTempFile("fuzz", ".mat");
        try {
            Models.read(Files.write(file, bytes));
        } catch (LrpFileException e) {
            assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
        } finally {
            Files.delete(file);
        }
    }
}
