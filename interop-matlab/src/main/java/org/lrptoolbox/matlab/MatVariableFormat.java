package org.lrptoolbox.matlab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.io.VariableFormat;
import org.lrptoolbox.matlab.value.MatVariable;

/** All variables of a .mat file, as {@link MatFile} has them, for programs that find formats as services. */
public final class MatVariableFormat implements VariableFormat {
    @Override
    public String name() {
        return "mat";
    }

    @Override
    public List<String> extensions() {
        return List.of("mat");
    }

    @Override
    public Map<String, Variable> variables(Path file) throws IOException {
        Map<String, Variable> variables = new LinkedHashMap<>();
        for (MatVariable variable : MatFile.variables(file)) {
            variables.put(variable.name(), variable::array);
        }
        return variables;
    }

    @Override
    public void write(Map<String, TypedArray> arrays, Path file) throws IOException {
        MatFile.write(arrays, file);
    }
}
