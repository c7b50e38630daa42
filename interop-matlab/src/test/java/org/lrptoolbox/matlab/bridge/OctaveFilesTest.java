package org.lrptoolbox.matlab.bridge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.matlab.MatFile;
import org.lrptoolbox.matlab.MatVersion;
import org.lrptoolbox.matlab.value.MatNumeric;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Octave;

/** Data files of Java in Octave. */
class OctaveFilesTest {
    @TempDir
    Path dir;

    @Test
    void bothVersionsAreRead() throws IOException, InterruptedException {
        Tensor x = Tensor.of(new double[]{1, 2, 3, 4, 5, 6}, 2, 3);
        for (MatVersion version : MatVersion.values()) {
            MatFile.writeValues(Map.of("x", new MatNumeric(TypedArray.of(x))), dir.resolve(version + ".mat"), version);
            Octave.run(dir, "assert(data_io.read('" + version + ".mat'), [1 2 3; 4 5 6])");
        }
    }
}
