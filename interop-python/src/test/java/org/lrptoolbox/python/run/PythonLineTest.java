package org.lrptoolbox.python.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.python.testing.Python;

/** The command line of {@code python}, and programs that start another Python by {@code sys.executable}. */
class PythonLineTest {
    @TempDir
    Path folder;

    private static PythonLine read(String line) {
        return PythonLine.parse(line.isEmpty() ? List.of() : List.of(line.split(" ")));
    }

    @Test
    void linesAreReadAsPythonReadsThem() {
        assertEquals(new Program.Code("x"), read("-c x -m").program());
        assertEquals(List.of("-m"), read("-c x -m").arguments());
        assertEquals(new Program.Code("x"), read("-cx").program());
        assertEquals(new Program.Module("json.tool"), read("-B -Es -mjson.tool -c").program());
        assertEquals(new Program.Script(Path.of("").toAbsolutePath().resolve("a.py")), read("a.py -c").program());
        assertEquals(List.of("-c"), read("-u a.py -c").arguments());
        assertEquals(Map.of("python.UnbufferedIO", "true"), read("-u a.py").options());
        assertEquals(Map.of("python.WarnOptions", "error,ignore"), read("-W error -Wignore -X dev a.py").options());
        assertTrue(read("-i a.py").inspect() && read("-ic x").inspect());
        assertTrue(read("-V").version() && read("--version").version());
        assertEquals(null, read("").program());
        assertEquals("1", read("--show --figures f a.py").environment().get("LRP_SHOW"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-c", "-m", "-W", "-Z", "--nope", "--figures"})
    void wrongLinesAreRefused(String line) {
        assertThrows(IllegalArgumentException.class, () -> read(line));
        assertEquals(2, PythonLine.run(List.of(line), List.of()));
    }

    @Test
    void theStandardInputIsAProgram() {
        Python.Result result = Python.result(new PythonRunner(),
                new Program.Input("import sys\nprint(sys.argv, __name__)\n1/0"),
                List.of("a"), "");
        assertEquals("['-', 'a'] __main__\n", result.out());
        assertTrue(result.err().contains("File \"<stdin>\", line 3"), result.err());
    }

    @Test
    void programsStartOthersBySysExecutable() throws Exception {
        assumeTrue(!PythonRunner.executable().isEmpty(), "the user's cache cannot be written to");
        Files.writeString(folder.resolve("other.py"), "import sys; print(sys.argv[1:], input()); sys.exit(3)");
        assertEquals("3 ['x y', \"'q'\"] in\n",
                Python.runIn(folder,
                        """
                                import subprocess, sys
                                done = subprocess.run([sys.executable, "other.py", "x y", "'q'"], input="in", capture_output=True, text=True)
                                print(done.returncode, done.stdout, end="")
                                """)
                        .checked());
    }

    @Test
    void multiprocessingGivesItsResults() {
        Python.Result result = Python.runIn(folder,
                """
                        import multiprocessing
                        from concurrent.futures import ProcessPoolExecutor
                        from multiprocessing import Pool, Process, Queue
                        def square(x): return x * x
                        def fail(): raise ValueError('expected')
                        class Worker(Process):
                            def run(self): queue.put('worker')
                        if __name__ == '__main__':
                            with Pool(2) as pool:
                                print(pool.map(square, range(4)), pool.starmap(pow, [(2, 3)]), pool.apply_async(square, (5,)).get(9),
                                      sorted(pool.imap_unordered(square, [3, 1])), pool.map_async(square, [2]).get(9))
                            with ProcessPoolExecutor(2) as pool: print(list(pool.map(square, range(3), chunksize=2)))
                            queue = Queue()
                            for process in Worker(), multiprocessing.get_context('spawn').Process(target=queue.put, args=(1,)):
                                process.start(); process.join(); print(queue.get(), process.exitcode)
                            process = Process(target=fail); process.start(); process.join(); print(process.exitcode)
                        """);
        assertEquals("[0, 1, 4, 9] [8] 25 [1, 9] [4]\n[0, 1, 4]\nworker 0\n1 0\n1\n", result.checked());
        assertTrue(result.err().startsWith("lrp: multiprocessing runs in threads of this process here\n"),
                result.err());
    }

    /** Java's side of a thread ends a little later than Python's: one run in seven ended with 1 and said nothing. */
    @Test
    void threadsThatJustEndedAreNoFault() {
        for (int run = 0; run < 15; run++) {
            Python.run("""
                    import threading
                    go = threading.Event()
                    for _ in range(30): threading.Thread(target=go.wait).start()
                    go.set()
                    """);
        }
    }

    @Test
    void bzip2() {
        assertEquals("True True True 6000 True\n",
                Python.runIn(folder,
                        """
                                import bz2, os, random
                                data = random.Random(1).randbytes(300_000) + b'abc' * 1000
                                packed = bz2.compress(data, 1)
                                piece = bz2.BZ2Decompressor()
                                out = b''.join(piece.decompress(packed[i:i + 1000]) for i in range(0, len(packed), 1000))
                                with bz2.open('x.bz2', 'wt') as file: file.write('hello\\n' * 1000)
                                rest = bz2.BZ2Decompressor(); rest.decompress(packed + b'more')
                                print(bz2.decompress(packed) == data, bz2.decompress(packed + packed) == data * 2, out == data and piece.eof,
                                      len(bz2.open('x.bz2', 'rt').read()), rest.unused_data == b'more')
                                for bad in b'x' * 20, packed[:-3], packed[:50] + b'zz' + packed[52:]:
                                    try: bz2.decompress(bad)
                                    except (ValueError, OSError): pass
                                    else: print('no error')
                                """)
                        .checked());
    }

    @Test
    void numbersThatCharactersStandFor() {
        assertEquals("0.5 8.0 1.0 None 1 0 refused\n", Python
                .run("""
                        from unicodedata import numeric, mirrored
                        def refused():
                            try: numeric('a')
                            except ValueError: return 'refused'
                        print(numeric('\\u00bd'), numeric('\\u2167'), numeric('\\u4e00'), numeric('a', None), mirrored('('), mirrored('a'),
                              refused())
                        """));
    }

    @Test
    void cubeRootsAndPowersOfTwo() {
        assertEquals("3.0 -2.0 -0.0 inf 1024.0 0.5 0.0 math range error must be real number\n", Python
                .run("""
                        import math
                        def refused(call):
                            try: call()
                            except (OverflowError, TypeError) as error: return str(error).split(',')[0]
                        print(math.cbrt(27), math.cbrt(-8.0), math.cbrt(-0.0), math.cbrt(math.inf), math.exp2(10), math.exp2(-1),
                              math.exp2(-math.inf), refused(lambda: math.exp2(5000)), refused(lambda: math.cbrt('a')))
                        """));
    }

    @Test
    void blocksAtAPromptEndWithAnEmptyLine() {
        Python.Result result = Python.result(new PythonRunner(), new Program.Prompt(null), List.of(),
                "for i in range(2):\n    a = i\n    print('i', a)\n\nx = (1,\n2)\nx\ndef f():\n    return 5\n\nf()\n");
        assertTrue(result.out().contains("i 0\ni 1\n"), result.out());
        assertTrue(result.out().contains("(1, 2)\n") && result.out().contains("5\n"), result.out());
        assertEquals(-1, result.err().indexOf("Error"), result.err());
    }
}
