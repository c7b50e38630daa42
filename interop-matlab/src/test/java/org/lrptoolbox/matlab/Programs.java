package org.lrptoolbox.matlab;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Other programs that read what is written here, where they are installed. */
final class Programs {
    /** What a script exits with where a library is missing. */
    private static final int MISSING = 77;

    private Programs() {}

    /**
     * What a program prints; the test is skipped where the program or one of its libraries is absent.
     *
     * @param missing says so
     */
    static String run(String missing, String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            assumeTrue(false, missing);
            throw e;
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(10, TimeUnit.MINUTES), command[0]);
        assumeTrue(process.exitValue() != MISSING, missing);
        return output.strip();
    }
}
