package org.lrptoolbox.python.pickle;

import java.util.Arrays;
import java.util.Locale;

import net.razorvine.pickle.IObjectConstructor;

import org.jspecify.annotations.Nullable;

/** The classes of the Python toolbox that models are made of. */
enum LayerClass implements IObjectConstructor {
    SEQUENTIAL("Sequential"),
    LINEAR("Linear"),
    CONVOLUTION("Convolution"),
    SUM_POOL("SumPool"),
    MAX_POOL("MaxPool"),
    FLATTEN("Flatten"),
    RECT("Rect"),
    TANH("Tanh"),
    SOFT_MAX("SoftMax");

    private final String label;

    LayerClass(String label) {
        this.label = label;
    }

    /** The class of a name; null if models are not made of such objects. */
    static @Nullable LayerClass named(String label) {
        return Arrays.stream(values()).filter(type -> type.label.equals(label)).findFirst().orElse(null);
    }

    /** The Python class's name. */
    String label() {
        return label;
    }

    /** The Python module that defines the class. */
    String module() {
        return "modules." + label.toLowerCase(Locale.ROOT);
    }

    /** A new instance; the toolbox pickles its objects without constructor arguments. */
    @Override
    public Object construct(@Nullable Object[] args) {
        if (args.length > 0) {
            throw new IllegalArgumentException("constructor arguments for " + this);
        }
        return new PythonObject(this);
    }

    @Override
    public String toString() {
        return module() + "." + label;
    }
}
