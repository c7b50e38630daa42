package org.lrptoolbox.matlab;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;

/**
 * The part of a file, at an offset named in its header, in which MATLAB keeps the properties of class objects: an array
 * of bytes that is a small file by itself. Its header is eight bytes, its one variable a struct with the field MCOS,
 * an object with a cell array: the {@link ObjectTable} and the values.
 */
final class Subsystem {
    /** Where the header of a file says where the properties are. */
    static final int OFFSET = 116;
    private static final int INNER_HEADER = 8;
    static final String FIELD = "MCOS";
    static final String WRAPPER = "FileWrapper__";

    private Subsystem() {}

    /** A value with its objects resolved; as it is if the file has no properties for them. */
    static MatValue resolve(MatValue value, Path file, byte[] bytes, ByteOrder order, Allowance allowance)
            throws IOException {
        long offset = ByteBuffer.wrap(bytes).order(order).getLong(OFFSET);
        if (offset < ElementFile.HEADER || offset > bytes.length - ElementFile.TAG || !hasObjects(value)) {
            return value;
        }
        MatVariable variable = ElementFile.variable(file, bytes, (int) offset, order);
        TypedArray inner = variable.array();
        if (inner.type() != ElementType.UINT8 || inner.size() < INNER_HEADER) {
            throw new IllegalArgumentException("properties of objects as " + inner);
        }
        allowance.take(inner.size());
        ObjectStore store = store((byte[]) inner.storage(), file, allowance);
        return store == null ? value : store.resolve(value);
    }

    private static @Nullable ObjectStore store(byte[] inner, Path file, Allowance allowance) throws IOException {
        ByteOrder order = inner[2] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        MatStream in = new MatStream(
                new ByteArrayInputStream(inner, INNER_HEADER, inner.length - INNER_HEADER), order,
                inner.length - INNER_HEADER);
        MatValue root = FromJMatIo.value(JMatIo.read(Transcript.ofProperties(in.matrix(), file, allowance)));
        if (root instanceof MatStruct struct && struct.get(FIELD) instanceof MatObject wrapper
                && wrapper.properties().get(Transcript.CONTENT) instanceof MatCell(var shape, List<MatValue> cells)) {
            return store(cells, order);
        }
        throw new IllegalArgumentException("properties of objects in a way not known");
    }

    /**
     * The objects, or null if they are told in a way not known yet.
     *
     * @param cells their table, and what it refers to
     */
    static @Nullable ObjectStore store(List<MatValue> cells, ByteOrder order) {
        if (!cells.isEmpty() && cells.getFirst() instanceof MatNumeric table
                && table.array().storage() instanceof byte[] words) {
            return ObjectTable.isKnown(words, order) ? new ObjectStore(new ObjectTable(words, order), cells) : null;
        }
        throw new IllegalArgumentException("properties of objects in a way not known");
    }

    /** Whether a value is or holds an object. */
    static boolean hasObjects(MatValue value) {
        return switch (value) {
            case MatObject object -> true;
            case MatCell cell -> cell.elements().stream().anyMatch(Subsystem::hasObjects);
            case MatStruct struct -> struct.fields().values().stream()
                    .anyMatch(list -> list.stream().anyMatch(Subsystem::hasObjects));
            default -> false;
        };
    }
}
