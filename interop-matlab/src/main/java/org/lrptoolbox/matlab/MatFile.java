package org.lrptoolbox.matlab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.lrptoolbox.io.AtomicFile;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.matlab.v4.V4File;
import org.lrptoolbox.matlab.v5.V5File;
import org.lrptoolbox.matlab.v5.V5Writer;
import org.lrptoolbox.matlab.v73.V73File;
import org.lrptoolbox.matlab.v73.V73Writer;
import org.lrptoolbox.matlab.value.Allowance;
import org.lrptoolbox.matlab.value.MatNumeric;
import org.lrptoolbox.matlab.value.MatValue;
import org.lrptoolbox.matlab.value.MatVariable;

/**
 * MATLAB files of the versions 4 to 7.3, in either byte order, compressed or not. Formats: MathWorks, MAT-File Format,
 * R2024a, and HDF5, which version 7.3 is.
 *
 * <pre>{@code
 * Map<String, TypedArray> variables = MatFile.read(Path.of("results.mat"));
 * MatFile.write(Map.of("data", array), Path.of("out.mat"));
 * TypedArray rows = MatFile.variable(Path.of("large.mat"), "x").slice(new long[]{1000, 0}, 256, 784);
 * }</pre>
 */
public final class MatFile {
    private MatFile() {}

    /**
     * All variables by name, in the order of the file, where all are arrays of real numbers.
     *
     * @throws UnsupportedModelException if one of them is not made of real numbers, or the file of another version
     * @throws MalformedFileException if the file is damaged
     */
    public static Map<String, TypedArray> read(Path file) throws IOException {
        Map<String, TypedArray> arrays = new LinkedHashMap<>();
        for (MatVariable variable : variables(file)) {
            arrays.put(variable.name(), variable.array());
        }
        return arrays;
    }

    /**
     * All variables by name, in the order of the file, of whatever class. Where one may be damaged, read
     * {@link #variables} one by one.
     *
     * @throws UnsupportedModelException if they take more memory than allowed, or the file is of another version
     * @throws MalformedFileException if the file is damaged
     */
    public static Map<String, MatValue> readValues(Path file) throws IOException {
        Map<String, MatValue> values = new LinkedHashMap<>();
        Allowance allowance = new Allowance(file);
        for (MatVariable variable : variables(file)) {
            values.put(variable.name(), variable.value(allowance));
        }
        return values;
    }

    /**
     * The variables of a file, of whatever class, their content not yet decoded: for files of which some variables
     * matter, or some are damaged: those fail when they are read. In the order of the file, or, in version 7.3, of
     * their names.
     */
    public static List<MatVariable> variables(Path file) throws IOException {
        if (V73File.is(file)) {
            return V73File.variables(file);
        }
        return V4File.is(file) ? V4File.variables(file) : V5File.variables(file);
    }

    /**
     * One variable of a file; what the others hold is not decoded.
     *
     * @throws UnsupportedModelException if there is none of this name; says which there are
     */
    public static MatVariable variable(Path file, String name) throws IOException {
        List<MatVariable> variables = variables(file);
        for (MatVariable variable : variables) {
            if (variable.name().equals(name)) {
                return variable;
            }
        }
        throw new UnsupportedModelException(file, "has no variable '" + name + "'; it has "
                + variables.stream().map(MatVariable::name).toList());
    }

    /**
     * Writes arrays, uncompressed, as {@code scipy.io.savemat} does: vectors become rows, scalars 1-by-1. Where one is
     * larger than version 5 allows, the file is of version 7.3.
     *
     * @throws IllegalArgumentException if a name is none MATLAB accepts; the file is untouched then
     */
    public static void write(Map<String, TypedArray> variables, Path file) throws IOException {
        Map<String, MatValue> values = new LinkedHashMap<>();
        variables.forEach((name, array) -> values.put(name, new MatNumeric(array)));
        writeValues(values, file);
    }

    /**
     * Writes values, in version 7.3 only where one is larger than version 5 allows.
     *
     * @see #writeValues(Map, Path, MatVersion)
     */
    public static void writeValues(Map<String, ? extends MatValue> variables, Path file) throws IOException {
        boolean small = variables.values().stream().allMatch(Writable::fitsVersion5);
        writeValues(variables, file, small ? MatVersion.V5 : MatVersion.V7_3);
    }

    /**
     * Writes values: in version 5 numbers alone as {@link #write} does, others compressed; in version 7.3 all
     * uncompressed. An object known in several places stays one object, as handles do in MATLAB.
     *
     * @throws IllegalArgumentException if a name is none MATLAB accepts, or the version cannot hold a value; the file
     *         is untouched then
     */
    public static void writeValues(Map<String, ? extends MatValue> variables, Path file, MatVersion version)
            throws IOException {
        variables.forEach((name, value) -> Writable.check(name, value, version));
        AtomicFile.write(file, out -> {
            if (version == MatVersion.V5) {
                V5Writer.write(variables, out);
            } else {
                V73Writer.write(variables, out);
            }
        });
    }
}
