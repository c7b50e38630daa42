package org.lrptoolbox.matlab;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.lrptoolbox.tensor.ColumnMajor;
import org.lrptoolbox.tensor.Shapes;

/** Builds .mat files with objects of MATLAB classes. */
final class McosBytes {
    private static final MatBytes LE = new MatBytes(ByteOrder.LITTLE_ENDIAN);
    private static final int REFERENCE = 0xdd00_0000;

    private final List<String> names = new ArrayList<>();
    private final List<Integer> classes = new ArrayList<>(List.of(0, 0, 0, 0));
    private final List<Integer> objects = new ArrayList<>(List.of(0, 0, 0, 0, 0, 0));
    private final List<Integer> lists = new ArrayList<>(List.of(0, 0));
    private final List<byte[]> values = new ArrayList<>();

    private int name(String name) {
        if (!names.contains(name)) {
            names.add(name);
        }
        return names.indexOf(name) + 1;
    }

    /** Adds an object of a class in the package {@code modules}; returns its number. */
    int object(String type, Map<String, byte[]> properties) {
        classes.addAll(List.of(name("modules"), name(type), 0, 0));
        int number = objects.size() / 6;
        objects.addAll(List.of(number, 0, 0, 0, number, 0));
        lists.add(properties.size());
        properties.forEach((property, value) -> {
            lists.addAll(List.of(name(property), 1, values.size()));
            values.add(value);
        });
        if (lists.size() % 2 != 0) {
            lists.add(0);
        }
        return number;
    }

    /** Adds default values of no class and of the first one. */
    void defaults(Map<String, byte[]> none, Map<String, byte[]> first) {
        values.add(LE.matrix(1, "", 2, 1, struct(none), struct(first)));
    }

    private static byte[] struct(Map<String, byte[]> fields) {
        byte[] names = MatBytes.concat(fields.keySet().stream()
                .map(name -> java.util.Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), 32))
                .toArray(byte[][]::new));
        return LE.matrix(2, "", 1, 1, LE.ints(4 << 16 | 5, 32), LE.element(1, names),
                MatBytes.concat(fields.values().toArray(byte[][]::new)));
    }

    /** What stands for an object in a property of another. */
    static byte[] reference(int... numbers) {
        int[] words = new int[5 + numbers.length];
        System.arraycopy(new int[]{REFERENCE, 2, 1, numbers.length}, 0, words, 0, 4);
        System.arraycopy(numbers, 0, words, 4, numbers.length);
        words[4 + numbers.length] = numbers[0];
        return LE.matrix(13, "", words.length, 1, LE.element(6, LE.ints(words)));
    }

    static byte[] cell(byte[]... elements) {
        return LE.matrix(1, "", 1, elements.length, elements);
    }

    /** An array of class double; the numbers are given in C order. */
    static byte[] doubles(int[] shape, double... cOrder) {
        ByteBuffer numbers = ByteBuffer.allocate(8 * cOrder.length).order(ByteOrder.LITTLE_ENDIAN);
        ColumnMajor order = new ColumnMajor(shape);
        for (int i = 0; i < Shapes.size(shape); i++) {
            numbers.putDouble(cOrder[order.next()]);
        }
        return LE.element(14, MatBytes.concat(LE.element(6, LE.ints(6, 0)), LE.element(5, LE.ints(shape)),
                LE.element(1, new byte[0]), LE.element(9, numbers.array())));
    }

    /** A file whose one variable, {@code model}, is an object. */
    byte[] file(int number, String type) {
        byte[] variable = opaque("model", "modules." + type, reference(number));
        byte[] inner = MatBytes.concat(new byte[]{0, 1, 'I', 'M', 0, 0, 0, 0},
                LE.matrix(2, "", 1, 1, LE.ints(4 << 16 | 5, 5), LE.element(1, "MCOS\0".getBytes()),
                        opaque("", "FileWrapper__", wrapped())));
        byte[] file = LE.file(variable, LE.matrix(9, "", 1, inner.length, LE.element(2, inner)));
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(116, 128 + variable.length);
        return file;
    }

    /** The table of the objects. */
    byte[] table() {
        byte[] text = MatBytes.concat(names.stream().map(n -> (n + "\0").getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new));
        byte[] padded = java.util.Arrays.copyOf(text, (text.length + 7) / 8 * 8);
        int one = 40 + padded.length;
        int three = one + 4 * classes.size();
        int four = three + 4 * objects.size();
        int end = four + 4 * lists.size();
        return MatBytes.concat(LE.ints(2, names.size(), one, three, three, four, end, end, 0, 0), padded,
                ints(classes), ints(objects), ints(lists));
    }

    private byte[] wrapped() {
        byte[] table = table();
        List<byte[]> cells = new ArrayList<>(List.of(LE.matrix(9, "", table.length, 1, LE.element(2, table)),
                doubles(new int[]{0, 0})));
        cells.addAll(values);
        return cell(cells.toArray(byte[][]::new));
    }

    private static byte[] ints(List<Integer> values) {
        return LE.ints(IntStream.range(0, values.size()).map(values::get).toArray());
    }

    private static byte[] opaque(String name, String type, byte[] content) {
        return LE.element(14, MatBytes.concat(LE.element(6, LE.ints(17, 0)), LE.element(1, name.getBytes()),
                LE.element(1, "MCOS".getBytes()), LE.element(1, type.getBytes()), content));
    }
}
