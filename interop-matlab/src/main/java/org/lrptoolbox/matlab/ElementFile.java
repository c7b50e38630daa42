package org.lrptoolbox.matlab;

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

/** Files of the versions 5 to 7: a header, then one element for each variable. */
final class ElementFile {
    static final int HEADER = 128;
    /** The bytes before the content of an element: its type and its length. */
    static final int TAG = 8;
    private static final int VERSION = 124;

    private ElementFile() {}

    static List<MatVariable> variables(Path file) throws IOException {
        byte[] bytes = InputFiles.readAll(file);
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
        return new ElementVariable(file,
                new ElementVariable.Element(bytes, at + TAG, (int) length, type == StorageType.COMPRESSED), order);
    }

    private static ByteOrder order(Path file, byte[] bytes) throws LrpFileException {
        String start = new String(bytes, 0, Math.min(bytes.length, VERSION), StandardCharsets.ISO_8859_1);
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
}
