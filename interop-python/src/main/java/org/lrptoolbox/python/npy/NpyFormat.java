package org.lrptoolbox.python.npy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.lrptoolbox.io.ArrayFormat;
import org.lrptoolbox.io.TypedArray;

/** {@link Npy} as a service; also claims files without an ending, as the toolbox does. */
public final class NpyFormat implements ArrayFormat {
    @Override
    public String name() {
        return "npy";
    }

    @Override
    public List<String> extensions() {
        return List.of("npy", "");
    }

    @Override
    public TypedArray read(Path file) throws IOException {
        return Npy.read(file);
    }

    @Override
    public void write(TypedArray array, Path file) throws IOException {
        Npy.write(array, file);
    }
}
