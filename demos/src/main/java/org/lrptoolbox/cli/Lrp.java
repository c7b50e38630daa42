package org.lrptoolbox.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.cli.benchmark.BenchmarkCommand;
import org.lrptoolbox.cli.caffe.CaffeDemoCommand;
import org.lrptoolbox.cli.evaluate.EvaluateCommand;
import org.lrptoolbox.cli.explain.CompareCommand;
import org.lrptoolbox.cli.explain.CompileCommand;
import org.lrptoolbox.cli.explain.ExplainCommand;
import org.lrptoolbox.cli.pip.PipCommand;
import org.lrptoolbox.cli.spark.SparkCommand;
import org.lrptoolbox.cli.web.WebCommand;
import org.lrptoolbox.matlab.value.Allowance;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code lrp} command; each of its subcommands is a class of its own. */
@Command(name = "lrp", mixinStandardHelpOptions = true, versionProvider = VersionCommand.Provider.class)
public final class Lrp implements Runnable {
    /** In the order of the help. */
    private static final List<String> COMMANDS = List.of("run", "python", "pip", "kernel", "explain", "compare",
            "evaluate", "compile",
            "web", "caffe-demo", "spark",
            "check", "info", "convert", "zoo", "benchmark", "doctor", "completion", "version", "warm-up", "help");
    /** These speak of the other commands. */
    private static final Set<String> MENTION_ALL = Set.of("help", "completion");

    private static final Pattern SIZE = Pattern.compile("([0-9]{1,7})(m|g)b?");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private Lrp() {}

    /** Readers ask for this property before they use memory. */
    @Option(names = "--max-memory", paramLabel = "SIZE", scope = ScopeType.INHERIT, description = {
        "How much memory the variables of one .mat file may take, such as 500m or 4g. Default: three quarters of Java's."})
    void maxMemory(@Nullable String size) {
        if (size == null) {
            return;
        }
        Matcher parts = SIZE.matcher(size.strip().toLowerCase(Locale.ROOT));
        if (!parts.matches() || Long.parseLong(parts.group(1)) == 0) {
            throw new ParameterException(spec.commandLine(),
                    "--max-memory " + size + ": expected a size such as 500m or 4g");
        }
        System.setProperty(Allowance.PROPERTY,
                Long.toString(Long.parseLong(parts.group(1)) * (parts.group(2).startsWith("g") ? 1024 : 1)));
    }

    /** The same as {@link Main}, which is the entry point that starts fast. */
    public static void main(String[] arguments) {
        Main.main(arguments);
    }

    /** The exit code of a command. */
    static int execute(PrintWriter out, String... arguments) {
        return commandLine(arguments).setOut(out).execute(arguments);
    }

    private static Object command(String name) {
        return switch (name) {
            case "run" -> new RunCommand();
            case "python" -> new PythonCommand();
            case "pip" -> new PipCommand();
            case "kernel" -> new KernelCommand();
            case "explain" -> new ExplainCommand();
            case "compare" -> new CompareCommand();
            case "evaluate" -> new EvaluateCommand();
            case "compile" -> new CompileCommand();
            case "web" -> new WebCommand();
            case "caffe-demo" -> new CaffeDemoCommand();
            case "spark" -> new SparkCommand();
            case "check" -> new CheckCommand();
            case "info" -> new InfoCommand();
            case "convert" -> new ConvertCommand();
            case "zoo" -> new ZooCommand();
            case "benchmark" -> new BenchmarkCommand();
            case "doctor" -> new DoctorCommand();
            case "completion" -> new CompletionCommand();
            case "version" -> new VersionCommand();
            case "warm-up" -> new WarmUpCommand();
            case "help" -> new HelpCommand();
            default -> throw new IllegalArgumentException(name);
        };
    }

    static CommandLine commandLine() {
        return commandLine(new String[0]);
    }

    /** The command line for some arguments: where they name a command, the others are not even looked at. */
    static CommandLine commandLine(String... arguments) {
        boolean alone = arguments.length > 0 && COMMANDS.contains(arguments[0]) && !MENTION_ALL.contains(arguments[0]);
        CommandLine lrp = new CommandLine(new Lrp());
        for (String name : alone ? List.of(arguments[0]) : COMMANDS) {
            lrp.addSubcommand(command(name));
        }
        lrp.getCommandSpec().usageMessage().description("Layer-wise Relevance Propagation on the JVM.")
                .synopsisSubcommandLabel("COMMAND");
        // A script's own options belong to the script: `lrp run demo.py --help` asks the script for help.
        CommandLine run = lrp.getSubcommands().get("run");
        if (run != null) {
            run.setStopAtPositional(true);
        }
        CommandLine python = lrp.getSubcommands().get("python");
        if (python != null) {
            python.setStopAtPositional(true).setUnmatchedOptionsArePositionalParams(true);
        }
        lrp.setUsageHelpAutoWidth(true);
        lrp.setParameterExceptionHandler(new WrongArguments());
        lrp.setExecutionExceptionHandler(new Failures.Handler());
        return lrp;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
