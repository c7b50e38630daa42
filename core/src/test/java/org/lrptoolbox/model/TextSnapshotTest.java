package org.lrptoolbox.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.testing.SnapshotNets;
import org.lrptoolbox.testing.Snapshots;

/** Text models are written as ever, byte for byte. */
class TextSnapshotTest {
    @TempDir
    private Path folder;

    @Test
    void textModelsAreWrittenAsEver() throws IOException {
        Path file = folder.resolve("chain.txt");
        Models.write(SnapshotNets.chain(), file);
        assertEquals("9d6c0a0c43ec4007", Snapshots.hash(file, 0));
        Path again = folder.resolve("again.txt");
        Models.write(Models.read(file), again);
        assertEquals(Snapshots.hash(file, 0), Snapshots.hash(again, 0));
    }
}
