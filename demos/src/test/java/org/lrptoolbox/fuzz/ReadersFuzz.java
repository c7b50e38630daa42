package org.lrptoolbox.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code mvn verify -Pfuzz}: a minute of damaged files for each reader, {@code -Dlrp.fuzz.seconds=3600} for an hour, every
 * time others unless {@code -Dlrp.fuzz.seed} says which. What is found belongs into {@code src/test/resources/fuzz/READER}.
 */
class ReadersFuzz {
    private static final long SECONDS = Long.getLong("lrp.fuzz.seconds", 60);
    private static final long SEED = Long.getLong("lrp.fuzz.seed", System.nanoTime());

    @TempDir
    private Path dir;

    @ParameterizedTest
    @EnumSource
    void damagedFilesAreReadOrRefused(Reader reader) throws Exception {
        Fuzzing fuzzing = new Fuzzing(reader, dir, SEED);
        long end = System.nanoTime() + SECONDS * 1_000_000_000;
        fuzzing.run(() -> System.nanoTime() < end);
        System.out.println(fuzzing + ", seed " + SEED);
        assertEquals(List.of(), fuzzing.faults());
    }
}
