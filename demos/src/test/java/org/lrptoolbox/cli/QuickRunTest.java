package org.lrptoolbox.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.python.run.Program;

/** Plain command lines of {@code lrp run} are read without picocli, and in the same way; all others are left to it. */
class QuickRunTest {
    @TempDir
    Path folder;

    private static final Path HERE = Path.of("").toAbsolutePath();

    @Test
    void plainLinesAreRead() {
        check(new ScriptRun(new Program.Script(HERE.resolve("a b.py")), List.of("--cwd", "", "-c", "@x"), null,
                new Figures(null, false), false), "run", "a b.py", "--cwd", "", "-c", "@x");
        check(new ScriptRun(new Program.Script(HERE.resolve("a.py")), List.of(), Path.of("."),
                new Figures(Path.of("out"), true), true), "run", "--show", "--cwd", ".", "--engine-modules",
                "--figures",
                "out", "a.py");
        check(new ScriptRun(new Program.Code("print(1)"), List.of("x", "-m"), null, new Figures(null, false), false),
                "run", "-c", "print(1)", "x", "-m");
        check(new ScriptRun(new Program.Module("json.tool"), List.of(), Path.of("d"), new Figures(null, false), false),
                "run", "-m", "json.tool", "--cwd", "d");
    }

    private static void check(ScriptRun expected, String... words) {
        assertEquals(expected, QuickRun.read(words));
        // What picocli makes of the line is the standard.
        RunCommand read = (RunCommand) Lrp.commandLine(words).parseArgs(words).subcommand().commandSpec().userObject();
        assertEquals(expected, read.scriptRun());
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "run|-c", "run|--help", "run|-h", "run|--cwd=.|x.py", "run|--nope|x.py",
        "run|--sandbox|x.py", "run|-c|1|-m|x", "run|--show|--show|x.py", "run|--cwd|.|--cwd|.|x.py", "run|--cwd",
        "run|--cwd|--show", "run|--|x.py", "run|@arguments", "run|-cpass", "run|", "python", "explain|run|x.py", ""})
    void whatIsUnusualIsLeftToPicocli(String line) {
        assertNull(QuickRun.read(line.split("\\|", -1)));
    }

    @Test
    void argumentsThatNameFilesAreMeantFromWhereOneStands() throws IOException {
        Path script = Files.writeString(folder.resolve("s.py"), "import os, sys; sys.exit(os.path.exists('s.py'))");
        for (List<String> there : List.of(List.<String>of(), List.of("--fast", "0.01", "train"), List.of("--lr=1e-3"),
                List.of(folder.resolve("data.npy").toString()), List.of("http://a/b.html"))) {
            assertEquals(1, run(script, there), there.toString());
        }
        for (List<String> here : List.of(List.of("out.png"), List.of("--data=data.npy"), List.of("sub/folder"),
                List.of("pom.xml"))) {
            assertEquals(0, run(script, here), here.toString());
        }
    }

    private static int run(Path script, List<String> arguments) {
        return new ScriptRun(new Program.Script(script), arguments, null, new Figures(null, false), false).run();
    }
}
