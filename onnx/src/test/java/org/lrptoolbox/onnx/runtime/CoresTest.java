package org.lrptoolbox.onnx.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One thread for each core that a process may use. */
class CoresTest {
    @TempDir
    private Path folder;

    private void processor(int number, String siblings) throws IOException {
        Path topology = Files.createDirectories(folder.resolve("cpu" + number + "/topology"));
        Files.writeString(topology.resolve("thread_siblings_list"), siblings + "\n");
    }

    @Test
    void twoThreadsOfOneCoreCountOnce() throws IOException {
        for (int i = 0; i < 8; i++) {
            processor(i, i % 4 + "," + (i % 4 + 4));
        }
        Files.createDirectories(folder.resolve("cpufreq"));
        assertEquals(4, Cores.count(folder, 8));
        assertEquals(2, Cores.count(folder, 2), "a container of two processors");
    }

    @Test
    void processorsCountWhereCoresAreNotTold() throws IOException {
        assertEquals(3, Cores.count(folder.resolve("none"), 3));
        Files.createDirectories(folder.resolve("cpu0"));
        assertEquals(3, Cores.count(folder, 3));
        assertTrue(Cores.count() >= 1 && Cores.count() <= Runtime.getRuntime().availableProcessors());
    }
}
