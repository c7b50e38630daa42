package org.lrptoolbox.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;

/** What signals reach this process. */
public final class Signals {
    private static final long INTERRUPT = 1 << 1;

    private Signals() {}

    /** Skips a test of Ctrl-C where the process was started with it ignored, as shells do in the background. */
    public static void assumeInterruptsArrive() {
        try {
            boolean ignored = Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("SigIgn:"))
                    .anyMatch(line -> (Long.parseUnsignedLong(line.split("\\s+")[1], 16) & INTERRUPT) != 0);
            Assumptions.assumeFalse(ignored, "this process was started with interrupts ignored");
        } catch (IOException e) {
            // Not Linux: let the test find out.
        }
    }
}
