package org.lrptoolbox.matlab;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.lrptoolbox.io.AtomicFile;
import org.lrptoolbox.io.InputFiles;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.io.UnsupportedModelException;

/**
 * MATLAB files of the versions 5 to 7 (what {@code save} writes unless told {@code -v7.3}), either byte order,
 * compressed or not. Format: MathWorks, MAT-File Format, R2024a, chapter 1.
 *
 * <pre>{@code
 * Map<String, TypedArray> variables = MatFile.read(Path.of("results.mat"));
 * MatFile.write(Map.of("data", array), Path.of("out.mat"));
 * }</pre>
 */
public final class MatFile {
    static final int HEADER = 128;
    private static final int VERSION = 124;
    static final int TAG = 8;
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
            MatValue value = variable.value(allowance);
            values.put(variable.name(), value);
            total = value instanceof MatNumeric numeric ? checkedTotal(file, total, numeric.array()) : total;
        }
        return values;
    }

    /**
     * The variables of a file in order, of whatever class, their content not yet decoded: for files of which some
     * variables matter.
     */
    public static List<MatVariable> variables(Path file) throws IOException {
        return guarded(file, () -> scan(file, InputFiles.readAll(file)));
    }

    /**
     * Writes arrays, uncompressed, as {@code scipy.io.savemat} does: vectors become rows, scalars 1-by-1.
     *
     * @throws IllegalArgumentException if a name is none MATLAB accepts, or an array too large for the format; the file
     *         is untouched then
     */
    public static void write(Map<String, TypedArray> variables, Path file) throws IOException {
        Map<String, MatValue> values = new LinkedHashMap<>();
        variables.forEach((name, array) -> values.put(name, new MatNumeric(array)));
        writeValues(values, file);
    }

    /**
     * Writes values: numbers alone as {@link #write} does, others compressed. An object known in several places stays
     * one object, as handles do in MATLAB.
     *
     * @throws IllegalArgumentException if a name is none MATLAB accepts, an array is too large for the format, or the
     *         properties of an object are not known; the file is untouched then
     */
    public static void writeValues(Map<String, ? extends MatValue> variables, Path file) throws IOException {
        variables.forEach(Writable::check);
        AtomicFile.write(file, out -> MatWriter.write(variables, out));
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

    private static List<MatVariable> scan(Path file, byte[] bytes) throws IOException {
        ByteOrder order = order(file, bytes);
        ByteBuffer in = ByteBuffer.wrap(bytes).order(order);
        List<MatVariable> variables = new ArrayList<>();
        for (int at = HEADER; at < bytes.length;) {
            MatVariable variable = variable(file, bytes, at, order);
            // MATLAB keeps the properties of class objects in a variable without name.
            if (!variable.name().isEmpty()) {
                variables.add(variable);
            }
            at += TAG + in.getInt(at + 4);
        }
        return variables;
    }

    /** The variable whose tag lies at a place in the file. */
    static MatVariable variable(Path file, byte[] bytes, int at, ByteOrder order) throws IOException {
        if (bytes.length - at < TAG) {
            throw new MalformedFileException(file, "ends inside the tag at byte " + at);
        }
        ByteBuffer tag = ByteBuffer.wrap(bytes, at, TAG).order(order);
        int type = tag.getInt();
        long length = Integer.toUnsignedLong(tag.getInt());
        if (type != StorageType.MATRIX && type != StorageType.COMPRESSED) {
            throw new MalformedFileException(file, "has an element of type " + type + " at byte " + at
                    + " where a variable (14, or 15 if compressed) belongs");
        }
        if (length > bytes.length - at - TAG) {
            throw new MalformedFileException(file, "ends inside the variable at byte " + at + ", which declares "
                    + length + " bytes where " + (bytes.length - at - TAG) + " are left");
        }
        return new MatVariable(file,
                new MatVariable.Element(bytes, at + TAG, (int) length, type == StorageType.COMPRESSED), order);
    }

    private static ByteOrder order(Path file, byte[] bytes) throws LrpFileException {
        String start = new String(bytes, 0, Math.min(bytes.length, VERSION), StandardCharsets.ISO_8859_1);
        if (start.startsWith("MATLAB 7.3") || start.startsWith("\u0089HDF")) {
            throw new UnsupportedModelException(file,
                    "is a MATLAB file of version 7.3 (HDF5); in MATLAB, save it with -v7");
        }
        if (bytes.length < HEADER || start.indexOf('\0') >= 0 && start.indexOf('\0') < 4) {
            throw new MalformedFileException(file, "has no MATLAB header of " + HEADER
                    + " bytes; files of version 4 are not read, save them anew with -v7");
        }
        char first = (char) bytes[HEADER - 2];
        char second = (char) bytes[HEADER - 1];
        if (first == 'I' && second == 'M' || first == 'M' && second == 'I') {
            return first == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        }
        throw new MalformedFileException(file, "is no MATLAB file: the byte order mark IM or MI is missing");
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
