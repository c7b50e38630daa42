package org.lrptoolbox.matlab.v5;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.matlab.objects.ObjectStore;
import org.lrptoolbox.matlab.value.Allowance;
import org.lrptoolbox.matlab.value.MatCell;
import org.lrptoolbox.matlab.value.MatObject;
import org.lrptoolbox.matlab.value.MatStruct;
import org.lrptoolbox.matlab.value.MatValue;

/**
 * The part of a file, at an offset named in its header, in which MATLAB keeps the properties of class objects: an array
 * of bytes that is a small file by itself. Its header is eight bytes, its one variable a struct with the field MCOS,
 * an object with a cell array: the table of objects and the values.
 */
final class Subsystem {
    /** Where the header of a file says where the properties are. */
    static final int OFFSET = 116;
    private static final int INNER_HEADER = 8;

    private Subsystem() {}

    /** A value with its objects resolved; as it is if the file has no properties for them. */
    static MatValue resolve(MatValue value, Path file, byte[] bytes, ByteOrder order, Allowance allowance)
            throws IOException {
        long offset = ByteBuffer.wrap(bytes).order(order).getLong(OFFSET);
        if (offset < V5File.HEADER || offset > bytes.length - V5File.TAG || !ObjectStore.hasObjects(value)) {
            return value;
        }
        TypedArray inner = V5File.variable(file, bytes, (int) offset, order).array();
        if (inner.type() != ElementType.UINT8 || inner.size() < INNER_HEADER) {
            throw new IllegalArgumentException("properties of objects as " + inner);
        }
        ObjectStore store = store((byte[]) inner.storage(), file, allowance);
        return store == null ? value : store.resolve(value);
    }

    private static @Nullable ObjectStore store(byte[] inner, Path file, Allowance allowance) throws IOException {
        ByteOrder order = inner[2] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        MatStream in = new MatStream(
                new ByteArrayInputStream(inner, INNER_HEADER, inner.length - INNER_HEADER), order,
                inner.length - INNER_HEADER);
        MatValue root = new ValueReader(file, allowance).read(in.matrix());
        if (root instanceof MatStruct struct && struct.get(ObjectStore.FIELD) instanceof MatObject wrapper
                && wrapper.properties().get(MatObject.CONTENT) instanceof MatCell(var shape, List<MatValue> cells)) {
            return ObjectStore.of(cells, order);
        }
        throw new IllegalArgumentException("properties of objects in a way not known");
    }
}
