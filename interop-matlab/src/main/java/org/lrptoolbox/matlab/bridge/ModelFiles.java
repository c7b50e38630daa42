package org.lrptoolbox.matlab.bridge;

import java.io.IOException;
import java.nio.file.Path;

import org.lrptoolbox.io.Models;

/** Model files of every format on the class path. Paths are absolute: Java does not follow Matlab's {@code cd}. */
public final class ModelFiles {
    private ModelFiles() {}

    /** Reads a chain of layers in a format given by name or ending, such as {@code txt} or {@code mat}. */
    public static ModuleList read(String file, String format) throws IOException {
        return ModuleList.of(Models.read(Path.of(file), format));
    }

    /** Writes a chain of layers. */
    public static void write(ModuleList layers, String file, String format) throws IOException {
        Models.write(layers.network(), Path.of(file), format);
    }
}
