package org.lrptoolbox.python.run;

import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The command line of {@code python}, as programs write it that start another one: {@code python [-bBdEhiIOPqsSuvVW...]
 * [-c CODE | -m MODULE | FILE | -] [ARGUMENTS]}, and of {@code lrp run} {@code --figures DIR}, {@code --show} and
 * {@code --engine-modules}.
 *
 * @param program null where the prompt or the standard input is meant
 * @param inspect whether the prompt follows
 * @param options of GraalPy
 */
public record PythonLine(@Nullable Program program, List<String> arguments, boolean inspect, boolean version,
        boolean engineModules, Map<String, String> options, Map<String, String> environment) {
    private static final int USAGE = 2;
    private static final String SHOW = "LRP_SHOW";
    /** Switches without a value which ask for nothing that is not so already, or for what has no meaning here. */
    private static final String IGNORED = "bBdEIOPqRsStvx";

    /** The exit code of a command line; wrong ones are told on the error stream. */
    public static int run(List<String> words, List<String> executable) {
        try {
            return parse(words).run(executable);
        } catch (IllegalArgumentException e) {
            System.err.println(
                    "lrp python: " + e.getMessage() + "\nusage: lrp python [option] ... [-c cmd | -m mod | file | -] "
                            + "[arg] ...\nTry `lrp python --help' for more information.");
            return USAGE;
        }
    }

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException if Python would refuse it
     */
    static PythonLine parse(List<String> words) {
        return new Reading(words).read();
    }

    private int run(List<String> executable) {
        if (version) {
            System.out.println("Python 3.12 (GraalPy " + PythonRunner.version() + ")");
            return 0;
        }
        // Must be decided before the first class of AWT is loaded.
        System.setProperty("java.awt.headless", Boolean.toString(!environment.containsKey(SHOW)));
        PythonRunner runner = new PythonRunner().interruptible().executable(executable);
        options.forEach(runner::option);
        environment.forEach(runner::environment);
        if (engineModules) {
            runner.engineModules();
        }
        HeapGuard.start();
        return runner.run(inspect ? prompt(program) : program == null ? typed() : program, arguments);
    }

    private static Program prompt(@Nullable Program first) {
        return switch (first) {
            case Program.Script(Path file) -> new Program.Prompt(file, null, isTerminal());
            case Program.Code(String text) -> new Program.Prompt(null, text, isTerminal());
            case null -> new Program.Prompt(null, null, isTerminal());
            default -> throw new IllegalArgumentException("-i goes with a file, with -c, or with nothing");
        };
    }

    private static Program typed() {
        return isTerminal() ? new Program.Prompt(null, null, true) : input();
    }

    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    private static Program input() {
        try {
            return new Program.Input(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One pass over the words. */
    private static final class Reading {
        private final List<String> words;
        private final Map<String, String> options = new LinkedHashMap<>();
        private final Map<String, String> environment = new LinkedHashMap<>();
        private int next;
        private boolean inspect;
        private boolean version;
        private boolean engineModules;
        private @Nullable Program program;

        Reading(List<String> words) {
            this.words = words;
        }

        PythonLine read() {
            while (program == null && next < words.size() && isOption(words.get(next))) {
                String word = words.get(next++);
                if (word.startsWith("--")) {
                    named(word);
                } else {
                    letters(word);
                }
            }
            if (program == null && next < words.size()) {
                String word = words.get(next++);
                program = word.equals("-") ? input() : new Program.Script(Path.of("").toAbsolutePath().resolve(word));
            }
            return new PythonLine(program, List.copyOf(words.subList(next, words.size())), inspect, version,
                    engineModules, options, environment);
        }

        private static boolean isOption(String word) {
            return word.length() > 1 && word.startsWith("-");
        }

        private void named(String word) {
            switch (word) {
                case "--version" -> version = true;
                case "--engine-modules" -> engineModules = true;
                case "--show" -> environment.put(SHOW, "1");
                case "--figures" -> environment.put("LRP_FIGURES",
                        Path.of(value(word)).toAbsolutePath().normalize().toString());
                case "--check-hash-based-pycs" -> value(word);
                default -> throw new IllegalArgumentException("unknown option " + word);
            }
        }

        private void letters(String word) {
            for (int i = 1; i < word.length(); i++) {
                char letter = word.charAt(i);
                String rest = word.substring(i + 1);
                switch (letter) {
                    case 'i' -> inspect = true;
                    case 'u' -> options.put("python.UnbufferedIO", "true");
                    case 'V' -> version = true;
                    case 'c' -> program = new Program.Code(rest.isEmpty() ? value("-c") : rest);
                    case 'm' -> program = new Program.Module(rest.isEmpty() ? value("-m") : rest);
                    case 'W' -> options.merge("python.WarnOptions", rest.isEmpty() ? value("-W") : rest,
                            (old, more) -> old + "," + more);
                    case 'X' -> {
                        if (rest.isEmpty()) {
                            value("-X");
                        }
                    }
                    default -> {
                        if (IGNORED.indexOf(letter) < 0) {
                            throw new IllegalArgumentException("unknown option -" + letter);
                        }
                    }
                }
                if ("cmWX".indexOf(letter) >= 0) {
                    return;
                }
            }
        }

        private String value(String option) {
            if (next == words.size()) {
                throw new IllegalArgumentException("argument expected for the " + option + " option");
            }
            return words.get(next++);
        }
    }
}
