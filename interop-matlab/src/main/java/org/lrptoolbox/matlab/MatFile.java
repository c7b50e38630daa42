package org.lrptoolbox.matlab;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.lrptoolbox.io.AtomicFile;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.io.UnsupportedModelException;

/**
 * MATLAB files of the versions 5 to 7.3, in either byte order, compressed or not. Formats: MathWorks, MAT-File Format,
 * R2024a, chapter 1, and HDF5, which version 7.3 is.
 *
 * <pre>{@code
 * Map<String, TypedArray> variables = MatFile.read(Path.of("results.mat"));
 * MatFile.write(Map.of("data", array), Path.of("out.mat"));
 * TypedArray rows = MatFile.variable(Path.of("large.mat"), "x").slice(new long[]{1000, 0}, 256, 784);
 * }</pre>
 */
public final class MatFile {
    /** Small files may expand to this much, in bytes, whatever their size. */
    private static final long ALWAYS_FINE = 64 << 20;
    private static final long MOST_EXPANSION = 100;

    private MatFile() {}

    /**
     * All variables by name, in the order of the file, where all are arrays of real numbers.
     *
     * @throws UnsupportedModelException if one of them is not made of real numbers, or the file of another version
     * @throws MalformedFileException if the file is damaged
     */
    public static Map<String, TypedArray> read(Path file) throws IOException {
        Map<String, TypedArray> arrays = new LinkedHashMap<>();
        long total = 0;
        for (MatVariable variable : variables(file)) {
            TypedArray array = variable.array();
            arrays.put(variable.name(), array);
            total = checkedTotal(file, total, array);
        }
        return arrays;
    }

    /**
     * All variables by name, in the order of the file, of whatever class.
     *
     * @throws UnsupportedModelException if one of them is or holds what is no data, or the file is of another version
     * @throws MalformedFileException if the file is damaged
     */
    public static Map<String, MatValue> readValues(Path file) throws IOException {
        Map<String, MatValue> values = new LinkedHashMap<>();
        List<MatVariable> variables = variables(file);
        Allowance allowance = new Allowance(file, Files.size(file));
        long total = 0;
        for (MatVariable variable : variables) {
            MatValue value = switch (variable) {
                case ElementVariable element -> element.value(allowance);
                case V73Variable object -> object.value(allowance);
            };
            values.put(variable.name(), value);
            total = value instanceof MatNumeric numeric ? checkedTotal(file, total, numeric.array()) : total;
        }
        return values;
    }

    /**
     * The variables of a file, of whatever class, their content not yet decoded: for files of which some variables
     * matter. In the order of the file, or, in version 7.3, of their names.
     */
    public static List<MatVariable> variables(Path file) throws IOException {
        return V73File.is(file) ? V73File.variables(file) : guarded(file, () -> ElementFile.variables(file));
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
                MatWriter.write(variables, out);
            } else {
                V73Writer.write(variables, out);
            }
        });
    }

    /** Refuses files that are small and ask for much memory. */
    static void checkExpansion(Path file, long content, long stored) throws UnsupportedModelException {
        if (expandsMuch(content, stored)) {
            throw new UnsupportedModelException(file, "expands from " + stored + " to " + content + " bytes, more than "
                    + MOST_EXPANSION + "-fold; if that is intended, save it uncompressed (in MATLAB with -v6)");
        }
    }

    private static long checkedTotal(Path file, long before, TypedArray array) throws IOException {
        long total = before + (long) array.size() * array.type().bytes();
        checkExpansion(file, total, Files.size(file));
        return total;
    }

    static boolean expandsMuch(double content, long stored) {
        return content > ALWAYS_FINE && content > MOST_EXPANSION * stored;
    }

    /** A reading step whose surprises are reported as damage of the file. */
    interface Step<T> {
        T run() throws IOException;
    }

    static <T> T guarded(Path file, Step<T> step) throws IOException {
        try {
            return step.run();
        } catch (LrpFileException | FileSystemException e) {
            throw e;
        } catch (IOException | IllegalArgumentException | ArithmeticException | BufferUnderflowException
                | IndexOutOfBoundsException e) {
            throw new MalformedFileException(file, "is no sound MATLAB file: " + e.getMessage(), e);
        }
    }
}
