package org.lrptoolbox.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

import org.lrptoolbox.python.run.PythonLine;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lrp python}: what {@code python} is elsewhere, with its command line. */
@Command(name = "python", mixinStandardHelpOptions = true, customSynopsis = {
    "lrp python [OPTIONS] [-c CODE | -m MODULE | FILE | -] [ARGS]"}, description = {
        "Start Python with the toolbox's packages importable, as the command python starts: at a terminal the prompt "
                + "(Tab completes, the history is kept, Ctrl-D leaves), otherwise the standard input is the program.",
        "", "A FILE runs where one stands; `lrp run` runs it in its own folder.",
        "", "  -c CODE         run this code", "  -m MODULE       run this module",
        "  -               run the standard input",
        "  -i              the prompt follows what runs", "  -u, -W, -X, ... as python's",
        "  --figures DIR   where plt.show() writes its figures. Default: beside the program",
        "  --show          open figures in windows, too",
        "  --engine-modules  the toolbox's modules, also where changed ones lie beside FILE"})
final class PythonCommand implements Callable<Integer> {
    private static final Set<String> HELP = Set.of("-h", "--help");

    @Parameters(paramLabel = "ARGS", hidden = true)
    private List<String> words = new ArrayList<>();

    /** Whether a command line asks for Python, and not for help, which is picocli's. */
    static boolean isPlain(String... words) {
        return words.length > 0 && words[0].equals("python") && (words.length == 1 || !HELP.contains(words[1]));
    }

    /** The exit code for what follows the command's name. */
    static int run(List<String> words) {
        return PythonLine.run(words, Launcher.command());
    }

    @Override
    public Integer call() {
        return run(words);
    }
}
