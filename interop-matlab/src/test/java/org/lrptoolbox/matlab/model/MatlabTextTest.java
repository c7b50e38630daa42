package org.lrptoolbox.matlab.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatlabTextTest {
    @TempDir
    Path dir;

    @ParameterizedTest
    @CsvSource({"'1.000000e+00 -2.500000e-01 ', true", "'1.000000e+00 3.0 ', false", "'0.125 -2', false",
        "'1.000000e+00', true", "'1.00000e+00 ', false", "'NaN ', false"})
    void numbersTellWhoWrote(String line, boolean matlab) throws IOException {
        Path file = Files.writeString(dir.resolve("m.txt"), "Flatten\n\nLinear 1 2\n" + line + "\n0 0\n");
        assertEquals(matlab, MatlabText.isLikely(file));
        Files.writeString(file, "Linear 1 2\n" + (line.strip() + " ").repeat(300) + "\n0 0\n");
        assertEquals(matlab, MatlabText.isLikely(file));
    }

    @Test
    void aModelWithoutNumbersIsNobodys() throws IOException {
        assertFalse(MatlabText.isLikely(Files.writeString(dir.resolve("m.txt"), "Rect\nTanh\n")));
    }
}
