package org.lrptoolbox.python.npy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.io.StoredArrays;
import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.io.Variables;
import org.lrptoolbox.testing.Shared;

class NpzTest {
    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void severalArraysSurvive(boolean compressed) throws IOException {
        TypedArray x = NpyTest.array(ElementType.FLOAT64, new double[]{1, 2, 3, 4}, 2, 2);
        TypedArray y = NpyTest.array(ElementType.UINT8, new byte[1000], 1000);
        Map<String, TypedArray> arrays = new LinkedHashMap<>();
        arrays.put("x", x);
        arrays.put("y", y);
        Path file = dir.resolve("a.npz");
        Npz.write(arrays, file, compressed);
        assertEquals(compressed, Files.size(file) < 1000);
        try (Npz npz = Npz.open(file)) {
            assertEquals(List.of("x", "y"), npz.names());
            NpyTest.assertSame(x, npz.read("x"));
            NpyTest.assertSame(y, npz.read("y"));
            assertEquals(file + ": has no array 'z'; it has [x, y]",
                    assertThrows(UnsupportedModelException.class, () -> npz.read("z")).getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noFlippedBitOfAMemberGivesOtherNumbers(boolean compressed) throws IOException {
        byte[] numbers = new byte[200];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (byte) (i * i % 11);
        }
        Path file = dir.resolve("a.npz");
        Npz.write(Map.of("x", NpyTest.array(ElementType.UINT8, numbers, 200)), file, compressed);
        byte[] sound = Files.readAllBytes(file);
        // The bytes of the member lie between its header and the archive's directory.
        int end = new String(sound, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        int refused = 0;
        for (int bit = 8 * 35; bit < 8 * end; bit++) {
            byte[] bytes = sound.clone();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, bytes);
            try (Npz npz = Npz.open(file)) {
                NpyTest.assertSame(NpyTest.array(ElementType.UINT8, numbers, 200), npz.read("x"));
            } catch (MalformedFileException e) {
                refused++;
            }
        }
        assertTrue(refused > 500, refused + " refused");
    }

    @Test
    void equalArraysGiveEqualFiles() throws IOException {
        TypedArray x = NpyTest.array(ElementType.INT32, new int[]{1, 2}, 2);
        StoredArrays.write(x, dir.resolve("a.npz"));
        StoredArrays.write(x, dir.resolve("b.npz"));
        assertArrayEquals(Files.readAllBytes(dir.resolve("a.npz")), Files.readAllBytes(dir.resolve("b.npz")));
        NpyTest.assertSame(x, StoredArrays.read(dir.resolve("a.npz")));
        NpyTest.assertSame(x, Variables.read(dir.resolve("a.npz")).get("arr_0").read());
    }

    @Test
    void aFileOfSeveralArraysIsNotOneArray() throws IOException {
        TypedArray x = NpyTest.array(ElementType.INT32, new int[]{1, 2}, 2);
        Npz.write(Map.of("a", x, "b", x), dir.resolve("two.npz"), true);
        assertThrows(UnsupportedModelException.class, () -> StoredArrays.read(dir.resolve("two.npz")));
    }

    @Test
    void entriesThatLieAboutTheirSizeAreRefused() throws IOException {
        Path file = zip("x.npy", NpyTest.bytes(NpyTest.array(ElementType.UINT8, new byte[4096], 4096)));
        byte[] bytes = Files.readAllBytes(file);
        int directory = indexOf(bytes, "PK\1\2");
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + 24, 2_000_000_000);
        Files.write(file, bytes);
        try (Npz npz = Npz.open(file)) {
            var e = assertThrows(MalformedFileException.class, () -> npz.read("x"));
            assertTrue(e.getMessage().contains("that is impossible"), e.getMessage());
        }
    }

    @Test
    void otherFilesAreNoArchives() throws IOException {
        Path file = Files.writeString(dir.resolve("no.npz"), "nothing of the kind");
        assertThrows(MalformedFileException.class, () -> Npz.open(file));
        assertThrows(UnsupportedModelException.class, () -> Npz.open(dir));
    }

    @ParameterizedTest
    @CsvSource({"e.npz, arr_0", "ec.npz, a"})
    void goldenFiles(String name, String first) throws IOException {
        try (Npz npz = Npz.open(Shared.path("golden/toolbox/formats/" + name))) {
            Path plain = Shared.path("golden/toolbox/formats/d.npy");
            assertEquals(first, npz.names().get(0));
            NpyTest.assertSame(Npy.read(plain), npz.read(first));
        }
    }

    private Path zip(String name, byte[] content) throws IOException {
        Path file = dir.resolve("made.npz");
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        }
        return file;
    }

    private static int indexOf(byte[] bytes, String what) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(what);
    }
}
