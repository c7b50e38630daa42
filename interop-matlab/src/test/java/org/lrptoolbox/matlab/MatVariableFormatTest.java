package org.lrptoolbox.matlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.io.Variables;
import org.lrptoolbox.tensor.Tensor;

class MatVariableFormatTest {
    @TempDir
    Path dir;

    @Test
    void severalVariablesThroughTheFacade() throws IOException {
        Map<String, TypedArray> arrays = new LinkedHashMap<>();
        arrays.put("weights", TypedArray.of(Tensor.of(new double[]{1, 2, 3, 4}, 2, 2)));
        arrays.put("bias", TypedArray.of(Tensor.of(new double[]{5, 6}, 1, 2)));
        Path file = dir.resolve("both.mat");
        Variables.write(arrays, file);
        var read = Variables.read(file);
        assertEquals(List.of("weights", "bias"), List.copyOf(read.keySet()));
        assertEquals(arrays.get("weights").toTensor(), read.get("weights").read().toTensor());
        assertEquals(arrays.get("bias").toTensor(), Variables.read(file, "mat").get("bias").read().toTensor());
        assertThrows(UnsupportedModelException.class, () -> Variables.read(dir.resolve("no.such")));
    }
}
