package org.lrptoolbox.cli;

import java.util.Objects;
import java.util.concurrent.CancellationException;

import org.lrptoolbox.cli.benchmark.BenchmarkCommand;
import org.lrptoolbox.cli.caffe.CaffeDemoCommand;
import org.lrptoolbox.cli.explain.CompileCommand;
import org.lrptoolbox.cli.explain.ExplainCommand;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code lrp} command; each of its subcommands is a class of its own. */
@Command(name = "lrp", mixinStandardHelpOptions = true, versionProvider = VersionCommand.Provider.class)
public final class Lrp implements Runnable {
    private static final int INTERRUPTED = 130;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private Lrp() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        StandardOutput out = new StandardOutput();
        int code = commandLine().setOut(out.writer()).execute(arguments);
        System.exit(out.finish(code));
    }

    static CommandLine commandLine() {
        CommandLine lrp = new CommandLine(new Lrp())
                .addSubcommand(new RunCommand())
                .addSubcommand(new PythonCommand())
                .addSubcommand(new ExplainCommand())
                .addSubcommand(new CompileCommand())
                .addSubcommand(new CaffeDemoCommand())
                .addSubcommand(new CheckCommand())
                .addSubcommand(new InfoCommand())
                .addSubcommand(new ConvertCommand())
                .addSubcommand(new ZooCommand())
                .addSubcommand(new BenchmarkCommand())
                .addSubcommand(new CompletionCommand())
                .addSubcommand(new VersionCommand())
                .addSubcommand(new HelpCommand());
        lrp.getCommandSpec().usageMessage().description("Layer-wise Relevance Propagation on the JVM.")
                .synopsisSubcommandLabel("COMMAND");
        // A script's own options belong to the script: `lrp run demo.py --help` asks the script for help.
        Objects.requireNonNull(lrp.getSubcommands().get("run")).setStopAtPositional(true);
        lrp.setUsageHelpAutoWidth(true);
        lrp.setParameterExceptionHandler(WrongArguments::explain);
        lrp.setExecutionExceptionHandler((error, command, parsed) -> {
            command.getErr().println("lrp: " + Failures.describe(error));
            return error instanceof CancellationException ? INTERRUPTED : 1;
        });
        return lrp;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
