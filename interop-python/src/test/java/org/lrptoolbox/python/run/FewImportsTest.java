package org.lrptoolbox.python.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.python.testing.Python;

/**
 * What most scripts do imports none of Python's large modules: {@code re} with what it needs takes half as long to
 * import as GraalPy to start.
 */
class FewImportsTest {
    private static final String SHOW = """
            import sys
            print([name for name in ('re', 'enum', 'functools', 'collections', 'ast', 'locale', 'contextlib', 'weakref')
                   if name in sys.modules])
            """;

    @TempDir
    Path folder;

    @Test
    void stepsOfTheDemoScripts() {
        String out = Python.runIn(folder, """
                import matplotlib.pyplot as plt, time, numpy as np, importlib.util
                import modules, model_io, data_io, render, sys
                data_io.write(np.arange(8.0).reshape(2, 4), 'X.npy')
                model_io.write(modules.Sequential([modules.Linear(4, 3), modules.Tanh()]), 'm.nn')
                X, nn = data_io.read('X.npy')[:1] / 127.5 - 1, model_io.read('m.nn')
                y = nn.forward(X)
                np.unique(np.argmax(y, axis=1) == np.mean(y))
                R = nn.lrp(y * np.zeros_like(y), 'epsilon', 0.01)
                render.save_image([render.hm_to_rgb(R, X=X, scaling=3, sigma=2)], 'hm.png')
                plt.imshow(render.hm_to_rgb(R), interpolation='none')
                plt.axis('off')
                plt.savefig('figure.png')
                """ + SHOW).checked();
        assertEquals("[]", out.lines().toList().getLast());
    }

    @Test
    void filesOfText() {
        PythonRunner runner = new PythonRunner().workingDirectory(folder).environment("LC_ALL", "C.UTF-8");
        String code = """
                with open('notes.txt', 'w') as f:
                    f.write('\\u00fcber')
                f = open('notes.txt')
                print(f.encoding, f.read(), open('notes.txt', encoding='latin-1').encoding,
                      open('notes.txt', 'rb').read())
                """;
        assertEquals("UTF-8 \u00fcber latin-1 b'\\xc3\\xbcber'\n[]\n",
                Python.result(runner, new Program.Code(code + SHOW), List.of(), "").checked());
    }

    @Test
    void binaryFilesTakeNoEncodingAsBefore() {
        assertEquals("binary mode doesn't take an encoding argument\n", Python.run("""
                try:
                    open('x', 'wb', encoding='locale')
                except ValueError as e:
                    print(e)
                """));
    }
}
