package org.lrptoolbox.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Runs scripts in Octave with the Matlab toolbox on its path, on the classes under test and on this JVM's own Java; skips
 * where there is no Octave.
 */
public final class Octave {
    private static final String PASSED = "=== passed ===";
    private static final int PATIENCE_SECONDS = 300;

    private Octave() {}

    /**
     * Runs commands after {@code lrp_setup}, and fails if they do.
     *
     * @param folder the working folder; what is printed lies there as {@code octave.log}
     * @return what was printed
     */
    public static String run(Path folder, String commands) throws IOException, InterruptedException {
        return runUntil(PASSED, folder, commands);
    }

    /** Runs commands until they print something, and ends them then. */
    public static String runUntil(String mark, Path folder, String commands) throws IOException, InterruptedException {
        Path log = folder.resolve("octave.log");
        Process process = start(folder, log, commands);
        try {
            for (int tenths = 0; tenths < PATIENCE_SECONDS * 10; tenths++) {
                boolean over = process.waitFor(100, TimeUnit.MILLISECONDS);
                String printed = Files.readString(log);
                if (printed.contains(mark)) {
                    return printed.substring(0, printed.indexOf(mark) + mark.length());
                }
                if (over) {
                    return fail("Octave ended without '" + mark + "':\n" + printed);
                }
            }
            return fail("no '" + mark + "' within " + PATIENCE_SECONDS + " s:\n" + Files.readString(log));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static Process start(Path folder, Path log, String commands) {
        String setup = "addpath('" + Shared.projectRoot().resolve("interop-matlab/matlab") + "'); lrp_setup({"
                + classPath() + "}); ";
        ProcessBuilder builder = new ProcessBuilder("octave-cli", "--norc", "--no-history", "--eval",
                setup + commands + "; disp('" + PASSED + "')");
        builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile())
                .redirectInput(new File("/dev/null"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            return builder.start();
        } catch (IOException e) {
            return abort("no octave-cli on this machine: " + e.getMessage());
        }
    }

    /** The jars and folders that Octave needs, as elements of a cell array. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.matches(".*(test|junit|jqwik|surefire).*"))
                .map(entry -> "'" + entry + "'").collect(Collectors.joining(", "));
    }
}
