package org.lrptoolbox.python.files;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.io.VariableFormat;

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
     * A variable as a {@link VariableValue}; where it cannot be told what it holds, or where it is damaged beside
     * others, the reason as a text.
     *
     * @throws LrpFileException if it is the only one and damaged
     */
    public Object read(String name) throws IOException {
        VariableFormat.Variable variable = variables.get(name);
        if (variable == null) {
            throw new IllegalArgumentException("there is no variable '" + name + "'; there are " + names());
        }
        try {
            return new VariableValue(variable.value());
        } catch (UnsupportedModelException e) {
            return String.valueOf(e.getMessage());
        } catch (LrpFileException e) {
            if (variables.size() == 1) {
                throw e;
            }
            // A damaged variable does not take the others with it.
            return String.valueOf(e.getMessage());
        }
    }
}
