package org.lrptoolbox.matlab.v5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.lrptoolbox.io.InputFiles;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.matlab.value.BrokenVariable;
import org.lrptoolbox.matlab.value.MatVariable;
import org.lrptoolbox.matlab.value.Reading;

/**
 * Files of the versions 5 to 7: a header, then one element for each variable. Format: MathWorks, MAT-File Format,
 * R2024a, chapter 1.
 */
public final class V5File {
    static final int HEADER = 128;
    /** The bytes before the content of an element: its type and its length. */
    static final int TAG = 8;
    private static final int MOST_BROKEN = 100;

    private V5File() {}

    /** The variables of a file; one that is damaged does not hide the others, but fails when it is read. */
    public static List<MatVariable> variables(Path file) throws IOException {
        byte[] bytes = InputFiles.readAll(file);
        return Reading.guarded(file, () -> variables(file, bytes, order(file, bytes)));
    }

    private static List<MatVariable> variables(Path file, byte[] bytes, ByteOrder order) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(order);
        List<MatVariable> variables = new ArrayList<>();
        int broken = 0;
        for (long at = HEADER; at < bytes.length;) {
            int here = (int) at;
            try {
                MatVariable variable = variable(file, bytes, here, order);
                // MATLAB keeps the properties of class objects in a variable without name.
                if (!variable.name().isEmpty()) {
                    variables.add(variable);
                }
            } catch (LrpFileException e) {
                if (variables.isEmpty() && !isTag(in, here) || broken++ == MOST_BROKEN) {
                    throw e;
                }
                variables.add(BrokenVariable.at(variables.size(), e));
            }
            // Where no variable starts, nobody knows where the next one does.
            at = isTag(in, here) ? at + TAG + Integer.toUnsignedLong(in.getInt(here + 4)) : bytes.length;
        }
        return variables;
    }

    private static boolean isTag(ByteBuffer in, int at) {
        return in.capacity() - at >= TAG
                && (in.getInt(at) == StorageType.MATRIX || in.getInt(at) == StorageType.COMPRESSED);
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
        V5Variable.Element element = new V5Variable.Element(bytes, at + TAG, (int) length,
                type == StorageType.COMPRESSED);
        return Reading.guarded(file, () -> new V5Variable(file, element, order));
    }

    private static ByteOrder order(Path file, byte[] bytes) throws LrpFileException {
        if (bytes.length < HEADER) {
            throw new MalformedFileException(file, "has no MATLAB header of " + HEADER + " bytes, but "
                    + bytes.length + " bytes in all");
        }
        String mark = new String(bytes, HEADER - 2, 2, StandardCharsets.ISO_8859_1);
        return switch (mark) {
            case "IM" -> ByteOrder.LITTLE_ENDIAN;
            case "MI" -> ByteOrder.BIG_ENDIAN;
            default -> throw new MalformedFileException(file,
                    "is no MATLAB file: the byte order mark IM or MI is missing");
        };
    }
}
