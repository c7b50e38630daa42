package org.lrptoolbox.python.array;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lrptoolbox.python.testing.Python;

/** Some 4,400 expressions, each worth what NumPy 2 on CPython said: type, shape, numbers, or the exception. */
class NumpyAnswersTest {
    private static final Path CASES = Path.of("src/test/python/numpy");

    @ParameterizedTest
    @ValueSource(strings = {"elementwise", "indexing", "reductions", "shapes", "language", "random", "types", "ufuncs",
        "records", "times", "estimates", "shortcuts", "everyday", "arguments", "memory", "reflected", "matrices",
        "targets", "putting", "spans", "kept"})
    void expressionsAreWorthTheSameAsUnderNumpy(String file) {
        Python.Result result = Python.runScript(CASES.resolve("answers.py"), file + ".txt", file + ".json");
        assertEquals("", result.err());
        assertEquals(0, result.exitCode(), result.out());
    }
}
