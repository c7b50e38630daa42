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
    private static final int BLANKS = 1 << 16;
    /** What scripts are made of, for GraalPy's parser and compiler; then the steps of the demos. */
    private static final String SCRIPT = """
            import sys, numpy as np
            from _lrp.warmup import main

            class Steps(object):
                names = {'a': 1, 'b': [2.5, None, True], "c": (3, -4)}

                def __init__(self, n=10, *args, **kwargs):
                    self.n, self.rest = n, [x ** 2 for x in range(n) if x % 2 == 0 and not x > 7 or x == 5]

                def sum(self):
                    total = 0
                    for i, (name, value) in enumerate(sorted(self.names.items(), key=lambda item: item[0])):
                        if name == 'b' or isinstance(value, tuple):
                            continue
                        elif i is not None:
                            total += value
                    while total < self.n:
                        total = total * 2 + 1
                    return total

            if __name__ == '__main__':
                steps = Steps()
                with open(__file__) as f:
                    lines = f.readlines()
                try:
                    print('{:0.4f}'.format(steps.sum() / 3), 'of', '%d' % len(lines), f"{steps.n}", end='')
                except (KeyError, ValueError) as e:
                    raise RuntimeError(str(e))
                finally:
                    print(file=sys.stdout)
                X = np.arange(6.0).reshape(2, 3)[np.newaxis, :, ::2]
                assert X.shape == (1, 2, 2), 'shape'
                main()
            """;
    @Parameters(paramLabel = "KIND", description = "python: scripts; tools: everything else.")
    private String kind = "";

    @Override
    public Integer call() throws IOException, URISyntaxException {
        return kind.equals("python") ? python() : tools();
    }

    /**
     * A script as people have it, beside files of the original toolbox, which Java tells from the user's by their hashes;
     * blank ones do for that.
     */
    private static int python() throws IOException {
        Path folder = Files.createTempDirectory("lrp-warm-up");
        try {
            Files.createDirectory(folder.resolve("modules"));
            Files.createFile(folder.resolve("modules/__init__.py"));
            Files.writeString(folder.resolve("render.py"), " ".repeat(BLANKS));
            Path script = Files.writeString(folder.resolve("script.py"), SCRIPT);
            return run(List.of("run", script.toString()));
        } finally {
            delete(folder);
        }
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
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
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
