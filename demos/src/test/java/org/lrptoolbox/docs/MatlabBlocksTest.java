package org.lrptoolbox.docs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lrptoolbox.testing.Octave;

/** Matlab of the documentation runs in Octave, where there is one, in a folder of its own. */
class MatlabBlocksTest {
    @TempDir
    private Path folder;

    static Stream<Block> blocks() {
        return Block.in("matlab");
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void runs(Block block) throws IOException, InterruptedException {
        Workplace.prepare(folder);
        // The classes under test are set up already, in place of those of a build.
        Octave.run(folder, block.text().lines().filter(line -> !line.startsWith("run path/to/"))
                .collect(Collectors.joining("\n")));
    }
}
