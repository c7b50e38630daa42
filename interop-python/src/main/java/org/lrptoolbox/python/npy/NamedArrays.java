package org.lrptoolbox.python.npy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.python.array.NDArray;

/** Collects a script's arrays by name, for formats that store several of them. */
public final class NamedArrays {
    private final Map<String, TypedArray> arrays = new LinkedHashMap<>();

    /** Adds an array, or replaces the one of that name. */
    public void put(String name, NDArray array) {
        arrays.put(name, array.toTypedArray());
    }

    /** The arrays in the order in which they were put. */
    public Map<String, TypedArray> map() {
        return Collections.unmodifiableMap(arrays);
    }
}
