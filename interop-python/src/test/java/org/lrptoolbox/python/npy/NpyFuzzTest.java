package org.lrptoolbox.python.npy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.tensor.Shapes;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever bytes a file holds: an array, or an error of a known type; nothing else, and no memory beyond its size. */
class NpyFuzzTest {
    private static final byte[] SOUND = NpyTest.raw(1,
            "{'descr': '<i2', 'fortran_order': True, 'shape': (2, 3), }\n", new byte[12]);
    private static Path dir = Path.of("");

    @BeforeContainer
    static void makeFolder() throws IOException {
        dir = Files.createTempDirectory("npz-fuzz");
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        Files.deleteIfExists(dir.resolve("f.npz"));
        Files.delete(dir);
    }

    @Property(tries = 300)
    void truncated(@ForAll @IntRange(min = 0, max = 78) int length) {
        readOrTypedError(Arrays.copyOf(SOUND, Math.min(length, SOUND.length)));
    }

    @Property(tries = 3000)
    void flippedBits(@ForAll @Size(min = 1, max = 4) int[] places, @ForAll @ByteRange(min = 0, max = 7) byte bit) {
        byte[] bytes = SOUND.clone();
        for (int p : places) {
            bytes[Math.floorMod(p, bytes.length)] ^= (byte) (1 << bit);
        }
        readOrTypedError(bytes);
    }

    @Property(tries = 2000)
    void anyHeader(@ForAll @StringLength(max = 80) String header, @ForAll @IntRange(min = 1, max = 3) int version) {
        String ascii = new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
        readOrTypedError(NpyTest.raw(version, ascii, new byte[16]));
    }

    @Property(tries = 1000)
    void anyShape(@ForAll @Size(max = 6) long[] shape) {
        String dims = Arrays.toString(shape).replace("]", ",)").replace("[,", "[").replace('[', '(');
        readOrTypedError(NpyTest.raw(1, "{'descr': '<f8', 'fortran_order': False, 'shape': " + dims + "}",
                new byte[64]));
    }

    @Property(tries = 500)
    void flippedBitsInArchives(@ForAll @Size(min = 1, max = 3) int[] places, @ForAll boolean compressed,
            @ForAll @ByteRange(min = 0, max = 7) byte bit) throws IOException {
        Path file = dir.resolve("f.npz");
        Npz.write(Map.of("x", NpyTest.array(ElementType.UINT8, new byte[600], 20, 30)), file, compressed);
        byte[] bytes = Files.readAllBytes(file);
        for (int p : places) {
            bytes[Math.floorMod(p, bytes.length)] ^= (byte) (1 << bit);
        }
        Files.write(file, bytes);
        try (Npz npz = Npz.open(file)) {
            for (String name : npz.names()) {
                npz.read(name);
            }
        } catch (LrpFileException e) {
            assertEquals(0, e.getMessage().indexOf(file.toString()));
        }
    }

    private static void readOrTypedError(byte[] bytes) {
        try {
            TypedArray a = Npy.read(bytes, "fuzz");
            assertEquals(Shapes.size(a.shape()), a.size());
        } catch (LrpFileException e) {
            assertEquals(0, e.getMessage().indexOf("fuzz: "));
        }
    }
}
