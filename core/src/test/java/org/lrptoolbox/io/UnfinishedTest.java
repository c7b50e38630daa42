package org.lrptoolbox.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.testing.ChildJvm;

/** A program that is ended while it writes leaves the old file, and nothing beside it. */
class UnfinishedTest {
    @TempDir
    private Path folder;

    @Test
    void endedWhileWriting() throws Exception {
        Path file = Files.writeString(folder.resolve("result.txt"), "old");
        Process process = ChildJvm.of(Slow.class).start(folder.resolve("log.txt"), file.toString());
        while (files().stream().noneMatch(name -> name.endsWith(".part"))) {
            assertTrue(process.isAlive(), () -> "ended too early");
            Thread.sleep(10);
        }
        process.destroy();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(List.of("log.txt", "result.txt"), files());
        assertEquals("old", Files.readString(file));
    }

    private List<String> files() throws Exception {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Writes for a minute. */
    static final class Slow {
        private Slow() {}

        public static void main(String[] args) throws Exception {
            AtomicFile.write(Path.of(args[0]), out -> {
                try {
                    out.write(1);
                    Thread.sleep(60_000);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }
}
