package org.lrptoolbox.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeantTest {
    private static final List<String> NAMES = List.of("epsilon", "epsilon-plus", "z-plus", "conv1_1", "conv1_2",
            "ring");

    @ParameterizedTest
    @CsvSource({"epsilon-plsu, epsilon-plus", "Epsilon, epsilon", "zplus, z-plus", "epslion, epsilon", "rink, ring",
        "conv1_3, conv1_1", "conv9, ''", "x, ''", "'', ''", "gradient, ''"})
    void theNearestNameIfItIsNear(String typed, String meant) {
        assertEquals(meant.isEmpty() ? "" : " (did you mean '" + meant + "'?)", Meant.by(typed, NAMES));
    }
}
