package org.lrptoolbox.python.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.python.testing.Python;
import org.lrptoolbox.python.testing.Python.Result;

/** What a confined script can and cannot do. */
class SandboxTest {
    @TempDir
    Path folder;
    private Path inside;
    private Path shared;
    private Path secret;

    @BeforeEach
    void layOutFolders() throws IOException {
        inside = Files.createDirectories(folder.resolve("project/python"));
        shared = Files.createDirectories(folder.resolve("shared"));
        secret = Files.writeString(Files.createDirectories(folder.resolve("outside")).resolve("secret"), "hidden 1 2");
        Files.writeString(shared.resolve("model.txt"), "model");
    }

    @Test
    void itsOwnTreeIsReadableAndWritable() {
        assertEquals("text\n", confined("""
                import os
                os.makedirs('../results')
                with open('../results/a.txt', 'w') as f: f.write('text')
                os.rename('../results/a.txt', '../results/b.txt')
                print(open('../results/b.txt').read())
                os.remove('../results/b.txt')
                """).checked());
    }

    @Test
    void readableFoldersAreOnlyReadable() {
        Path model = shared.resolve("model.txt");
        assertEquals("model\n", confined("print(open(" + quoted(model) + ").read())").checked());
        assertDenied("open(" + quoted(model) + ", 'w')", "PermissionError");
        assertDenied("import os; os.remove(" + quoted(model) + ")", "PermissionError");
    }

    @ParameterizedTest
    @ValueSource(strings = {"open(%s)", "open(%s, 'w')", "open(%s, 'r+')", "open(%s, 'a')",
        "import os; os.remove(%s)", "import os; os.listdir(os.path.dirname(%s))",
        "import os; os.rename(%s, 'mine')", "import os; os.link(%s, 'mine')",
        "import os; os.symlink(%s, 'mine')", "import os; os.stat(%s)",
        "import shutil; shutil.copy(%s, 'mine')",
        "from _lrp import paths; paths.readable(%s)", "from _lrp import paths; paths.writable(%s)"})
    void otherFilesAreClosed(String code) throws IOException {
        assertDenied(code.formatted(quoted(secret)), "PermissionError");
        assertEquals("hidden 1 2", Files.readString(secret));
    }

    @Test
    void linksDoNotLeadOutside() throws IOException {
        Files.createSymbolicLink(inside.resolve("link"), secret);
        Files.createSymbolicLink(inside.resolve("dangling"), secret.resolveSibling("new"));
        assertDenied("open('link')", "PermissionError");
        assertDenied("open('dangling', 'w')", "PermissionError");
        assertFalse(Files.exists(secret.resolveSibling("new")));
    }

    /** Java's formats read and write beside a file: a link from outside would open its own folder. */
    @Test
    void linksFromOutsideDoNotOpenTheirFolder() throws IOException {
        Path model = Files.writeString(inside.resolve("x.npy"), "");
        Path link = Files.createSymbolicLink(secret.resolveSibling("link.npy"), model);
        assertDenied("import numpy as np; np.save(" + quoted(link) + ", [1])", "PermissionError");
        assertDenied("from _lrp import paths; paths.readable(" + quoted(link) + ")", "PermissionError");
        assertTrue(Files.isSymbolicLink(link));
    }

