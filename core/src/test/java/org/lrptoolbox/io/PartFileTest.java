package org.lrptoolbox.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFileTest {
    @TempDir
    Path folder;

    @Test
    void leftoversOfProcessesThatAreNoMoreAreSwept() throws IOException, InterruptedException {
        Process dead = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "--version")
                .redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile()).start();
        dead.waitFor();
        Path ours = PartFile.beside(folder.resolve("map.npy"));
        Path left = folder.resolve(ours.getFileName().toString()
                .replace("-" + ProcessHandle.current().pid() + "-", "-" + dead.pid() + "-"));
        Path users = folder.resolve(".mine.part");
        for (Path file : new Path[]{ours, left, users}) {
            Files.writeString(file, "half");
        }
        PartFile.sweep(folder);
        assertFalse(Files.exists(left), left::toString);
        assertTrue(Files.exists(ours) && Files.exists(users));
    }

    @Test
    void namesAsLongAsTheFileSystemTakesAreWritten() throws IOException {
        for (String letter : new String[]{"a", "\u00fc"}) {
            String name = letter.repeat(255 / letter.getBytes(StandardCharsets.UTF_8).length);
            Path file = folder.resolve(name);
            try {
                Files.createFile(file);
            } catch (IOException | java.nio.file.InvalidPathException e) {
                continue;
            }
            AtomicFile.write(file, out -> out.write('x'));
            assertEquals("x", Files.readString(file));
        }
    }
}
