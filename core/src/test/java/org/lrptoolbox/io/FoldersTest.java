package org.lrptoolbox.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
    @TempDir
    private Path dir;

    @Test
    void makesWhatIsMissing() throws IOException {
        Path folder = dir.resolve("a/b/c");
        assertEquals(folder, Folders.create(folder));
        assertTrue(Files.isDirectory(Folders.create(folder)));
    }

    @Test
    void saysWhichFileIsInTheWay() throws IOException {
        Path file = Files.writeString(dir.resolve("file"), "");
        for (Path folder : new Path[]{file, file.resolve("a"), file.resolve("a/b")}) {
            FileSystemException e = assertThrows(FileSystemException.class, () -> Folders.create(folder));
            assertEquals(folder.toString(), e.getFile());
            assertEquals("no folder can be made here, as " + file.toAbsolutePath() + " is a file", e.getReason());
        }
    }

    /** Linux answers as if there were no such folder. */
    @Test
    void saysWhichFolderTakesNoOther() {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")));
        FileSystemException e = assertThrows(FileSystemException.class, () -> Folders.create(Path.of("/proc/ev/x")));
        assertEquals("no folder can be made in /proc", e.getReason());
        FileSystemException file = assertThrows(FileSystemException.class,
                () -> AtomicFile.write(Path.of("/proc/ev.png"), out -> {}));
        assertEquals("no file can be made in this folder", file.getReason());
    }
}
