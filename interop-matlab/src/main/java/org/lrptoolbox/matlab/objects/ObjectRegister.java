package org.lrptoolbox.matlab.objects;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.lrptoolbox.matlab.value.MatCell;
import org.lrptoolbox.matlab.value.MatObject;
import org.lrptoolbox.matlab.value.MatStruct;
import org.lrptoolbox.matlab.value.MatValue;

/**
 * Numbers objects as MATLAB does when it saves them: an object when it is met first, names and values of its properties
 * in their order, each value after the objects in it, and its class and place among the finished objects at its end.
 */
public final class ObjectRegister {
    /** How the reference to an object starts. */
    static final int REFERENCE = 0xdd00_0000;
    /** How a property says that its value is one of the values. */
    static final int BY_VALUE = 1;

    private final Map<String, Integer> names = new LinkedHashMap<>();
    private final Map<String, Integer> classes = new HashMap<>();
    private final List<int[]> classNames = new ArrayList<>();
    private final Map<MatObject, Entry> objects = new IdentityHashMap<>();
    private final List<Entry> inOrder = new ArrayList<>();
    private final List<MatValue> values = new ArrayList<>();
    private int finished;

    /** What the table says of an object. */
    static final class Entry {
        private final int number;
        private final List<int[]> properties = new ArrayList<>();
        private int type;
        private int rank;

        private Entry(int number) {
            this.number = number;
        }

        /** The number of its class. */
        int type() {
            return type;
        }

        /** How many objects were finished when it was. */
        int rank() {
            return rank;
        }

        /** Name, kind and value of each property. */
        List<int[]> properties() {
            return properties;
        }
    }

    /** What stands for an object: mark, number of dimensions, dimensions, object, class. */
    public int[] reference(MatObject object) {
        Entry entry = register(object);
        return new int[]{REFERENCE, 2, 1, 1, entry.number, entry.type};
    }

    /** Whether no object is registered. */
    public boolean isEmpty() {
        return inOrder.isEmpty();
    }

    /** The names of properties, classes and packages; the first one has the number 1. */
    Iterable<String> names() {
        return names.keySet();
    }

    /** The numbers of package and name of each class. */
    List<int[]> classes() {
        return classNames;
    }

    List<Entry> objects() {
        return inOrder;
    }

    /** The values of all properties; the references in them are known by now. */
    public List<MatValue> values() {
        return values;
    }

    /** The number of classes. */
    public int classCount() {
        return classNames.size();
    }

    private Entry register(MatObject object) {
        Entry known = objects.get(object);
        if (known != null) {
            return known;
        }
        Entry entry = new Entry(inOrder.size() + 1);
        objects.put(object, entry);
        inOrder.add(entry);
        object.properties().fields().forEach((name, value) -> {
            int number = name(name);
            registerAll(value.getFirst());
            entry.properties.add(new int[]{number, BY_VALUE, values.size()});
            values.add(value.getFirst());
        });
        entry.type = classes.computeIfAbsent(object.type(), this::addClass);
        entry.rank = ++finished;
        return entry;
    }

    private void registerAll(MatValue value) {
        switch (value) {
            case MatObject object -> register(object);
            case MatCell cell -> cell.elements().forEach(this::registerAll);
            case MatStruct struct -> struct.fields().values().forEach(list -> list.forEach(this::registerAll));
            default -> {
                // Holds no objects.
            }
        }
    }

    private int addClass(String name) {
        int dot = name.lastIndexOf('.');
        int inPackage = dot < 0 ? 0 : name(name.substring(0, dot));
        classNames.add(new int[]{inPackage, name(name.substring(dot + 1))});
        return classNames.size();
    }

    private int name(String name) {
        return names.computeIfAbsent(name, absent -> names.size() + 1);
    }
}
