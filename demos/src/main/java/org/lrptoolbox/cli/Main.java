package org.lrptoolbox.cli;

import java.io.File;
import java.io.PrintWriter;
import java.util.List;

/** The entry point of the {@code lrp} command; {@link Lrp} holds the commands. */
public final class Main {
    // Nothing of picocli is named here, so that Java need not load it for a script.

    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        arrived();
        ScriptRun script = QuickRun.read(arguments);
        if (script != null) {
            System.exit(run(script));
        }
        if (PythonCommand.isPlain(arguments)) {
            System.exit(PythonCommand.run(List.of(arguments).subList(1, arguments.length)));
        }
        StandardOutput out = new StandardOutput();
        System.exit(out.finish(execute(out.writer(), arguments)));
    }

    /** Tells the launcher that Java came this far: its cache of classes is sound. */
    private static void arrived() {
        String start = System.getProperty("lrp.start");
        if (start != null && !new File(start).delete()) {
            System.clearProperty("lrp.start");
        }
    }

    /** The exit code of a command. */
    static int execute(PrintWriter out, String... arguments) {
        ScriptRun script = QuickRun.read(arguments);
        return script != null ? run(script) : Lrp.execute(out, arguments);
    }

    private static int run(ScriptRun script) {
        try {
            return script.run();
        } catch (Exception e) {
            System.err.println(Failures.line(e));
            return Failures.exitCode(e);
        }
    }
}