    @ParameterizedTest
    @ValueSource(strings = {"import os; os.system('id')", "import subprocess; subprocess.run(['id'])",
        "import os; os.kill(os.getpid(), 9)",
        "import threading; threading.Thread(target=print).start()", "import ctypes; ctypes.CDLL(None)",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import polyglot; polyglot.eval(language='python', string='1')",
        "import polyglot; polyglot.export_value('a', 1)", "import os; os.execv('/bin/sh', ['sh'])",
        "import os; os.popen('id').read()", "import _thread; _thread.start_new_thread(print, ())",
        "import multiprocessing; multiprocessing.Pool(1)",
        "import urllib.request; urllib.request.urlopen('file:///etc/passwd').read()",
        "open('/proc/self/environ').read()", "import os; os.listdir('/proc/self/cwd')",
        "import os; os.readlink('/proc/self/exe')"})
    void processesThreadsNativeCodeAndSocketsAreClosed(String code) {
        Result result = confined("print('before', flush=True)\n" + code + "\nprint('after')");
        assertEquals("before\n", result.out());
        assertEquals(1, result.exitCode());
        assertTrue(result.err().startsWith("Traceback") && !result.err().contains("\tat "), result.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.type('java.lang.Runtime')", "java.type('java.nio.file.Files')",
        "java.type('java.lang.String[]')", "java.type('org.lrptoolbox.python.run.PythonRunner')",
        "java.type('org.lrptoolbox.io.AtomicFile')", "java.type('org.lrptoolbox.model.Models')",
        "java.type('org.lrptoolbox.render.ImageFiles')", "java.type('org.lrptoolbox.io.Variables')",
        "java.type('org.lrptoolbox.matlab.bridge.ArrayFiles')",
        "java.type('org.lrptoolbox.python.pickle.PickleModelFormat')",
        "java.type('org.lrptoolbox.python.npy.Npy')", "java.type('org.lrptoolbox.python.npy.NpyFormat')",
        "java.type('org.lrptoolbox.python.explain.LoadedNetwork').read", "x._j.getClass()",
        "getattr(java.type('org.lrptoolbox.python.array.NDArray'), 'class').forName('java.lang.Runtime')",
        "getattr(java.type('org.lrptoolbox.python.array.NDArray'), 'class').getClassLoader()",
        "java.type('org.lrptoolbox.python.files.FileGuard').trusting()",
        "java.type('org.lrptoolbox.python.files.ReadableFile')",
        "paths.readable('mine').path()", "paths.readable('mine').getClass()", "paths.guard.rights",
        "java.type('org.lrptoolbox.python.explain.LoadedNetwork').engines().parallelStream()",
        "java.type('org.lrptoolbox.python.explain.LoadedNetwork').engines().forEach(print)",
        "java.type('org.lrptoolbox.python.text.TextTable').save",
        "java.type('org.lrptoolbox.python.plot.Canvas')(1, 1, 0).write",
        "java.add_to_classpath('mine.jar')", "__graalpython__.read_file(SECRET)"})
    void onlyTheFacesAreWithinReach(String code) {
        Result result = confined("import java, __graalpython__, numpy as np\nfrom _lrp import paths\nx = np.ones(2)\n"
                + "SECRET = " + quoted(secret) + "\n" + code);
        assertEquals(1, result.exitCode(), result.out());
        assertFalse(result.err().contains("\tat "), result.err());
    }

    @Test
    void everythingThatReadsAsksTheGuardAndTellsNothing() {
        for (String code : List.of("np.load(%s)", "np.loadtxt(%s)", "np.genfromtxt(%s)", "np.fromfile(%s)",
                "scipy.io.loadmat(%s)", "lrp.load(%s)", "model_io.read(%s, 'txt')", "model_io.read(%s, 'nn')",
                "data_io.read(%s, 'npy')", "skimage.io.imread(%s)", "plt.imread(%s)", "lrp.read_images(%s)",
                "lrp.read_images('../x', 'mean=' + %s)", "paths.files.readArray(%s)",
                "paths.files.readTable(java.type('org.lrptoolbox.python.text.TextTableReader')"
                        + "([], None, 0, None, -1, 'float64'), %s, 'utf-8')")) {
            Result result = confined("import java, numpy as np, scipy.io, lrp, model_io, data_io, skimage.io\n"
                    + "import matplotlib.pyplot as plt\nfrom _lrp import paths\n" + code.formatted(quoted(secret)));
            assertEquals(1, result.exitCode(), code + result.out());
            assertFalse(result.err().contains("hidden"), result.err());
        }
    }

    @Test
    void everythingThatWritesAsksTheGuard() throws IOException {
        Path outside = secret.resolveSibling("new");
        for (String code : List.of("np.save(%s, [1])", "np.savez(%s, [1])", "np.savetxt(%s, [1.0])",
                "np.ones(2).tofile(%s)", "scipy.io.savemat(%s, {'a': np.ones(2)})", "model_io.write(net, %s, 'nn')",
                "model_io.write(net, %s, 'txt')", "data_io.write(np.ones(2), %s, 'npy')",
                "skimage.io.imsave(%s + '.png', np.zeros((2, 2, 3), 'u1'))", "plt.imsave(%s, np.ones((2, 2)))",
                "plt.savefig(%s)", "render.save_image([np.ones((2, 2, 3))], %s)",
                "paths.files.writeArray(np.ones(2)._j, %s)",
                "paths.files.writeArray(np.ones(2)._j, paths.readable('../x'))")) {
            Result result = confined("import numpy as np, scipy.io, model_io, data_io, render, modules, skimage.io\n"
                    + "import matplotlib.pyplot as plt\nfrom _lrp import paths\n"
                    + "net = modules.Sequential([modules.Linear(2, 2)])\n" + code.formatted(quoted(outside)));
            assertEquals(1, result.exitCode(), code + result.out());
        }
        try (Stream<Path> left = Files.list(secret.getParent())) {
            assertEquals(List.of(secret), left.toList());
        }
    }

