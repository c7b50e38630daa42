package org.lrptoolbox.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * ONNX Runtime for browsers, for tests: the folder {@code -Dlrp.onnxruntime.web}, or what npm brings, once, into
 * {@code target}.
 */
public final class WebRuntime {
    private static final int MINUTES = 3;

    private WebRuntime() {}

    /** The folder; empty where there is neither the folder nor npm, nor a network. */
    public static synchronized Optional<Path> folder(String version) throws IOException {
        String given = System.getProperty("lrp.onnxruntime.web", "");
        if (!given.isEmpty()) {
            return Optional.of(Path.of(given));
        }
        Path place = Path.of("target", "onnxruntime-web-" + version).toAbsolutePath();
        if (Files.isDirectory(place.resolve("package/dist"))) {
            return Optional.of(place);
        }
        Files.createDirectories(place);
        boolean there = run(place, "npm", "pack", "--silent", "onnxruntime-web@" + version)
                && run(place, "tar", "xzf", "onnxruntime-web-" + version + ".tgz");
        return there ? Optional.of(place) : Optional.empty();
    }

    private static boolean run(Path place, String... command) throws IOException {
        try {
            Process process = new ProcessBuilder(List.of(command)).directory(place.toFile()).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException e) {
            // No such program on this machine.
            return false;
        }
    }
}
