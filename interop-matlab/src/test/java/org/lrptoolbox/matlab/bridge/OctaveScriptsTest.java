package org.lrptoolbox.matlab.bridge;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lrptoolbox.testing.Octave;
import org.lrptoolbox.testing.Shared;

/** The tests written in Matlab's language, {@code src/test/matlab/test_*.m}, each in an Octave of its own. */
class OctaveScriptsTest {
    @TempDir
    Path dir;

    private static Path folder() {
        return Shared.projectRoot().resolve("interop-matlab/src/test/matlab");
    }

    static List<String> scripts() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            List<String> names = files.map(file -> file.getFileName().toString()).filter(n -> n.startsWith("test_"))
                    .map(name -> name.substring(0, name.length() - 2)).sorted().toList();
            assertFalse(names.isEmpty());
            return names;
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void passes(String script) throws IOException, InterruptedException {
        Octave.run(dir, "addpath('" + folder() + "'); rand('twister', 1); randn('twister', 1); " + script);
    }
}
