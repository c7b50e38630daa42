package org.lrptoolbox.python.pickle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import net.razorvine.pickle.IObjectConstructor;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.ElementType;

/**
 * Everything a pickle of a model may name. Under CPython a pickle can name and call any function there is; here a name
 * outside this table ends the reading.
 */
final class Globals {
    private static final Map<String, IObjectConstructor> ALLOWED = new HashMap<>();

    static {
        for (LayerClass layer : LayerClass.values()) {
            allow(layer.module(), layer.label(), layer);
            // Version 1.0 named the package, not its modules.
            allow("modules", layer.label(), layer);
        }
        // NumPy 2 renamed its core package.
        for (String core : List.of("numpy.core", "numpy._core")) {
            allow(core + ".multiarray", "_reconstruct", args -> new NumpyArray());
            allow(core + ".multiarray", "scalar", Globals::scalar);
            allow(core + ".numeric", "_frombuffer", NumpyArray::fromBuffer);
        }
        allow("numpy", "ndarray", args -> new NumpyArray());
        allow("numpy", "dtype", NumpyDtype::new);
        // Python 3 writes bytes into pickles of protocol 2 as text to be encoded.
        allow("_codecs", "encode", args -> RawBytes.of(args[0]));
        for (String builtins : List.of("__builtin__", "builtins")) {
            allow(builtins, "bytes", args -> new byte[0]);
            allow(builtins, "object", args -> {
                throw new IllegalArgumentException("an instance of object");
            });
        }
        // Protocols 0 and 1 make instances through a helper.
        for (String registry : List.of("copy_reg", "copyreg")) {
            allow(registry, "_reconstructor", args -> ((LayerClass) args[0]).construct(new Object[0]));
        }
    }

    private Globals() {}

    private static void allow(String module, String name, IObjectConstructor constructor) {
        ALLOWED.put(module + " " + name, constructor);
    }

    /** What the name stands for, or null if models have no business with it. */
    static @Nullable IObjectConstructor find(String module, String name) {
        return ALLOWED.get(module + " " + name);
    }

    /** A NumPy scalar: its type and its bytes. */
    private static Object scalar(@Nullable Object[] args) {
        if (!(args[0] instanceof NumpyDtype type)) {
            throw new IllegalArgumentException("a NumPy scalar without type");
        }
        ElementType elements = type.elements();
        RawBytes raw = RawBytes.of(args[1]);
        if (raw.length() != elements.bytes()) {
            throw new IllegalArgumentException("a NumPy scalar of " + raw.length() + " bytes");
        }
        Object storage = elements.allocate(1);
        elements.read(raw.decode().order(type.order()), storage, 0);
        double value = elements.get(storage, 0);
        boolean real = elements == ElementType.FLOAT64 || elements == ElementType.FLOAT32;
        return real ? (Object) value : (Object) (long) value;
    }
}
