package org.lrptoolbox.matlab.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayerClassTest {
    @ParameterizedTest
    @CsvSource({"SEQUENTIAL, modules.Sequential, modules", "LINEAR, modules.Linear, m n B W X Y dW dB",
        "CONVOLUTION, modules.Convolution, filtersize stride W B Y X DY", "SUM_POOL, modules.SumPool, stride pool Y X",
        "MAX_POOL, modules.MaxPool, stride pool Y X", "FLATTEN, modules.Flatten, inputshape Y",
        "RECT, modules.Rect, Y", "TANH, modules.Tanh, Y", "SOFT_MAX, modules.SoftMax, X Y"})
    void classesHaveThePropertiesOfTheToolbox(LayerClass type, String name, String own) {
        assertEquals(name, type.type());
        assertEquals(own + " lrp_var lrp_param", String.join(" ", type.properties()));
    }
}