    @Test
    void withoutAGuardNoFileIsOpen() {
        assertDenied("""
                import sys
                class Mine:
                    def readable(self, path): return path
                    def writable(self, path): return path
                sys._lrp_files = Mine()
                import numpy as np
                np.save('x.npy', [1])
                """, "TypeError");
        assertDenied("import sys\ndel sys._lrp_files\nimport numpy as np\nnp.save('x.npy', [1])", "PermissionError");
    }

    @Test
    void nothingOfTheScriptPosesAsAPath() {
        assertDenied("""
                import java
                from _lrp.paths import files
                class Posing:
                    def path(self): return 'x.png'
                    def toString(self): return 'x.png'
                files.writeCanvas(java.type('org.lrptoolbox.python.plot.Canvas')(1, 1, 0), Posing())
                """, "TypeError");
    }

    @Test
    void toolboxWorksWithin() {
        assertEquals("", confined("""
                import contextlib, io
                import numpy as np, modules, model_io, data_io, render
                import matplotlib.pyplot as plt
                with contextlib.redirect_stdout(io.StringIO()):
                    net = modules.Sequential([modules.Linear(4, 3), modules.Tanh(), modules.Linear(3, 2)])
                    model_io.write(net, '../net.nn')
                    net = model_io.read('../net.nn')
                    x = np.random.rand(2, 4)
                    data_io.write(x, '../x.npy')
                    y = net.forward(data_io.read('../x.npy'))
                    R = net.lrp(y, 'epsilon', 0.1)
                    render.save_image([render.hm_to_rgb(R[0])], '../heatmap.png')
                    net.train(X=x, Y=y, iters=3, batchsize=1)
                    plt.imshow(R)
                    plt.show()
                """).checked());
        assertTrue(Files.exists(inside.resolve("../heatmap.png")) && Files.exists(inside.resolve("../net.nn")));
        assertTrue(Files.exists(inside.resolve("python-figure-1.png")));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            while True: pass,                                                            0.5, 1000, 124
            'try:\n  while True: pass\nexcept BaseException:\n  while True: pass',        0.5, 1000, 124
            'import time; time.sleep(1000)',                                             0.5, 1000, 124
            'x = []\nwhile True: x.append(bytearray(1 << 20))',                          60,  40,   137
            'import numpy as np; x = []\nwhile True: x.append(np.zeros((1000, 1000)))',  60,  40,   137
            """)
    void limitsOfTimeAndMemoryHold(String code, double seconds, long megabytes, int exitCode) {
        Result result = Python.result(
                runner().limits(new Limits(Duration.ofMillis((long) (seconds * 1000)), megabytes << 20), () -> {}),
                new Program.Code(code.replace("\\n", "\n")), List.of(), "");
        assertEquals(exitCode, result.exitCode(), result.err());
        assertTrue(result.err().startsWith("lrp: stopped: "), result.err());
    }

    @Test
    void whatStaysWithinItsLimitsIsNotStopped() {
        Result result = Python.result(runner().limits(new Limits(Duration.ofMinutes(5), 400L << 20), () -> {}),
                new Program.Code("for i in range(200): x = bytearray(4 << 20)\nprint(len(x))"), List.of(), "");
        assertEquals("4194304\n", result.checked());
    }

    @Test
    void environmentIsEmpty() {
        assertEquals("False\n", confined("import os\nprint('PATH' in os.environ)").checked());
    }

    @Test
    void surroundingsAreTheProjectButNeverHomeOrTheDisk() {
        assertEquals(real(inside.getParent()), Sandbox.surroundings(inside));
        Path home = real(Path.of(System.getProperty("user.home")));
        assertEquals(home.resolve("scripts"), Sandbox.surroundings(home.resolve("scripts")));
        assertEquals(home, Sandbox.surroundings(home));
    }

    private void assertDenied(String code, String error) {
        Result result = confined(code);
        assertEquals(1, result.exitCode(), result.out());
        assertTrue(result.err().contains(error), result.err());
        assertFalse(result.err().contains("\tat "), result.err());
    }

    private Result confined(String code) {
        return Python.result(runner(), new Program.Code(code), List.of(), "");
    }

    private PythonRunner runner() {
        return new PythonRunner().workingDirectory(inside)
                .sandbox(new Sandbox(List.of(shared), List.of(inside.getParent())));
    }

    private static String quoted(Path path) {
        return "r'" + path + "'";
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
