package org.lrptoolbox.matlab.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The classes of the Matlab toolbox with their properties in the order MATLAB saves them. */
enum LayerClass {
    SEQUENTIAL("Sequential", "modules"), //
    LINEAR("Linear", "m", "n", "B", "W", "X", "Y", "dW", "dB"), //
    CONVOLUTION("Convolution", "filtersize", "stride", "W", "B", "Y", "X", "DY"), //
    SUM_POOL("SumPool", "stride", "pool", "Y", "X"), //
    MAX_POOL("MaxPool", "stride", "pool", "Y", "X"), //
    FLATTEN("Flatten", "inputshape", "Y"), //
    RECT("Rect", "Y"), //
    TANH("Tanh", "Y"), //
    SOFT_MAX("SoftMax", "X", "Y");

    /** Of the class from which all others derive. */
    private static final List<String> INHERITED = List.of("lrp_var", "lrp_param");

    private final String type;
    private final List<String> own;

    LayerClass(String name, String... own) {
        type = "modules." + name;
        this.own = List.of(own);
    }

    /** The class of a type of layer; null if there is none. */
    static @Nullable LayerClass named(String name) {
        return Arrays.stream(values()).filter(c -> c.type.equals("modules." + name)).findFirst().orElse(null);
    }

    /** Its name with its package. */
    String type() {
        return type;
    }

    List<String> properties() {
        List<String> all = new ArrayList<>(own);
        all.addAll(INHERITED);
        return all;
    }
}
