package org.lrptoolbox.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.python.run.Program;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lrp run}. */
@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Run a Python script on the toolbox's engine.", "",
    "Its imports of numpy, modules, model_io, data_io, render, matplotlib, scipy.io and skimage find the "
            + "toolbox's packages, also where files of these names lie beside the script; its other "
            + "helper modules are found beside it as usual. Arguments, standard input, tracebacks and "
            + "exit codes are those of python.",
    ""})
final class RunCommand implements Callable<Integer> {
    @Option(names = "-c", paramLabel = "CODE", description = "Run this code instead of a script.")
    private @Nullable String code;

    @Option(names = "-m", paramLabel = "MODULE", description = "Run this module instead of a script.")
    private @Nullable String module;

    @Option(names = "--cwd", paramLabel = "DIR", description = {
        "The script's working directory. Default: the script's folder, so that paths like "
                + "../models work from anywhere, or the current one if an argument of the script names a file."})
    private @Nullable Path workingDirectory;

    @Option(names = "--engine-modules", description = {
        "Use the toolbox's modules, render, data_io and model_io also where those beside the script are "
                + "not the original's, but changed ones."})
    private boolean engineModules;

    @Option(names = "--profile", description = {
        "At the end, print to the standard error which lines of the script spent how much time in the toolbox, and what "
                + "the first call of each cost; only calls into the toolbox are measured."})
    private boolean profile;

    @Mixin
    private FigureOptions figures = new FigureOptions();

    @Mixin
    private SandboxOptions sandbox = new SandboxOptions();

    @Parameters(paramLabel = "SCRIPT [ARGS]", description = {
        "The script and its arguments; everything after SCRIPT belongs to the script."})
    private List<String> words = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        return scriptRun().run((runner, folder) -> {
            if (profile) {
                runner.profile();
            }
            sandbox.apply(runner, folder);
        });
    }

    ScriptRun scriptRun() {
        Program program = program();
        return new ScriptRun(program, program.script() == null ? words : words.subList(1, words.size()),
                workingDirectory, figures.figures(), engineModules);
    }

    private Program program() {
        if (code != null && module != null) {
            throw new ParameterException(spec.commandLine(), "Only one of -c and -m can be run.");
        }
        if (code != null) {
            return new Program.Code(code);
        }
        if (module != null) {
            return new Program.Module(module);
        }
        if (words.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Which script?");
        }
        return ScriptRun.script(words.get(0));
    }
}
