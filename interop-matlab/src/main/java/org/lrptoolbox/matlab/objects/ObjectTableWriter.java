package org.lrptoolbox.matlab.objects;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Writes an {@link ObjectTable} in its version 2, that of MATLAB R2016b. */
public final class ObjectTableWriter {
    private static final int VERSION = 2;

    private ObjectTableWriter() {}

    /** The table of all registered objects, little-endian. */
    public static byte[] table(ObjectRegister objects) {
        int count = objects.objects().size();
        StringBuilder names = new StringBuilder();
        int nameCount = 0;
        for (String name : objects.names()) {
            names.append(name).append('\0');
            nameCount++;
        }
        byte[] classes = rows(objects.classes().size(), k -> {
            int[] parts = objects.classes().get(k);
            return new int[]{parts[0], parts[1], 0, 0};
        }, 4);
        byte[] rows = rows(count, k -> {
            ObjectRegister.Entry entry = objects.objects().get(k);
            return new int[]{entry.type(), 0, 0, 0, k + 1, entry.rank()};
        }, 6);
        List<byte[]> regions = List.of(classes, new byte[0], rows, lists(objects), rows(count, k -> new int[2], 2));
        int at = padded(ObjectTable.HEADER + names.length());
        ByteBuffer table = buffer(at + regions.stream().mapToInt(region -> region.length).sum());
        table.putInt(VERSION).putInt(nameCount);
        for (byte[] region : regions) {
            table.putInt(at);
            at += region.length;
        }
        table.putInt(at).position(ObjectTable.HEADER);
        table.put(names.toString().getBytes(StandardCharsets.US_ASCII));
        table.position(padded(table.position()));
        regions.forEach(table::put);
        return table.array();
    }

    /** Rows of numbers, after one of zeros. */
    private static byte[] rows(int count, IntFunction<int[]> row, int width) {
        ByteBuffer out = buffer(4 * width * (count + 1));
        out.position(4 * width);
        IntStream.range(0, count).mapToObj(row).flatMapToInt(IntStream::of).forEach(out::putInt);
        return out.array();
    }

    /** The properties of each object, after an empty list. */
    private static byte[] lists(ObjectRegister objects) {
        List<ObjectRegister.Entry> entries = objects.objects();
        int size = 8 + entries.stream().mapToInt(entry -> padded(4 + 12 * entry.properties().size())).sum();
        ByteBuffer out = buffer(size);
        out.position(8);
        for (ObjectRegister.Entry entry : entries) {
            out.putInt(entry.properties().size());
            entry.properties().forEach(property -> IntStream.of(property).forEach(out::putInt));
            out.position(padded(out.position()));
        }
        return out.array();
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int padded(int length) {
        return (length + 7) / 8 * 8;
    }
}
