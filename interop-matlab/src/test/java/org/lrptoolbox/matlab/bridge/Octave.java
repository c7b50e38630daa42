package org.lrptoolbox.matlab.bridge;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.lrptoolbox.testing.Shared;

/** Runs scripts in Octave, on the classes under test and on this JVM's own Java; skips where there is no Octave. */
final class Octave {
    private static final String PASSED = "=== passed ===";
    private static final int MINUTES = 5;

    private Octave() {}

    /** The folder of the toolbox's packages. */
    static Path toolbox() {
        return Shared.projectRoot().resolve("interop-matlab/matlab");
    }

    /**
     * Runs commands after {@code lrp_setup}, and fails if they do.
     *
     * @param folder the working folder; what is printed lies there as {@code octave.log}
     * @return what was printed
     */
    static String run(Path folder, String commands) throws IOException, InterruptedException {
        return run(folder, commands, Map.of());
    }

    /** {@link #run(Path, String)} with more in the environment. */
    static String run(Path folder, String commands, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path log = folder.resolve("octave.log");
        String setup = "addpath('" + toolbox() + "'); lrp_setup({" + classPath() + "}); ";
        ProcessBuilder builder = new ProcessBuilder("octave-cli", "--norc", "--no-history", "--eval",
                setup + commands + "; disp('" + PASSED + "')");
        builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = start(builder);
        boolean done = process.waitFor(MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly().waitFor();
        String printed = Files.readString(log);
        assertTrue(done, () -> "still running after " + MINUTES + " minutes:\n" + printed);
        if (!printed.contains(PASSED)) {
            fail("Octave failed:\n" + printed);
        }
        return printed.substring(0, printed.indexOf(PASSED));
    }

    static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            return abort("no octave-cli on this machine: " + e.getMessage());
        }
    }

    /** The jars and folders that Octave needs, as elements of a cell array. */
    static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.matches(".*(test|junit|jqwik|surefire).*"))
                .map(entry -> "'" + entry + "'").collect(Collectors.joining(", "));
    }
}
