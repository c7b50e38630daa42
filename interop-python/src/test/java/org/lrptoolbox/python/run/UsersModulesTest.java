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

/** A user's own versions of the original's files, beside the script. */
class UsersModulesTest {
    private static final String LINEAR = """
            import numpy as np
            from .module import Module
            class Linear(Module):
                def __init__(self, m, n):
                    Module.__init__(self)
                    self.m, self.n, self.W, self.B = m, n, np.ones([m, n]), np.zeros([n])
                def to_numpy(self): pass
                def forward(self, X, lrp_aware=False):
                    self.X = X
                    return X.dot(self.W) + self.B + 41
                def _simple_lrp(self, R):
                    return self.X * R.sum()
            """;

    @TempDir
    Path folder;

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }

    private Result run(PythonRunner runner, String code) throws IOException {
        write("script.py", code);
        return Python.result(runner.workingDirectory(folder), new Program.Script(folder.resolve("script.py")),
                List.of(),
                "");
    }

    @Test
    void aChangedLayerWorksAmongOurs() throws IOException {
        write("modules/__init__.py", "");
        write("modules/linear.py", LINEAR);
        write("modules/mine.py", "from .rect import Rect\nclass Mine(Rect): pass\n");
        String code = """
                import modules, pickle, numpy as np
                from modules.linear import Linear
                from modules.mine import Mine
                net = modules.Sequential([modules.Linear(2, 2), Mine(), modules.Tanh()])
                net.modules[0].W[:] = 1
                print(Linear is modules.Linear, net.forward(np.array([[-3., 1.]])), modules.Linear(2, 2).B.shape)
                print(net.modules[0].forward(np.array([[1., 2.]])), net.lrp(np.ones((1, 2))).shape)
                print(type(pickle.loads(pickle.dumps(net)).modules[0]) is Linear)
                """;
        Result theirs = run(new PythonRunner(), code);
        assertEquals("True [[1. 1.]] (2,)\n[[44. 44.]] (1, 2)\nTrue\n", theirs.checked());
        assertEquals("lrp: modules/linear.py, modules/mine.py beside the script differ from the original toolbox and "
                + "will be used (--engine-modules: the toolbox's own)\n", theirs.err());
        Files.delete(folder.resolve("modules/mine.py"));
        Result ours = run(new PythonRunner().engineModules(),
                "import modules, numpy as np\nl = modules.Linear(2, 2)\nl.W[:] = 1\nprint(l.forward(np.ones((1, 2))))");
        assertEquals("[[2. 2.]]\n", ours.checked());
        assertEquals("", ours.err());
    }

    @Test
    void aChangedBaseTakesThePackageWhole() throws IOException {
        write("modules/__init__.py", "from .module import Module\nfrom .linear import Linear\n");
        write("modules/module.py", "class Module:\n    def __init__(self): self.mine = 7\n");
        write("modules/linear.py", LINEAR);
        Result result = run(new PythonRunner(),
                "import modules\nprint(modules.Linear(2, 2).mine, hasattr(modules, 'Tanh'))");
        assertEquals("7 False\n", result.checked());
        assertTrue(result.err().startsWith("lrp: modules beside the script differs "), result.err());
    }

    @Test
    void singleFilesAreTheirs() throws IOException {
        write("render.py", "def hm_to_rgb_2(R): return 'mine'\n");
        Result result = run(new PythonRunner(), "import render, data_io\nprint(render.hm_to_rgb_2(0))");
        assertEquals("mine\n", result.checked());
        assertTrue(result.err().startsWith("lrp: render.py beside the script differs "), result.err());
        Sandbox sandbox = new Sandbox(List.of(), List.of(folder));
        assertEquals("mine\n", run(new PythonRunner().sandbox(sandbox),
                "import render\nprint(render.hm_to_rgb_2(0))").checked());
    }

    @Test
    void aFolderOfThatNameWhichIsNoPackageIsNoReason() throws IOException {
        write("modules/notes.py", "x = 1");
        Result result = run(new PythonRunner(), "import modules\nprint(modules.Linear.__module__)");
        assertEquals("modules.linear\n", result.checked());
        assertEquals("", result.err());
    }
}
