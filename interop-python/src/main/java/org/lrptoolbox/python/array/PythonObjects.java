package org.lrptoolbox.python.array;

import java.util.ArrayList;
import java.util.List;

import org.graalvm.polyglot.Value;

import org.lrptoolbox.tensor.Shapes;

/** Arrays of Python objects, which Java holds and hands back, and knows nothing of. */
public final class PythonObjects {
    /**
     * The objects that lie in records, by number; the first is what zeros stand for. They are kept as long as Java runs:
     * numbers travel with the bytes of records, and nobody knows where the last copy of one is.
     */
    private static final List<Object> IN_RECORDS = new ArrayList<>(List.of(0));

    private PythonObjects() {}

    /** The number by which an object is known from now on. */
    static long number(Object object) {
        synchronized (IN_RECORDS) {
            IN_RECORDS.add(object == null ? 0 : object);
            return IN_RECORDS.size() - 1L;
        }
    }

    /** The object of a number. */
    static Object known(long number) {
        synchronized (IN_RECORDS) {
            if (number < 0 || number >= IN_RECORDS.size()) {
                throw new ArrayTypeException("the bytes of a record are no Python object that was put there");
            }
            return IN_RECORDS.get((int) number);
        }
    }

    /** An array of the elements of a list, in C order. */
    public static NDArray array(Value list, int... shape) {
        return arrayOf(DataType.OBJECT, list, shape);
    }

    /** As {@link #array}, of a type of objects. */
    public static NDArray arrayOf(DataType type, Value list, int... shape) {
        Object[] storage = new Object[Shapes.size(shape)];
        for (int i = 0; i < storage.length; i++) {
            storage[i] = list.getArrayElement(i);
        }
        return NDArray.of(type, storage, shape);
    }

    /** The elements in C order. */
    public static List<Object> list(NDArray a) {
        List<Object> out = new ArrayList<>(a.size());
        if (a.type().isPacked()) {
            return list(a.copy());
        }
        Object[] storage = (Object[]) a.storage();
        Cursor.over(a).each(a.size(), at -> out.add(storage[at]));
        return out;
    }

    /** The object at a place of the storage. */
    public static Object at(NDArray a, int place) {
        Object storage = a.type().isPacked() ? Packed.plain(a.type(), a.storage(), place, 8, 1) : a.storage();
        return ((Object[]) storage)[a.type().isPacked() ? 0 : place];
    }
}
