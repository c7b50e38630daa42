package org.lrptoolbox.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.python.run.HeapGuard;
import org.lrptoolbox.python.run.Program;
import org.lrptoolbox.python.run.PythonRunner;

/**
 * What {@code lrp run} does once its options are known.
 *
 * @param arguments those of the program
 * @param workingDirectory null for the script's folder
 */
record ScriptRun(Program program, List<String> arguments, @Nullable Path workingDirectory, Figures figures,
        boolean engineModules) {
    /** A script by its name on the command line. */
    static Program script(String name) {
        return new Program.Script(Path.of("").toAbsolutePath().resolve(name));
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
        PythonRunner runner = new PythonRunner().interruptible()
                .workingDirectory(workingDirectory != null ? workingDirectory : folder);
        figures.apply(runner);
        if (engineModules) {
            runner.engineModules();
        }
        HeapGuard.start();
        confine.accept(runner, folder);
        return runner.run(program, arguments);
    }
}
