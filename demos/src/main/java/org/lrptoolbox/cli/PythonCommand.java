package org.lrptoolbox.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.python.run.HeapGuard;
import org.lrptoolbox.python.run.Program;
import org.lrptoolbox.python.run.PythonRunner;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lrp python}. */
@Command(name = "python", mixinStandardHelpOptions = true, description = {
    "Open an interactive Python prompt with the toolbox's packages importable.",
    "Without a terminal, the standard input is the program."})
final class PythonCommand implements Callable<Integer> {
    @Option(names = "-i", paramLabel = "FILE", description = "Run this script first and keep its names.")
    private @Nullable Path script;

    @Mixin
    private FigureOptions figures = new FigureOptions();

    @Override
    public Integer call() throws IOException {
        PythonRunner runner = new PythonRunner().interruptible();
        figures.figures().apply(runner);
        HeapGuard.start();
        return runner.run(program(), List.of());
    }

    private Program program() throws IOException {
        Console console = System.console();
        boolean terminal = console != null && console.isTerminal();
        return terminal || script != null
                ? new Program.Prompt(script)
                : new Program.Code(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
    }
}
