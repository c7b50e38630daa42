package org.lrptoolbox.words;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.engine.Engines;

/** Engines as typed, and which one is taken where none is. */
public final class EngineNames {
    private static final String COMPILED = "compiled";
    private static final String JAVA = "java";

    private EngineNames() {}

    /** The engine asked for; if none is, {@code compiled} for .onnx files where there is such an engine, else {@code java}. */
    public static String chosen(@Nullable String asked, String file) {
        if (asked != null) {
            return asked;
        }
        boolean onnx = file.toLowerCase(Locale.ROOT).matches(".*\\.(onnx|caffemodel|prototxt)");
        return onnx && Engines.names().contains(COMPILED) ? COMPILED : JAVA;
    }
}
