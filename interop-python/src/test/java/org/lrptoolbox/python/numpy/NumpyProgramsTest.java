package org.lrptoolbox.python.numpy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.python.testing.CPython;
import org.lrptoolbox.python.testing.Python;
import org.lrptoolbox.testing.ChildJvm;

/** Programs, beside this class in the resources, whose output must be the one of CPython with NumPy 2. */
class NumpyProgramsTest {
    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(strings = {"random_numbers", "random_generator", "printed_arrays", "array_files", "assertions",
        "matlab_files", "matlab_sparse", "buffers", "records_and_times", "linear_algebra", "masked_arrays",
        "masked_records", "element_types", "operators", "pictures", "iterators", "large_arrays", "printed_editions",
        "further_functions", "made_of_anything", "answered_by_others", "optima", "neighbours", "superpixels"})
    void ourPackagesPrintWhatIsExpected(String program) throws IOException {
        assertEquals(resource(program + ".txt"), Python.runIn(dir, resource(program + ".py")).checked());
    }

    /** Of all contexts in a process one can load GraalPy's native modules, of which {@code ctypes} is one. */
    @Test
    void typesThatCtypesDescribesInAProcessOfTheirOwn() throws IOException, InterruptedException {
        String last = ChildJvm.of(Alone.class).run("ctypes_types").requireSuccess().lastLine();
        assertEquals(resource("ctypes_types.txt").strip(), last);
    }

    /** Runs one of the programs. */
    static final class Alone {
        private Alone() {}

        /** @param arguments its name */
        public static void main(String[] arguments) throws IOException {
            System.out.print(Python.runIn(Path.of("."), resource(arguments[0] + ".py")).checked());
        }
    }

    /** The expected output is no invention of ours. */
    @ParameterizedTest
    @CsvSource({"random_numbers, numpy", "random_generator, numpy", "printed_arrays, numpy", "array_files, numpy",
        "assertions, numpy", "buffers, numpy", "records_and_times, numpy", "linear_algebra, numpy",
        "masked_arrays, numpy", "masked_records, numpy", "element_types, numpy", "ctypes_types, numpy",
        "operators, numpy", "iterators, numpy", "printed_editions, numpy", "further_functions, numpy",
        "large_arrays, numpy", "made_of_anything, numpy", "answered_by_others, numpy",
        "matlab_files, scipy", "matlab_sparse, scipy", "optima, scipy", "neighbours, scipy", "superpixels, skimage",
        "pictures, skimage"})
    void cpythonPrintsWhatIsExpected(String program, String module) throws IOException {
        String code = "import os; os.chdir(r'" + dir + "')\n" + resource(program + ".py");
        assertEquals(resource(program + ".txt"), CPython.runWithNumpy(module, code));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(NumpyProgramsTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
