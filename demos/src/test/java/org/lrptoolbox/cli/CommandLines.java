package org.lrptoolbox.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** Command lines in this process, for tests of other packages. */
public final class CommandLines {
    private CommandLines() {}

    /**
     * What became of a command.
     *
     * @param code its exit code
     * @param text what it printed, errors too
     */
    public record Result(int code, String text) {}

    /** Runs a command line, without the word {@code lrp}. */
    public static Result run(List<String> words) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        int code = Lrp.commandLine().setOut(out).setErr(out).execute(words.toArray(String[]::new));
        return new Result(code, text.toString());
    }
}
