package org.lrptoolbox.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lrp warm-up}: what the launcher runs once after a build, while Java records how to start fast. */
@Command(name = "warm-up", hidden = true, description = "Run what commands of a kind have in common.")
final class WarmUpCommand implements Callable<Integer> {
    @Parameters(paramLabel = "KIND", description = "python: scripts; tools: everything else.")
    private String kind = "";

    @Override
    public Integer call() throws IOException, URISyntaxException {
        return kind.equals("python") ? run(List.of("run", "-m", "_lrp.warmup")) : tools();
    }

    /** What people type first: help, and one model checked and explained. */
    private static int tools() throws IOException, URISyntaxException {
        int code = Math.max(run(List.of("--help")), run(List.of("explain", "--help")));
        Path model = demos("models/shapes/shapes.onnx");
        Path pictures = demos("data/shapes");
        if (model == null || pictures == null) {
            return code;
        }
        Path folder = Files.createTempDirectory("lrp-warm-up");
        try {
            code = Math.max(code, run(List.of("info", model.toString())));
            code = Math.max(code, run(List.of("check", model.toString(), "--composite", "epsilon-plus")));
            return Math.max(code, run(List.of("explain", "--model", model.toString(), "--preprocess",
                    pictures.resolve("preprocess.txt").toString(), "--classes",
                    pictures.resolve("classes.txt").toString(), pictures.toString(), "-o", folder.toString())));
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static int run(List<String> words) {
        return Main.execute(new PrintWriter(Writer.nullWriter()), words.toArray(String[]::new));
    }

    /** A file of the demos, which lie beside {@code target/lrp.jar} or {@code target/classes}. */
    private static @Nullable Path demos(String name) throws URISyntaxException {
        Path code = Path.of(WarmUpCommand.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path target = code.getParent();
        Path file = target == null ? null : target.resolveSibling(name);
        return file != null && Files.exists(file) ? file : null;
    }
}
