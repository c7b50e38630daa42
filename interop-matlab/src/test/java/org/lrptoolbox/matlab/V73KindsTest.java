package org.lrptoolbox.matlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.matlab.value.MatVariable;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.testing.RandomTensors;

/**
 * What MATLAB writes into files of version 7.3 beside plain arrays, as the HDF5 library wrote it through h5py (stored
 * beside this test): compact storage, empty cells, fields that are not there, objects, functions, fill values,
 * checksums, all behind a header that says 7.0.
 */
class V73KindsTest {
    private static final String EXPECTED = """
            absent 1x1[here={float64 (1, 1)[7.0]}, gone={float64 (0, 0)[]}]
            cells 1x3{float64 (0, 0)[]; 1x2'te'; float64 (0, 0)[]}
            fill float64 (4, 3)[1.0 1.0 2.5 1.0 1.0 2.5 2.5 2.5 2.5 2.5 2.5 0.0]
            handle function_handle1x1[content={1x1[sep={1x1'/'}]}]
            holder 1x1[n={float64 (1, 1)[1.0]}, f={function_handle1x1[content={1x1[sep={1x1'/'}]}]}]
            link has a link, which may lead out of the file; copy what it links
            never int32 (1, 2)[-7 -7]
            old TestClassOld1x1[foo={float64 (1, 1)[5.0]}]
            small float64 (2, 3)[1.0 2.0 3.0 4.0 5.0 6.0]""";
    /** Where a chunk of the checksummed variable lies, as h5py says. */
    private static final int CHUNK = 19422;
    private static final int CHUNK_BYTES = 70;

    @TempDir
    Path dir;

    private static byte[] stored() throws IOException {
        try (InputStream in = V73KindsTest.class.getResourceAsStream("h5py-kinds.mat")) {
            return in.readAllBytes();
        }
    }

    @Test
    void everyKindIsReadAndABadOneLeavesTheOthers() throws IOException {
        Path file = Files.write(dir.resolve("kinds.mat"), stored());
        List<String> shown = new ArrayList<>();
        for (MatVariable variable : MatFile.variables(file)) {
            try {
                shown.add(variable.name() + " " + Shown.of(variable.value()));
            } catch (LrpFileException e) {
                shown.add(variable.name() + e.getMessage().replace(file.toString(), "").replace(": ", " "));
            }
        }
        shown.removeIf(line -> line.startsWith("summed"));
        assertEquals(EXPECTED, String.join("\n", shown));
        assertEquals(60 * 60, MatFile.variable(file, "summed").array().toTensor().data()[5 * 7 + 5]);
        assertEquals("float64 (1, 2)", MatFile.variable(file, "small").slice(new long[]{1, 1}, 1, 2).toString());
    }

    @Test
    void noFlippedBitOfAChecksummedChunkGivesOtherNumbers() throws IOException {
        byte[] sound = stored();
        Path file = dir.resolve("flipped.mat");
        for (int bit = 8 * CHUNK; bit < 8 * (CHUNK + CHUNK_BYTES); bit++) {
            byte[] bytes = sound.clone();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, bytes);
            String message = assertThrows(LrpFileException.class, () -> MatFile.variable(file, "summed").array())
                    .getMessage();
            assertTrue(message.contains("checksum"), message);
        }
    }

    @Test
    void modelsAreReadFromVersion73() throws IOException {
        Network network = Network.sequential(
                Conv.last(RandomTensors.normal(1, 2, 2, 1, 3), new double[]{1, 2, 3}, 1, 1), new Rect(),
                new Flatten(), Dense.of(12, 2, RandomTensors.normal(2, 12, 2).data(), new double[]{1, 2}));
        Path old = dir.resolve("v5.mat");
        Models.write(network, old, 3, 3, 1);
        Path file = dir.resolve("v73.mat");
        MatFile.writeValues(MatFile.readValues(old), file, MatVersion.V7_3);
        assertEquals(Shown.of(MatFile.readValues(old).get("model")), Shown.of(MatFile.readValues(file).get("model")));
        assertEquals(Models.read(old).toString(), Models.read(file).toString());
    }
}
