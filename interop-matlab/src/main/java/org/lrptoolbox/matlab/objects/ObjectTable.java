package org.lrptoolbox.matlab.objects;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.lrptoolbox.matlab.value.MatNames;

/**
 * The table of the objects of MATLAB classes in a file: which class each is of, and where the values of its properties
 * are. MathWorks does not document it; the layout is that of versions 2 to 4, found by comparing files:
 *
 * <pre>
 * int32 version, number n of names, offset of regions 1 to 8; then n names, each ending in a zero byte
 * region 1: per class    package name, class name, 0, 0
 * region 3: per object   class, 0, 0, list in region 2, list in region 4, 0
 * regions 2 and 4: lists of count c, then c times property name, kind, value; filled up to 8 bytes
 * </pre>
 *
 * <p>Names, classes, objects and lists are numbered from 1; number 0 is an entry of zeros, and means none.
 */
final class ObjectTable {
    /** Its length up to the names: two numbers and eight offsets. */
    static final int HEADER = 40;
    private static final int CLASS_ROW = 16;
    private static final int OBJECT_ROW = 24;
    private static final int PROPERTY = 12;

    private final ByteBuffer bytes;
    private final List<String> names = new ArrayList<>();
    private final List<List<Property>> rareLists;
    private final List<List<Property>> lists;

    /**
     * A property of an object.
     *
     * @param kind how to take the value: 0 the number of a name, 1 the number of a value, others the value itself
     */
    record Property(String name, int kind, int value) {}

    /** Whether a table is of one of the versions this class reads. */
    static boolean isKnown(byte[] table, ByteOrder order) {
        int version = ByteBuffer.wrap(table).order(order).getInt(0);
        return version >= 2 && version <= 4;
    }

    ObjectTable(byte[] table, ByteOrder order) {
        bytes = ByteBuffer.wrap(table).order(order);
        int start = HEADER;
        for (int n = bytes.getInt(4); n > 0; n--) {
            int end = start;
            while (bytes.get(end) != 0) {
                end++;
            }
            names.add(new String(table, start, end - start, StandardCharsets.US_ASCII));
            start = end + 1;
        }
        rareLists = lists(2);
        lists = lists(4);
    }

    /** The name of an object's class with its package, such as {@code modules.Linear}. */
    String className(int object) {
        int at = Math.addExact(region(1), Math.multiplyExact(CLASS_ROW, classNumber(object)));
        String inPackage = name(bytes.getInt(at));
        String name = MatNames.checked(name(bytes.getInt(at + 4)));
        return inPackage.isEmpty() ? name : MatNames.checked(inPackage) + "." + name;
    }

    int classCount() {
        return (region(2) - region(1)) / CLASS_ROW - 1;
    }

    /** The number of an object's class. */
    int classNumber(int object) {
        return objectWord(object, 0);
    }

    List<Property> properties(int object) {
        int rare = objectWord(object, 3);
        return rare > 0 ? rareLists.get(rare) : lists.get(objectWord(object, 4));
    }

    /** The name with a number; none has the number 0. */
    String name(int number) {
        return number == 0 ? "" : names.get(number - 1);
    }

    private int objectWord(int object, int word) {
        int at = Math.addExact(region(3), Math.multiplyExact(OBJECT_ROW, object));
        if (object < 1 || at + OBJECT_ROW > region(4)) {
            throw new IllegalArgumentException("an object number " + object);
        }
        return bytes.getInt(at + 4 * word);
    }

    private int region(int number) {
        return bytes.getInt(4 + 4 * number);
    }

    private List<List<Property>> lists(int region) {
        List<List<Property>> found = new ArrayList<>();
        for (int at = region(region); at < region(region + 1);) {
            List<Property> list = new ArrayList<>();
            int count = bytes.getInt(at);
            at += 4;
            for (int i = 0; i < count; i++, at += PROPERTY) {
                list.add(new Property(name(bytes.getInt(at)), bytes.getInt(at + 4), bytes.getInt(at + 8)));
            }
            at += -at & 7;
            found.add(list);
        }
        return found;
    }
}
