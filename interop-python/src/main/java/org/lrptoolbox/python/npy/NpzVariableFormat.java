package org.lrptoolbox.python.npy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.io.VariableFormat;

/** All arrays of an .npz file as a service; the file is opened anew for each array that is read. */
public final class NpzVariableFormat implements VariableFormat {
    @Override
    public String name() {
        return "npz";
    }

    @Override
    public Map<String, Variable> variables(Path file) throws IOException {
        try (Npz npz = Npz.open(file)) {
            Map<String, Variable> variables = new LinkedHashMap<>();
            for (String name : npz.names()) {
                variables.put(name, () -> read(file, name));
            }
            return variables;
        }
    }

    private static TypedArray read(Path file, String name) throws IOException {
        try (Npz npz = Npz.open(file)) {
            return npz.read(name);
        }
    }

    @Override
    public void write(Map<String, TypedArray> arrays, Path file) throws IOException {
        Npz.write(arrays, file, false);
    }
}
