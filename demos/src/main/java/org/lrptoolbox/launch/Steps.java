package org.lrptoolbox.launch;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Programs that Prepare runs: without input, their output in a file. */
final class Steps {
    private static final int LINES = 60;

    private Steps() {}

    /** The exit code. */
    static int run(Path folder, Path log, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(log.toFile()).redirectInput(nothing());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            return process.waitFor();
        } finally {
            process.destroy();
        }
    }

    private static File nothing() {
        return new File(isWindows() ? "NUL" : "/dev/null");
    }

    static boolean isWindows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    /** The end of a log, where the reason for a failure stands. */
    static String tail(Path log) throws IOException {
        List<String> lines = new String(Files.readAllBytes(log), Charset.defaultCharset()).lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    }
}
