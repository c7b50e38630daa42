package org.lrptoolbox.python.pickle;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** An instance of one of the toolbox's Python classes: its class and its attributes, no code. */
final class PythonObject {
    private final LayerClass type;
    private @Nullable Map<?, ?> attributes;

    PythonObject(LayerClass type) {
        this.type = type;
    }

    LayerClass type() {
        return type;
    }

    /** Takes the attributes as they are; copying them would let a small file ask for much memory. */
    void setState(@Nullable Object state) {
        if (attributes != null || !(state instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("attributes of " + type + " are set twice or are no dictionary");
        }
        attributes = map;
    }

    /** An attribute, null if it is None or missing. */
    @Nullable
    Object get(String name) {
        return attributes == null ? null : attributes.get(name);
    }

    /** Whether the attribute is there, even as None. */
    boolean has(String name) {
        return attributes != null && attributes.containsKey(name);
    }
}
