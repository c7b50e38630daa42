package org.lrptoolbox.matlab.v5;

import java.nio.ByteOrder;
import java.util.List;

import org.lrptoolbox.matlab.objects.ObjectRegister;
import org.lrptoolbox.matlab.objects.ObjectStore;
import org.lrptoolbox.matlab.objects.ObjectTableWriter;
import org.lrptoolbox.matlab.value.MatlabClass;

/**
 * Writes the properties of objects where {@link Subsystem} reads them, with
 * all that MATLAB R2016b has there: default values of classes, of which there are none, and an empty second part.
 */
final class SubsystemWriter {
    private static final byte[] HEADER = {0, 1, 'I', 'M', 0, 0, 0, 0};

    private final ObjectRegister objects;

    private SubsystemWriter(ObjectRegister objects) {
        this.objects = objects;
    }

    /** The subsystem as a compressed element. */
    static byte[] element(ObjectRegister objects) {
        ElementBuffer out = new ElementBuffer(ByteOrder.LITTLE_ENDIAN);
        bytes(out, new SubsystemWriter(objects).content(), false);
        return Deflated.element(out);
    }

    private byte[] content() {
        ElementBuffer out = start();
        int struct = beginField(out);
        int wrapper = out.beginOpaque("");
        out.text(ObjectStore.FIELD);
        out.text(ObjectStore.WRAPPER);
        int cells = out.beginMatrix(MatlabClass.CELL, 0, "", objects.values().size() + 3, 1);
        bytes(out, ObjectTableWriter.table(objects), true);
        out.end(out.begin(StorageType.MATRIX));
        ValueElements values = new ValueElements(out, objects, true);
        objects.values().forEach(value -> values.write("", value));
        defaults(out);
        out.end(cells);
        out.end(wrapper);
        out.end(struct);
        ElementBuffer second = start();
        int empty = beginField(second);
        second.end(second.begin(StorageType.MATRIX));
        second.end(empty);
        bytes(out, second.toByteArray(), false);
        return out.toByteArray();
    }

    private static ElementBuffer start() {
        ElementBuffer out = new ElementBuffer(ByteOrder.LITTLE_ENDIAN);
        out.room(HEADER.length).put(HEADER);
        return out;
    }

    private static int beginField(ElementBuffer out) {
        int struct = out.beginMatrix(MatlabClass.STRUCT, 0, "", 1, 1);
        out.fieldNames(List.of(ObjectStore.FIELD));
        return struct;
    }

    /** For each class, and for none, a struct of default values: none, as all properties are written. */
    private void defaults(ElementBuffer out) {
        int count = objects.classCount() + 1;
        int cells = out.beginMatrix(MatlabClass.CELL, 0, "", count, 1);
        for (int i = 0; i < count; i++) {
            int struct = out.beginMatrix(MatlabClass.STRUCT, 0, "", 1, 0);
            out.fieldNames(List.of());
            out.end(struct);
        }
        out.end(cells);
    }

    private static void bytes(ElementBuffer out, byte[] content, boolean column) {
        int matrix = out.beginMatrix(MatlabClass.UINT8, 0, "", column ? content.length : 1,
                column ? 1 : content.length);
        out.bytes(StorageType.UINT8, content);
        out.end(matrix);
    }
}
