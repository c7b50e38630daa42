package org.lrptoolbox.matlab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.lrptoolbox.io.StoredValue;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.io.VariableFormat;
import org.lrptoolbox.matlab.value.MatValue;
import org.lrptoolbox.matlab.value.MatVariable;

/** All variables of a .mat file, as {@link MatFile} has them, for programs that find formats as services. */
public final class MatVariableFormat implements VariableFormat {
    @Override
    public String name() {
        return "mat";
    }

    @Override
    public Map<String, Variable> variables(Path file) throws IOException {
        Map<String, Variable> variables = new LinkedHashMap<>();
        for (MatVariable variable : MatFile.variables(file)) {
            variables.put(variable.name(), new Lazy(variable));
        }
        return variables;
    }

    /** A variable that is read when asked for. */
    private record Lazy(MatVariable variable) implements Variable {
        @Override
        public TypedArray read() throws IOException {
            return variable.array();
        }

        @Override
        public StoredValue value() throws IOException {
            return StoredValues.of(variable.value());
        }
    }

    @Override
    public void writeValues(Map<String, StoredValue> values, Path file) throws IOException {
        Map<String, MatValue> converted = new LinkedHashMap<>();
        values.forEach((name, value) -> converted.put(name, StoredValues.toMatlab(name, value)));
        MatFile.writeValues(converted, file);
    }

    @Override
    public void write(Map<String, TypedArray> arrays, Path file) throws IOException {
        MatFile.write(arrays, file);
    }
}
