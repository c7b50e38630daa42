package org.lrptoolbox.python.npy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.lrptoolbox.io.ArrayFormat;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.io.UnsupportedModelException;

/** {@link Npz} as a service for files of one array; the name of an array written is {@code arr_0}, as NumPy has it. */
public final class NpzFormat implements ArrayFormat {
    @Override
    public String name() {
        return "npz";
    }

    @Override
    public TypedArray read(Path file) throws IOException {
        try (Npz npz = Npz.open(file)) {
            List<String> names = npz.names();
            if (names.size() != 1) {
                throw new UnsupportedModelException(file,
                        "holds the arrays " + names + ", where one is expected; choose with Npz.open(file).read(name)");
            }
            return npz.read(names.get(0));
        }
    }

    @Override
    public void write(TypedArray array, Path file) throws IOException {
        Npz.write(Map.of("arr_0", array), file, false);
    }
}
