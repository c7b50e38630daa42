package org.lrptoolbox.matlab;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.lrptoolbox.io.ArrayFormat;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.matlab.value.MatVariable;

/** One array in a .mat file: written as the variable {@code data}, read as that one or the first of the file. */
public final class MatArrayFormat implements ArrayFormat {
    private static final String VARIABLE = "data";
    private static final Logger LOG = System.getLogger(MatArrayFormat.class.getName());

    @Override
    public String name() {
        return "mat";
    }

    @Override
    public TypedArray read(Path file) throws IOException {
        List<MatVariable> variables = MatFile.variables(file);
        if (variables.isEmpty()) {
            throw new UnsupportedModelException(file,
                    "holds no variable; an array is expected, best named " + VARIABLE);
        }
        for (MatVariable variable : variables) {
            if (variable.name().equals(VARIABLE)) {
                return variable.array();
            }
        }
        MatVariable first = variables.getFirst();
        if (variables.size() > 1) {
            LOG.log(Level.WARNING, "{0} has {1} variables, none named {2}; reading the first, {3}", file,
                    variables.size(), VARIABLE, first.name());
        }
        return first.array();
    }

    @Override
    public void write(TypedArray array, Path file) throws IOException {
        MatFile.write(Map.of(VARIABLE, array), file);
    }
}
