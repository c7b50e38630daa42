package org.lrptoolbox.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.python.run.HeapGuard;
import org.lrptoolbox.python.run.Program;
import org.lrptoolbox.python.run.PythonRunner;

/**
 * What {@code lrp run} does once its options are known.
 *
 * @param arguments those of the program
 * @param workingDirectory null for the script's folder, or where one stands if arguments name files
 */
record ScriptRun(Program program, List<String> arguments, @Nullable Path workingDirectory, Figures figures,
        boolean engineModules) {
    /** A folder and a name, or a name with an ending; no number, no option, no address. */
    private static final Pattern PATH = Pattern.compile("(?!-)(?!.*://)(.*[/\\\\].*|.*\\.[A-Za-z_]\\w*)");

    /** A script by its name on the command line. */
    static Program script(String name) {
        return new Program.Script(Path.of("").toAbsolutePath().resolve(name));
    }

    /** Whether arguments name files from where one stands: they exist, or look like paths; absolute ones do not care. */
    private boolean namesFiles(Path here) {
        return arguments.stream().map(word -> word.startsWith("-") ? word.substring(word.indexOf('=') + 1) : word)
                .filter(word -> !word.isEmpty() && !new File(word).isAbsolute())
                .anyMatch(word -> PATH.matcher(word).matches() || new File(here.toFile(), word).exists());
    }

    /** The exit code of the program. */
    int run() {
        return run((runner, folder) -> {});
    }

    /** The same, once {@code confine} has prepared the runner, knowing the script's folder. */
    int run(BiConsumer<PythonRunner, Path> confine) {
        Path script = program.script();
        Path here = Path.of("").toAbsolutePath();
        Path parent = script == null ? here : here.resolve(script).normalize().getParent();
        Path folder = parent == null ? here : parent;
        PythonRunner runner = new PythonRunner().interruptible().executable(Launcher.command())
                .workingDirectory(workingDirectory != null ? workingDirectory : namesFiles(here) ? here : folder);
        figures.apply(runner);
        if (engineModules) {
            runner.engineModules();
        }
        HeapGuard.start();
        confine.accept(runner, folder);
        return runner.run(program, arguments);
    }
}
