package org.lrptoolbox.python.run;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/** What Python is asked to run, as on its command line. */
public sealed interface Program {
    /** {@code python FILE}: a script, run as {@code __main__}. */
    record Script(Path file) implements Program {}

    /** {@code python -c TEXT}: the text is the program. */
    record Code(String text) implements Program {}

    /** {@code python -}: the text is the program, and came through the standard input. */
    record Input(String text) implements Program {}

    /** {@code python -m NAME}: a module found on {@code sys.path}, run as {@code __main__}. */
    record Module(String name) implements Program {}

    /**
     * {@code python [-i FILE]}: the interactive prompt, where a file is given with the names which it defines.
     *
     * @param code what to run first where no file is given
     * @param terminal whether somebody types, so that lines are edited; otherwise they are read from the standard input
     */
    record Prompt(@Nullable Path file, @Nullable String code, boolean terminal) implements Program {
        /** A prompt that reads the standard input. */
        public Prompt(@Nullable Path file) {
            this(file, null, false);
        }
    }

    /** The script to run first, or null. */
    default @Nullable Path script() {
        return switch (this) {
            case Script script -> script.file();
            case Prompt prompt -> prompt.file();
            case Code code -> null;
            case Input input -> null;
            case Module module -> null;
        };
    }
}
