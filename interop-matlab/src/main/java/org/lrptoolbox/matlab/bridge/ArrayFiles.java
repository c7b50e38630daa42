package org.lrptoolbox.matlab.bridge;

import java.io.IOException;
import java.nio.file.Path;

import org.lrptoolbox.io.Arrays;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.tensor.Tensor;

/** Array files of every format on the class path. Paths are absolute: Java does not follow Matlab's {@code cd}. */
public final class ArrayFiles {
    private ArrayFiles() {}

    /** Reads an array as float64, in a format given by name or ending, such as {@code npy}. */
    public static Tensor read(String file, String format) throws IOException {
        return Arrays.read(Path.of(file), format).toTensor();
    }

    /** Writes an array. */
    public static void write(Tensor array, String file, String format) throws IOException {
        Arrays.write(TypedArray.of(array), Path.of(file), format);
    }
}
