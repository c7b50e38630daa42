package org.lrptoolbox.python.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lrptoolbox.python.run.Program;
import org.lrptoolbox.python.run.PythonRunner;
import org.lrptoolbox.python.run.Sandbox;
import org.lrptoolbox.python.testing.Python;

/** What surrounds the functions of the Python package: its messages, its limits, its behaviour in the sandbox. */
class NumpyPackageTest {
    @Test
    void messagesAreThoseOfNumpy() {
        String out = Python.run("""
                import numpy as np
                def fails(code):
                    try:
                        exec(code)
                    except Exception as e:
                        print(type(e).__name__, '|', e)
                a = np.zeros((2, 3))
                fails('np.foo')
                fails('a + np.zeros(4)')
                fails('a[5]')
                fails('a[0, 0, 0]')
                fails('a.reshape(4, 2)')
                fails('a.sum(axis=2)')
                fails('np.dot(a, a)')
                fails('a[:] = np.zeros(2)')
                fails('i = np.arange(3); i += 0.5')
                fails('bool(a)')
                fails('np.concatenate([a, np.zeros((2, 2))])')
                fails('np.array([[1, 2], [3]])')
                fails('np.linalg.inv(np.zeros((2, 2)))')
                """);
        assertEquals(
                """
                        AttributeError | module 'numpy' has no attribute 'foo'
                        ValueError | operands could not be broadcast together with shapes (2,3) (4,)\s
                        IndexError | index 5 is out of bounds for axis 0 with size 2
                        IndexError | too many indices for array: array is 2-dimensional, but 3 were indexed
                        ValueError | cannot reshape array of size 6 into shape (4,2)
                        AxisError | axis 2 is out of bounds for array of dimension 2
                        ValueError | shapes (2,3) and (2,3) not aligned: 3 (dim 1) != 2 (dim 0)
                        ValueError | could not broadcast input array from shape (2,) into shape (2,3)
                        UFuncTypeError | Cannot cast ufunc 'add' output from dtype('float64') to dtype('int64') with casting rule \
                        'same_kind'
                        ValueError | The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()
                        ValueError | all the input array dimensions except for the concatenation axis must match exactly, but \
                        along dimension 1, the array at index 0 has size 3 and the array at index 1 has size 2
                        ValueError | setting an array element with a sequence. The requested array has an inhomogeneous shape \
                        after 1 dimensions. The detected shape was (2,) + inhomogeneous part.
                        LinAlgError | Singular matrix
                        """,
                out);
    }

    @Test
    void arraysTooLargeForMemoryAreRefused() {
        String out = Python.run("""
                import numpy as np
                for shape in ((10**6, 10**6), (2**31 - 20,)):
                    try:
                        np.zeros(shape)
                    except (ValueError, MemoryError) as e:
                        print(type(e).__name__)
                """);
        assertEquals(2, out.lines().count(), out);
    }

    @Test
    void namesDroppedByNumpyStillWork() {
        String out = Python.run("""
                import numpy as np, numpy
                print(np.float, np.int, np.bool, np.object, np.Inf, np.NaN, np == numpy, np.__name__, np.newaxis)
                print(np.zeros(2, dtype=np.float).dtype, np.zeros(2, np.int).dtype, np.zeros(2, np.bool).dtype)
                """);
        assertEquals("""
                <class 'float'> <class 'int'> <class 'numpy.bool'> <class 'object'> inf nan True numpy None
                float64 int64 bool
                """, out);
    }

    @Test
    void everyPublicNameHasAValue() {
        String out = Python.run("""
                import numpy as np
                print([name for name in np.__all__ if not hasattr(np, name)])
                """);
        assertEquals("[]\n", out);
    }

    @Test
    void worksInTheSandbox(@TempDir Path folder) {
        String code = """
                import numpy as np
                a = np.arange(24.).reshape(2, 3, 4)
                a[a > 20] = 0
                print(np.tensordot(a, a, axes=([1, 2], [1, 2])).tolist(), a.sum(axis=(0, 2)).tolist())
                print(np.pad(a[0], ((1, 0), (0, 1))).shape, np.linalg.norm(a) > 0, np.unique(a).size)
                try:
                    a.reshape(5)
                except ValueError as e:
                    print(e)
                """;
        Python.Result result = Python.result(
                new PythonRunner().workingDirectory(folder).sandbox(new Sandbox(List.of(), List.of(folder))),
                new Program.Code(code), List.of(), "");
        assertEquals(0, result.exitCode(), result.err());
        assertTrue(result.out().endsWith("cannot reshape array of size 24 into shape (5,)\n"), result.out());
    }
}
