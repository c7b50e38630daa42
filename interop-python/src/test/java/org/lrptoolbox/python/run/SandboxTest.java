package org.lrptoolbox.python.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
        secret = Files.writeString(Files.createDirectories(folder.resolve("outside")).resolve("secret"), "secret");
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
        assertEquals("secret", Files.readString(secret));
    }

    @Test
    void linksDoNotLeadOutside() throws IOException {
        Files.createSymbolicLink(inside.resolve("link"), secret);
        Files.createSymbolicLink(inside.resolve("dangling"), secret.resolveSibling("new"));
        assertDenied("open('link')", "PermissionError");
        assertDenied("open('dangling', 'w')", "PermissionError");
        assertFalse(Files.exists(secret.resolveSibling("new")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"import os; os.system('id')", "import subprocess; subprocess.run(['id'])",
        "import os; os.kill(os.getpid(), 9)",
        "import threading; threading.Thread(target=print).start()", "import ctypes; ctypes.CDLL(None)",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import polyglot; polyglot.eval(language='python', string='1')"})
    void processesThreadsNativeCodeAndSocketsAreClosed(String code) {
        Result result = confined("print('before', flush=True)\n" + code + "\nprint('after')");
        assertEquals("before\n", result.out());
        assertEquals(1, result.exitCode());
        assertTrue(result.err().startsWith("Traceback") && !result.err().contains("\tat "), result.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.type('java.lang.Runtime')", "java.type('java.nio.file.Files')",
        "java.type('org.lrptoolbox.python.run.PythonRunner')",
        "ours.getClass().forName('java.lang.Runtime')",
        "getattr(ours, 'class').forName('java.lang.Runtime')",
        "getattr(ours, 'class').getClassLoader()",
        "ours.readable('mine').getFileSystem()", "ours.readable('mine').toFile()"})
    void onlyOurClassesAreWithinReach(String code) {
        Result result = confined("import java\nours = java.type('org.lrptoolbox.python.run.ScriptFiles')\n" + code);
        assertEquals(1, result.exitCode(), result.out());
        assertFalse(result.err().contains("\tat "), result.err());
    }

    @Test
    void pathsToReadFromAreNoPathsToWriteTo() throws IOException {
        Path model = shared.resolve("model.txt");
        assertDenied("""
                import java
                from _lrp.paths import readable
                java.type('org.lrptoolbox.python.plot.Canvas')(1, 1, 0).write(readable(%s))
                """.formatted(quoted(shared.resolve("picture.png"))), "writing is not allowed there");
        assertFalse(Files.exists(shared.resolve("picture.png")));
        assertEquals("model", Files.readString(model));
    }

    @Test
    void nothingOfTheScriptPosesAsAPath() {
        assertDenied("""
                import java
                class Posing:
                    def toString(self): return 'x.png'
                    def getFileName(self): return self
                java.type('org.lrptoolbox.python.plot.Canvas')(1, 1, 0).write(Posing())
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
        Sandbox sandbox = new Sandbox(List.of(shared), List.of(inside.getParent()));
        return Python.result(new PythonRunner().workingDirectory(inside).sandbox(sandbox), new Program.Code(code),
                List.of(), "");
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
