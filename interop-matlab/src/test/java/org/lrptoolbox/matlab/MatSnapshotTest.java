package org.lrptoolbox.matlab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.testing.SnapshotNets;
import org.lrptoolbox.testing.Snapshots;

/** Models for MATLAB are written as ever, byte for byte behind the header, which names the day. */
class MatSnapshotTest {
    private static final int HEADER = 128;

    @TempDir
    private Path folder;

    @Test
    void modelsForMatlabAreWrittenAsEver() throws IOException {
        Path file = folder.resolve("chain.mat");
        Models.write(SnapshotNets.chain(), file, SnapshotNets.IMAGE);
        assertEquals("e967cbe7f49e1be6", Snapshots.hash(file, HEADER));
        Path again = folder.resolve("again.mat");
        Models.write(Models.read(file), again, SnapshotNets.IMAGE);
        assertEquals(Snapshots.hash(file, HEADER), Snapshots.hash(again, HEADER));
    }
}
