package org.lrptoolbox.python.run;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/** What Python is asked to run, as on its command line. */
public sealed interface Program {
    /** {@code python FILE}: a script, run as {@code __main__}. */
    record Script(Path file) implements Program {}

    /** {@code python -c TEXT}: the text is the program. */
    record Code(String text) implements Program {}

    /** {@code python -m NAME}: a module found on {@code sys.path}, run as {@code __main__}. */
    record Module(String name) implements Program {}

    /** {@code python [-i FILE]}: the interactive prompt, where a file is given with the names which it defines. */
    record Prompt(@Nullable Path file) implements Program {}

    /** The script to run first, or null. */
    default @Nullable Path script() {
        return switch (this) {
            case Script script -> script.file();
            case Prompt prompt -> prompt.file();
            case Code code -> null;
            case Module module -> null;
        };
    }
}
