package org.lrptoolbox.python.files;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.io.VariableFormat;
import org.lrptoolbox.python.array.NDArray;

/** The variables of a file, each read when asked for. */
public final class StoredVariables {
    private final Map<String, VariableFormat.Variable> variables;

    StoredVariables(Map<String, VariableFormat.Variable> variables) {
        this.variables = variables;
    }

    /** Their names, in the file's order. */
    public List<String> names() {
        return List.copyOf(variables.keySet());
    }

    /**
     * A variable as an {@link NDArray}; for one that holds something else than numbers, what it holds as a text.
     *
     * @throws LrpFileException if its bytes are broken
     */
    public Object read(String name) throws IOException {
        VariableFormat.Variable variable = variables.get(name);
        if (variable == null) {
            throw new IllegalArgumentException("there is no variable '" + name + "'; there are " + names());
        }
        try {
            return NDArray.of(variable.read());
        } catch (UnsupportedModelException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
