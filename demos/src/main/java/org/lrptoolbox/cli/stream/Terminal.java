package org.lrptoolbox.cli.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a person watches. */
public final class Terminal {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final Path TERMINAL = Path.of("/dev/tty");
    /** A terminal that does not know its size says 0. */
    private static final Pattern SIZE = Pattern.compile("\\d+ ([1-9]\\d{0,5})");

    private Terminal() {}

    /** Whether standard output goes to a terminal. */
    public static boolean showsOutput() {
        return is(1);
    }

    /** Whether standard error goes to a terminal. */
    public static boolean showsErrors() {
        return is(2);
    }

    /** How many characters a line of standard output has room for; where it goes into a file, as many as there are. */
    public static int columns() {
        return showsOutput() ? width() : Integer.MAX_VALUE;
    }

    /** How wide the terminal is; endless where there is none, or it does not know. */
    static int width() {
        if (!Files.isReadable(TERMINAL)) {
            return Integer.MAX_VALUE;
        }
        try {
            Process size = new ProcessBuilder("stty", "size").redirectInput(TERMINAL.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            Matcher rowsAndColumns = SIZE.matcher(new String(size.getInputStream().readAllBytes(),
                    StandardCharsets.US_ASCII).strip());
            return rowsAndColumns.matches() ? Integer.parseInt(rowsAndColumns.group(1)) : Integer.MAX_VALUE;
        } catch (IOException e) {
            return Integer.MAX_VALUE;
        }
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
