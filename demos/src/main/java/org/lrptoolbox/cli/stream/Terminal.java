package org.lrptoolbox.cli.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a person watches. */
public final class Terminal {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private Terminal() {}

    /** Whether standard output goes to a terminal. */
    public static boolean showsOutput() {
        return is(1);
    }

    /** Whether standard error goes to a terminal. */
    public static boolean showsErrors() {
        return is(2);
    }

    private static boolean is(int descriptor) {
        Path link = DESCRIPTORS.resolve(Integer.toString(descriptor));
        if (Files.isSymbolicLink(link)) {
            try {
                return Files.readSymbolicLink(link).toString().matches("/dev/(pts/\\d+|tty.*|console)");
            } catch (IOException e) {
                return false;
            }
        }
        return System.console() != null && System.console().isTerminal();
    }
}
