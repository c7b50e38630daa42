package org.lrptoolbox.python.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.lrptoolbox.python.run.Program;
import org.lrptoolbox.python.run.PythonRunner;

/** Runs Python code in tests as the product does: same packages, same import order, a fresh interpreter each time. */
public final class Python {
    private Python() {}

    /** What a run left behind. */
    public record Result(String out, String err, int exitCode) {
        /** The output; fails the test, showing the traceback, where the program failed. */
        public String checked() {
            assertEquals(0, exitCode, () -> "exit code of Python; its errors:\n" + err + "\nits output:\n" + out);
            return out;
        }
    }

    /** Runs code and returns its output; fails the test with the traceback on an uncaught exception. */
    public static String run(String code) {
        return result(new PythonRunner(), new Program.Code(code), List.of(), "").checked();
    }

    /** Runs code with a working directory. */
    public static Result runIn(Path folder, String code) {
        return result(new PythonRunner().workingDirectory(folder), new Program.Code(code), List.of(), "");
    }

    /** Runs a script in its own folder. */
    public static Result runScript(Path script, String... arguments) {
        Path folder = script.toAbsolutePath().getParent();
        return result(new PythonRunner().workingDirectory(folder), new Program.Script(script.toAbsolutePath()),
                List.of(arguments), "");
    }

    /** Runs a program with the given runner, whose streams are replaced. */
    public static Result result(PythonRunner runner, Program program, List<String> arguments, String input) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = runner.streams(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, err)
                .run(program, arguments);
        return new Result(out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), exitCode);
    }
}
