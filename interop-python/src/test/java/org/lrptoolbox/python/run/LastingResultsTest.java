package org.lrptoolbox.python.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.python.testing.CPython;
import org.lrptoolbox.python.testing.Python.Result;
import org.lrptoolbox.python.testing.Python;
import org.lrptoolbox.testing.Signals;

/** What a program has computed reaches its files and its error handlers, in whatever way the program ends. */
class LastingResultsTest {
    private static final String INTERRUPT = """
            import java, atexit
            atexit.register(print, 'atexit')
            signal = java.type('sun.misc.Signal')
            def interrupt():
                import time
                # GraalPy may lose a signal that comes while Java is called: whoever waits in vain asks again.
                for _ in range(20):
                    getattr(signal, 'raise')(signal('INT'))
                    end = time.monotonic() + 3
                    while time.monotonic() < end: pass
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"pass", "raise ValueError('x')", "import sys; sys.exit(3)", "raise KeyboardInterrupt",
        "import atexit; atexit.register(lambda: 1 / 0)"})
    void filesLeftOpenAreWritten(String end) throws IOException {
        Python.runIn(folder, """
                import gzip, io, json, pathlib, pickle, tempfile, zipfile
                held = open('held', 'w'); held.write('held')
                def local():
                    f = open('local', 'w'); f.write('local')
                local()
                pickle.dump([1, 2], open('pickle', 'wb'))
                assert pickle.load(open('pickle', 'rb')) == [1, 2]
                print('print', file=open('print', 'a'))
                pathlib.Path('path').open('w').write('path')
                io.open('both', 'w+').write('both')
                packed = gzip.open('gz', 'wt'); packed.write('packed')
                archive = zipfile.ZipFile('zip', 'w'); archive.writestr('name', 'content')
                for i in range(300): open(f'many{i}', 'w').write('x')
                """ + end);
        assertEquals("held", Files.readString(folder.resolve("held")));
        assertEquals("local", Files.readString(folder.resolve("local")));
        assertEquals("print\n", Files.readString(folder.resolve("print")));
        assertEquals("path", Files.readString(folder.resolve("path")));
        assertEquals("both", Files.readString(folder.resolve("both")));
        assertEquals("x", Files.readString(folder.resolve("many0")) + Files.readString(folder.resolve("many299"))
                .substring(1));
        assertEquals("packed content\n", Python.runIn(folder, """
                import gzip, zipfile
                print(gzip.open('gz', 'rt').read(), zipfile.ZipFile('zip').read('name').decode())
                """).checked());
    }

    @Test
    void interruptsAreExceptions() {
        Signals.assumeInterruptsArrive();
        assumeFalse(System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win"));
        Result handled = interruptible(INTERRUPT + """
                try: interrupt()
                except KeyboardInterrupt: print('saved')
                finally: print('finally')
                """, "");
        assertEquals("saved\nfinally\natexit\n", handled.checked());
        Result unhandled = interruptible(INTERRUPT + """
                try: interrupt()
                except Exception: print('no error')
                finally: print('finally')
                """, "");
        assertEquals(130, unhandled.exitCode());
        assertEquals("finally\natexit\n", unhandled.out());
        assertTrue(unhandled.err().endsWith("KeyboardInterrupt\n"), unhandled.err());
    }

    @Test
    void thePromptSurvivesAnInterrupt() throws IOException {
        Signals.assumeInterruptsArrive();
        assumeFalse(System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win"));
        Path script = Files.writeString(folder.resolve("s.py"), INTERRUPT);
        Result result = Python.result(new PythonRunner().interruptible(), new Program.Prompt(script), List.of(),
                "x = 5\ninterrupt()\nx + 1\nhelp\nexit()\nx + 2\n");
        assertTrue(result.err().contains("KeyboardInterrupt"), result.err());
        assertTrue(result.out().contains("6\n") && result.out().contains("help(object)"), result.out());
        assertTrue(!result.out().contains("7\n"), result.out());
    }

    private static Result interruptible(String code, String input) {
        return Python.result(new PythonRunner().interruptible(), new Program.Code(code), List.of(), input);
    }

    @Test
    void exitHelpAndQuitAreThereInScripts() {
        Result result = Python.runIn(folder, "print(callable(help), callable(quit))\nexit(4)\nprint('not here')");
        assertEquals("True True\n", result.out());
        assertEquals(4, result.exitCode());
    }

    @Test
    void modulesOnPythonPathAreFoundBehindOurs() throws IOException {
        Path library = Files.createDirectory(folder.resolve("library"));
        Files.writeString(library.resolve("found_there.py"), "value = 7");
        Files.writeString(library.resolve("render.py"), "raise SystemExit('not ours')");
        Result result = Python.result(new PythonRunner().environment("PYTHONPATH", library.toString()),
                new Program.Code("import found_there, render\nprint(found_there.value)"), List.of(), "");
        assertEquals("7\n", result.checked());
    }

    @Test
    void timeIsFinerThanMilliseconds() {
        assertEquals("True True\n", Python.run("""
                import time
                ticks = [time.time() for _ in range(20)]
                print(any(abs(t * 1000 - round(t * 1000)) > 0.01 for t in ticks), ticks == sorted(ticks))
                """));
    }

    @Test
    void processTimeIsThatOfAllThreads() {
        assertEquals("True True\n", Python.run("""
                import time, java
                system = java.type('java.lang.management.ManagementFactory').getOperatingSystemMXBean()
                before = system.getProcessCpuTime()
                spent = time.process_time_ns()
                after = system.getProcessCpuTime()
                # Java counts hundredths of a second.
                print(before - 20_000_000 <= spent <= after + 20_000_000, time.process_time() >= spent * 1e-9)
                """));
    }

    @Test
    void mathTakesIntegerScalars() {
        assertEquals("0.0 0.0 0.0 1.5 [3.0, 3.0] refused\n", Python.run("""
                import math
                from math import sqrt
                import numpy as np
                def refused():
                    try: math.log(np.int64(0))
                    except ValueError: return 'refused'
                print(math.sqrt(np.int64(0)), sqrt(np.bool_(False)), math.acosh(np.int8(1)), math.log(np.uint8(8), 4),
                      [math.log2(np.int32(8)), sqrt(9)], refused())
                """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"np.ones(3)._j.dim(7)", "np.ones(3)._j.fill(None)",
        "java.type('java.util.List').of().get(0)", "java.type('java.nio.file.Path').of('\\0')",
        "java.type('java.lang.Integer').parseInt('x')", "bz2.decompress(b'x')",
        "np.savetxt('x', [np.nan], fmt='%d%%')", "np.savetxt('x', [np.inf], fmt='%x')"})
    void whateverFailsIsAnException(String code) {
        assertEquals("caught\n", Python.runIn(folder, "import bz2, java, numpy as np\ntry: " + code
                + "\nexcept Exception as e: print('caught' if str(e) else 'silent')").checked());
    }

    @Test
    void javasErrorsAreOfTheKindPythonExpects() {
        assertEquals("LookupError Index 7 out of bounds for length 1\nValueError\n", Python.run("""
                import java, numpy as np
                try: np.ones(3)._j.dim(7)
                except LookupError as e: print('LookupError', e)
                try: java.type('java.lang.Integer').parseInt('x')
                except ValueError: print('ValueError')
                """));
    }

    @Test
    void numbersOfATextFile() {
        assertEquals("[1. 2. 3.] [1 2]\n", Python.runIn(folder, """
                import numpy as np
                open('x', 'w').write('1 2 3')
                print(np.fromfile('x', sep=' '), np.fromfile('x', dtype=int, count=2, sep=' '))
                """).checked());
    }

    @Test
    void picklesOfPython2AreRead() throws IOException {
        Files.writeString(folder.resolve("p0"), "(lp0\nccopy_reg\n_reconstructor\np1\n(c__builtin__\nobject\np2\ng2\n"
                + "NtRp3\nac__builtin__\nset\np4\n((lp5\nI1\natRp6\nac__builtin__\nxrange\n(I0\nI3\nI1\ntRa.");
        assertEquals("object {1} range(0, 3)\n", Python.runIn(folder, """
                import pickle
                a, b, c = pickle.load(open('p0', 'rb'))
                print(type(a).__name__, b, c)
                """).checked());
    }

    private static final String WRITE = """
            import pickle, numpy as np
            r = np.random.RandomState(5); r.randn(3)
            things = [np.arange(6.).reshape(2, 3), np.zeros((0, 2), 'u1'), np.array([True, False]), np.array(5.),
                      np.arange(10)[::2], np.float64(1.5), np.float32(.1), np.int8(-3), np.uint64(2**63), np.True_,
                      np.dtype('f8'), np.dtype('>i2'), np.dtype(bool), [np.float32, np.ndarray, np.dtype], r]
            for protocol in range(6):
                with open(f'FOLDER/{protocol}', 'wb') as f: pickle.dump(things, f, protocol)
            """;
    private static final String READ = """
            import pickle, numpy as np
            for protocol in range(6):
                *things, r = pickle.load(open(f'FOLDER/{protocol}', 'rb'))
                print(things, [getattr(t, 'shape', None) for t in things], r.randn(3).tolist(), r.randint(0, 99, 3))
            """;

    @Test
    void picklesAreThoseOfNumPyBothWays() throws IOException {
        Path theirs = Files.createDirectory(folder.resolve("theirs"));
        Path ours = Files.createDirectory(folder.resolve("ours"));
        CPython.runWithNumpy(WRITE.replace("FOLDER", theirs.toString()));
        Python.run(WRITE.replace("FOLDER", ours.toString()));
        String expected = CPython.runWithNumpy(READ.replace("FOLDER", theirs.toString()));
        assertEquals(expected, CPython.runWithNumpy(READ.replace("FOLDER", ours.toString())));
        assertEquals(expected, Python.run(READ.replace("FOLDER", theirs.toString())));
        assertEquals(expected, Python.run(READ.replace("FOLDER", ours.toString())));
    }

    /** The same without another Python: what pickles of NumPy name. */
    @Test
    void picklesNameWhatNumPyNames() {
        assertEquals("['numpy dtype', 'numpy ndarray', 'numpy._core.multiarray _reconstruct', "
                + "'numpy._core.multiarray scalar', 'numpy.random._pickle __randomstate_ctor']\n", Python.run("""
                        import pickle, pickletools, numpy as np
                        data = pickle.dumps([np.ones(2), np.float32(1), np.random.RandomState(1)], 2)
                        names = {arg for op, arg, _ in pickletools.genops(data) if op.name == 'GLOBAL'}
                        print(sorted(names - {'_codecs encode'}))
                        """));
    }
}
