package org.lrptoolbox.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sound files, files that were found by long runs, and some damaged ones, always the same. */
class ReadersTest {
    private static final int FILES = 300;

    @TempDir
    private Path dir;

    @ParameterizedTest
    @EnumSource
    void damagedFilesAreReadOrRefused(Reader reader) throws Exception {
        Fuzzing fuzzing = new Fuzzing(reader, dir, 1);
        int[] left = {FILES};
        fuzzing.run(() -> left[0]-- > 0);
        assertEquals(List.of(), fuzzing.faults());
    }
}
