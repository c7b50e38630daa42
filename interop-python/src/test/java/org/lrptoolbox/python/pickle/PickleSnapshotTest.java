package org.lrptoolbox.python.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.testing.SnapshotNets;
import org.lrptoolbox.testing.Snapshots;

/** Pickled models are written as ever, byte for byte. */
class PickleSnapshotTest {
    @TempDir
    private Path folder;

    @Test
    void pickledModelsAreWrittenAsEver() throws IOException {
        Path file = folder.resolve("chain.nn");
        Models.write(SnapshotNets.chain(), file);
        assertEquals("3f8c518a902842c0", Snapshots.hash(file, 0));
        Path again = folder.resolve("again.nn");
        Models.write(Models.read(file), again);
        assertEquals(Snapshots.hash(file, 0), Snapshots.hash(again, 0));
    }
}
