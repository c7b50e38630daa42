package org.lrptoolbox.python.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/** The real Python with the real NumPy, to compare with where the machine has them. */
public final class CPython {
    private static final int PATIENCE_SECONDS = 120;

    private CPython() {}

    /** The output of a program that uses NumPy; skips the test where there is no python3 with NumPy 2.3 or newer. */
    public static String runWithNumpy(String code) {
        return runWithNumpy("numpy", code);
    }

    /** As {@link #runWithNumpy(String)}, for programs that use another module built on NumPy as well. */
    public static String runWithNumpy(String module, String code) {
        String probe = "import numpy, " + module
                + "; assert tuple(map(int, numpy.__version__.split('.')[:2])) >= (2, 3)";
        assumeTrue(exitCode(probe) == 0, "no python3 with NumPy 2.3 or newer and " + module);
        return run(code);
    }

    private static String run(String code) {
        try {
            Path out = Files.createTempFile("cpython", ".out");
            try {
                assertEquals(0, await(code, out), () -> "python3 failed: " + read(out));
                return read(out);
            } finally {
                Files.delete(out);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int exitCode(String code) {
        try {
            return await(code, null);
        } catch (IOException e) {
            return -1;
        }
    }

    private static int await(String code, @Nullable Path out) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of("python3", "-W", "ignore", "-c", code))
                .redirectErrorStream(true)
                .redirectOutput(
                        out == null ? ProcessBuilder.Redirect.DISCARD : ProcessBuilder.Redirect.to(out.toFile()));
        Process process = builder.start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("python3 did not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
