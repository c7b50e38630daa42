package org.lrptoolbox.matlab;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Writes the properties of objects where {@link Subsystem} reads them, in version 2 of the {@link ObjectTable} and with
 * all that MATLAB R2016b has there: default values of classes, of which there are none, and an empty second part.
 */
final class SubsystemWriter {
    private static final byte[] HEADER = {0, 1, 'I', 'M', 0, 0, 0, 0};
    private static final int VERSION = 2;

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
        out.text(ValueElements.MCOS);
        out.text(Subsystem.WRAPPER);
        int cells = out.beginMatrix(MatlabClass.CELL, 0, "", objects.valueCount() + 3, 1);
        bytes(out, table(), true);
        out.end(out.begin(StorageType.MATRIX));
        ElementBuffer values = objects.values();
        out.room(values.size()).put(values.array(), 0, values.size());
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
        out.fieldNames(List.of(Subsystem.FIELD));
        return struct;
    }

    /** For each class, and for none, a struct of default values: none, as all properties are written. */
    private void defaults(ElementBuffer out) {
        int count = objects.classes().size() + 1;
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

    private byte[] table() {
        int count = objects.objects().size();
        ElementBuffer names = new ElementBuffer(ByteOrder.LITTLE_ENDIAN);
        int nameCount = 0;
        for (String name : objects.names()) {
            byte[] ascii = (name + '\0').getBytes(StandardCharsets.US_ASCII);
            names.room(ascii.length).put(ascii);
            nameCount++;
        }
        names.pad();
        ElementBuffer classes = rows(objects.classes().size(), 4, k -> {
            int[] parts = objects.classes().get(k);
            return new int[]{parts[0], parts[1], 0, 0};
        });
        ElementBuffer rows = rows(count, 6, k -> {
            ObjectRegister.Entry entry = objects.objects().get(k);
            return new int[]{entry.type(), 0, 0, 0, k + 1, entry.rank()};
        });
        ElementBuffer none = new ElementBuffer(ByteOrder.LITTLE_ENDIAN);
        List<ElementBuffer> regions = List.of(classes, none, rows, lists(), rows(count, 2, k -> new int[2]));
        ByteBuffer head = ByteBuffer.allocate(ObjectTable.HEADER).order(ByteOrder.LITTLE_ENDIAN);
        head.putInt(VERSION).putInt(nameCount);
        int at = ObjectTable.HEADER + names.size();
        for (ElementBuffer region : regions) {
            head.putInt(at);
            at += region.size();
        }
        head.putInt(at);
        ByteBuffer table = ByteBuffer.allocate(at).put(head.array()).put(names.toByteArray());
        regions.forEach(region -> table.put(region.toByteArray()));
        return table.array();
    }

    /** Rows of numbers, after one of zeros. */
    private static ElementBuffer rows(int count, int width, IntFunction<int[]> row) {
        ElementBuffer out = new ElementBuffer(ByteOrder.LITTLE_ENDIAN);
        for (int k = -1; k < count; k++) {
            put(out, k < 0 ? new int[width] : row.apply(k));
        }
        return out;
    }

    private ElementBuffer lists() {
        ElementBuffer out = new ElementBuffer(ByteOrder.LITTLE_ENDIAN);
        put(out, 0, 0);
        for (ObjectRegister.Entry entry : objects.objects()) {
            put(out, entry.properties().size());
            entry.properties().forEach(property -> put(out, property));
            out.pad();
        }
        return out;
    }

    private static void put(ElementBuffer out, int... words) {
        for (int word : words) {
            out.room(4).putInt(word);
        }
    }
}
