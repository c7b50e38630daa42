package org.lrptoolbox.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path dir;

    private static void write(Path file, String text) throws IOException {
        AtomicFile.write(file, out -> out.write(text.getBytes(UTF_8)));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFailedWriteLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = dir.resolve("model.txt");
        write(file, "old");
        assertThrows(IllegalStateException.class, () -> AtomicFile.write(file, out -> {
            out.write(new byte[1 << 20]);
            throw new IllegalStateException("half way");
        }));
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("model.txt"), names());
    }

    @Test
    void keepsLinksAndPermissions() throws IOException {
        Path target = dir.resolve("target.txt");
        Path link = Files.createSymbolicLink(dir.resolve("link.txt"), Path.of("target.txt"));
        write(link, "through a dangling link");
        assertEquals("through a dangling link", Files.readString(target));
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r-----"));
        write(link, "new");
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(target));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(target)));
        assertEquals(List.of("link.txt", "target.txt"), names());
    }

    @Test
    void followsChainsOfLinksAndEndsInLoops() throws IOException {
        Files.createSymbolicLink(dir.resolve("b"), Path.of("c"));
        Path first = Files.createSymbolicLink(dir.resolve("a"), Path.of("b"));
        write(first, "at the end");
        assertEquals("at the end", Files.readString(dir.resolve("c")));
        assertEquals(List.of("a", "b", "c"), names());
        Path loop = Files.createSymbolicLink(dir.resolve("loop"), Path.of("loop"));
        assertThrows(FileSystemLoopException.class, () -> write(loop, "x"));
    }

    @Test
    void aNewFileHasThePermissionsOfAnyNewFile() throws IOException {
        Path plain = Files.writeString(dir.resolve("plain"), "");
        write(dir.resolve("written"), "");
        assertEquals(Files.getPosixFilePermissions(plain), Files.getPosixFilePermissions(dir.resolve("written")));
    }

    @Test
    void aMissingFolderIsNamed() {
        Path file = dir.resolve("nowhere/model.txt");
        assertTrue(assertThrows(IOException.class, () -> write(file, "x")).getMessage().contains("nowhere"));
        assertFalse(Files.exists(file));
    }

    @Test
    void unknownFormatsAreAnsweredWithTheKnownOnes() {
        String message = assertThrows(UnsupportedModelException.class, () -> StoredArrays.read(dir.resolve("a.xyz")))
                .getMessage();
        assertTrue(message.contains("'xyz' is no known array format; known are"), message);
        assertTrue(message.contains("text (.txt)"), message);
        Path file = dir.resolve("a.dat");
        assertThrows(UnsupportedModelException.class, () -> StoredArrays.read(file, "nonsense"));
        assertThrows(IOException.class, () -> StoredArrays.read(dir, "TXT"), "a folder is no file");
    }
}
