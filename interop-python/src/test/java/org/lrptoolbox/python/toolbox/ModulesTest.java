package org.lrptoolbox.python.toolbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lrptoolbox.python.testing.Python;
import org.lrptoolbox.testing.Shared;

/** Runs the Python tests of the toolbox's packages: each file of src/test/python/toolbox is one test. */
class ModulesTest {
    @TestFactory
    Stream<DynamicTest> scripts() throws IOException {
        Path folder = Shared.projectRoot().resolve("interop-python/src/test/python/toolbox");
        assertTrue(Files.isDirectory(folder), folder.toString());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith("_test.py")).sorted().toList().stream()
                    .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> {
                        Python.Result result = Python.runScript(f);
                        assertEquals("", result.err());
                        assertTrue(result.checked().endsWith("all passed\n"), result.out());
                    }));
        }
    }
}
