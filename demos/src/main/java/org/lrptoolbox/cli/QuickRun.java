package org.lrptoolbox.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.python.run.Program;

/**
 * Reads a {@code lrp run} as people type it every day without picocli, whose classes are too old for Java to keep in its
 * cache for a fast start and take a tenth of a short script's time. What is unusual or wrong is left to picocli.
 */
final class QuickRun {
    private static final String CODE = "-c";
    private static final String MODULE = "-m";

    private final String[] words;
    private int next = 1;

    private QuickRun(String[] words) {
        this.words = words;
    }

    /** What to run, or null where the command line is not a plain one. */
    static @Nullable ScriptRun read(String... words) {
        return words.length > 1 && words[0].equals("run") ? new QuickRun(words).read() : null;
    }

    private @Nullable ScriptRun read() {
        Path cwd = null;
        Path figures = null;
        Program program = null;
        boolean show = false;
        boolean engineModules = false;
        while (next < words.length && words[next].startsWith("-")) {
            String option = words[next++];
            boolean again = switch (option) {
                case "--show" -> show;
                case "--engine-modules" -> engineModules;
                case "--cwd" -> cwd != null;
                case "--figures" -> figures != null;
                default -> program != null;
            };
            String value = option.equals("--show") || option.equals("--engine-modules") ? "" : value();
            if (again || value == null) {
                return null;
            }
            switch (option) {
                case "--show" -> show = true;
                case "--engine-modules" -> engineModules = true;
                case "--cwd" -> cwd = Path.of(value);
                case "--figures" -> figures = Path.of(value);
                case CODE -> program = new Program.Code(value);
                case MODULE -> program = new Program.Module(value);
                default -> {
                    return null;
                }
            }
        }
        if (program == null) {
            if (next == words.length || isUnusual(words[next])) {
                return null;
            }
            program = ScriptRun.script(words[next++]);
        }
        List<String> arguments = List.copyOf(Arrays.asList(words).subList(next, words.length));
        return new ScriptRun(program, arguments, cwd, new Figures(figures, show), engineModules);
    }

    private @Nullable String value() {
        return next == words.length || isUnusual(words[next]) ? null : words[next++];
    }

    /** An option, nothing, or one of picocli's files of arguments. */
    private static boolean isUnusual(String word) {
        return word.isEmpty() || word.startsWith("-") || word.startsWith("@");
    }
}
