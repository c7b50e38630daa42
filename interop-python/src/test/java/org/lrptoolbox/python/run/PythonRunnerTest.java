package org.lrptoolbox.python.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.python.testing.Python;
import org.lrptoolbox.python.testing.Python.Result;

/** Scripts run as under the python command. */
class PythonRunnerTest {
    @TempDir
    Path folder;

    @Test
    void argumentsNameAndFileAreThoseOfPython() throws IOException {
        Path script = script("args.py", "import sys\nprint(__name__, __file__ == sys.argv[0], sys.argv[1:])");
        assertEquals("__main__ True ['a', '--b c']\n", Python.runScript(script, "a", "--b c").checked());
    }

    @Test
    void inputAndWorkingDirectory() throws IOException {
        Files.writeString(folder.resolve("data.txt"), "42");
        Result result = Python.result(new PythonRunner().workingDirectory(folder),
                new Program.Code("print(open('data.txt').read(), input())"), List.of(), "typed\n");
        assertEquals("42 typed\n", result.checked());
    }

    @Test
    void uncaughtExceptionPrintsThePythonTracebackAndNoJavaFrames() throws IOException {
        Path script = script("fails.py", "def f():\n    raise KeyError('mat')\nprint('before')\nf()\n");
        Result result = Python.runScript(script);
        assertEquals(1, result.exitCode());
        assertEquals("before\n", result.out());
        assertTrue(result.err().startsWith("Traceback (most recent call last):\n"), result.err());
        assertTrue(result.err().endsWith("KeyError: 'mat'\n"), result.err());
        assertTrue(result.err().contains("line 2, in f"), result.err());
    }

    @Test
    void exitCodesPassThrough() throws IOException {
        assertEquals(7, Python.runScript(script("seven.py", "import sys; sys.exit(7)")).exitCode());
        assertEquals(0, Python.runScript(script("none.py", "raise SystemExit")).exitCode());
        Result text = Python.runScript(script("text.py", "import sys; sys.exit('no model')"));
        assertEquals(1, text.exitCode());
        assertEquals("no model", text.err().strip());
        assertEquals(130, Python.runScript(script("interrupt.py", "raise KeyboardInterrupt")).exitCode());
    }

    @Test
    void functionsRegisteredAtExitRun() throws IOException {
        Path script = script("atexit.py", "import atexit, sys\natexit.register(print, 'bye')\nsys.exit(3)");
        Result result = Python.runScript(script);
        assertEquals("bye\n", result.out());
        assertEquals(3, result.exitCode());
    }

    @Test
    void missingScriptIsReportedAsPythonDoes() {
        Result result = Python.runScript(folder.resolve("absent.py"));
        assertEquals(2, result.exitCode());
        assertTrue(result.err().contains("can't open file") && result.err().contains("absent.py"), result.err());
    }

    @Test
    void ourPackagesWinOverFilesBesideTheScriptAndHelpersAreFound() throws IOException {
        script("_lrp.py", "print('shadowed')");
        script("helper.py", "value = 5");
        Path script = script("main.py", "import helper, _lrp.errors\nprint(helper.value)");
        assertEquals("5\n", Python.runScript(script).checked());
    }

    @Test
    void helpersOfAFolderWithQuotesInItsNameAreFound() throws IOException {
        Path odd = Files.createDirectories(folder.resolve("it's \u00fc\u4e2d \\ odd"));
        Files.writeString(odd.resolve("helper.py"), "value = 6");
        Files.writeString(odd.resolve("main.py"), "import helper\nprint(helper.value)");
        assertEquals("6\n", Python.runScript(odd.resolve("main.py")).checked());
    }

    /** The script's folder is the first that is searched: before packages of ours, and before Python's own modules. */
    @Test
    void modulesBesideTheScriptComeFirst() throws IOException {
        for (String name : List.of("code", "scipy")) {
            Files.createDirectories(folder.resolve(name));
        }
        script("code/__init__.py", "mine = 7");
        script("skimage.py", "mine = 8");
        script("scipy/notes.txt", "no package");
        Path script = script("main.py", """
                import code, os, sys, scipy.special, skimage, modules
                print(code.mine, skimage.mine, sys.path[0] == os.path.dirname(__file__), scipy.special.erf(0.0))
                """);
        assertEquals("7 8 True 0.0\n", Python.runScript(script).checked());
        Result prompt = Python.result(new PythonRunner().workingDirectory(folder), new Program.Prompt(null), List.of(),
                "import code\nprint(code.mine)\n");
        assertTrue(prompt.out().contains("7\n"), prompt.out() + prompt.err());
    }

    @Test
    void modulesRunByName() throws IOException {
        script("tool.py", "import sys\nprint(__name__, sys.argv[1:])");
        Result result = Python.result(new PythonRunner().workingDirectory(folder), new Program.Module("tool"),
                List.of("x"), "");
        assertEquals("__main__ ['x']\n", result.checked());
    }

    @Test
    void promptEvaluatesLinesAfterTheScript() throws IOException {
        Path script = script("first.py", "x = 20");
        Result result = Python.result(new PythonRunner(), new Program.Prompt(script), List.of(),
                "x + 1\nfor i in (1, 2):\n    print(i * x)\n\n1 / 0\nquit()\n");
        assertEquals(0, result.exitCode());
        assertTrue(result.out().contains("21\n") && result.out().contains("20\n40\n"), result.out());
        assertTrue(result.err().contains("ZeroDivisionError"), result.err());
    }

    private Path script(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
