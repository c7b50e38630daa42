package org.lrptoolbox.matlab.bridge;

import java.io.IOException;
import java.nio.file.Path;

import org.lrptoolbox.io.StoredArrays;
import org.lrptoolbox.io.TypedArray;

/** Array files of every format on the class path. Paths are absolute: Java does not follow Matlab's {@code cd}. */
public final class ArrayFiles {
    private ArrayFiles() {}

    /** Reads an array, in a format given by name or ending, such as {@code npy}. */
    public static TypedArray read(String file, String format) throws IOException {
        return StoredArrays.read(Path.of(file), format);
    }

    /** Writes an array. */
    public static void write(TypedArray array, String file, String format) throws IOException {
        StoredArrays.write(array, Path.of(file), format);
    }
}
