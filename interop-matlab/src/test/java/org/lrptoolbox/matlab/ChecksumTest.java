package org.lrptoolbox.matlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.matlab.value.MatVariable;

/** Deflated variables end in a checksum of their bytes: no bit of them can change without notice. */
class ChecksumTest {
    private static final MatBytes LITTLE = new MatBytes(ByteOrder.LITTLE_ENDIAN);
    private static final int HEADER = 128;

    @TempDir
    Path dir;

    private static byte[] sound() {
        byte[] doubles = new byte[320];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = (byte) (i * i % 7 * (i % 8));
        }
        return LITTLE.file(LITTLE.compressed(LITTLE.matrix(6, "x", 5, 8, LITTLE.element(9, doubles))),
                LITTLE.compressed(LITTLE.matrix(4, "t", 1, 3, LITTLE.element(16, "abc".getBytes()))));
    }

    /** What each sound variable holds. */
    private Map<String, String> shown(byte[] bytes) throws IOException {
        Path file = Files.write(dir.resolve("x.mat"), bytes);
        Map<String, String> values = new TreeMap<>();
        try {
            for (MatVariable variable : MatFile.variables(file)) {
                try {
                    values.put(variable.name(), Shown.of(variable.value()));
                } catch (LrpFileException e) {
                    assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
                }
            }
        } catch (LrpFileException e) {
            assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
        }
        return values;
    }

    @Test
    void noFlippedBitOfADeflatedVariableGivesOtherNumbers() throws IOException {
        byte[] sound = sound();
        Map<String, String> right = shown(sound);
        assertEquals(2, right.size());
        int lost = 0;
        for (int bit = 8 * HEADER; bit < 8 * sound.length; bit++) {
            byte[] bytes = sound.clone();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            Map<String, String> found = shown(bytes);
            found.forEach((name, value) -> assertEquals(right.get(name), value, name));
            lost += right.size() - found.size();
        }
        assertTrue(lost > 8 * (sound.length - HEADER) * 9 / 10, lost + " variables refused");
    }

    @Test
    void aDamagedVariableLeavesTheOthers() throws IOException {
        byte[] sound = sound();
        byte[] bytes = sound.clone();
        bytes[HEADER + 8] = 0;
        assertEquals(Map.of("t", shown(sound).get("t")), shown(bytes));
        assertEquals(Map.of("x", shown(sound).get("x")), shown(java.util.Arrays.copyOf(sound, sound.length - 6)));
    }
}
