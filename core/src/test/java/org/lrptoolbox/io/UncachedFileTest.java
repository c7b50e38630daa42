package org.lrptoolbox.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UncachedFileTest {
    @TempDir
    private Path dir;

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /** Less than a block, blocks and a rest, a buffer, buffers and a rest: in one piece, and in odd ones. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4096, 10_000, 1 << 20, (1 << 20) + 1, (1 << 20) + 4096, 3_456_789})
    void holdsWhatWasWritten(int length) throws Exception {
        byte[] bytes = noise(length);
        Path whole = dir.resolve("whole");
        AtomicFile.writeUncached(whole, out -> out.write(bytes));
        assertArrayEquals(bytes, Files.readAllBytes(whole));
        Path pieces = dir.resolve("pieces");
        AtomicFile.writeUncached(pieces, out -> {
            for (int at = 0; at < length; at += 100_003) {
                out.write(bytes, at, Math.min(100_003, length - at));
            }
        });
        assertArrayEquals(bytes, Files.readAllBytes(pieces));
    }

    @Test
    void twoAreWrittenAtATime() throws Exception {
        byte[] bytes = noise(2_000_000);
        AtomicFile.writeUncached(dir.resolve("a"), outer -> {
            outer.write(bytes, 0, 7);
            AtomicFile.writeUncached(dir.resolve("b"), inner -> inner.write(bytes, 9, 1_500_000));
            outer.write(bytes, 7, bytes.length - 7);
        });
        assertArrayEquals(bytes, Files.readAllBytes(dir.resolve("a")));
        assertArrayEquals(Arrays.copyOfRange(bytes, 9, 1_500_009), Files.readAllBytes(dir.resolve("b")));
    }

    @Test
    void aFailedWriteLeavesTheOldFileAndNothingElse() throws Exception {
        Path file = Files.writeString(dir.resolve("heatmap.txt"), "old");
        assertThrows(IllegalStateException.class, () -> AtomicFile.writeUncached(file, out -> {
            out.write(noise(1_500_000));
            throw new IllegalStateException("half way");
        }));
        assertEquals("old", Files.readString(file));
        try (Stream<Path> files = Files.list(dir)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void nothingIsOverwritten() throws Exception {
        Path file = Files.writeString(dir.resolve("there"), "old");
        assertThrows(FileAlreadyExistsException.class, () -> {
            try (OutputStream out = new UncachedFile(file)) {
                out.write(1);
            }
        });
        assertEquals("old", Files.readString(file));
    }
}
