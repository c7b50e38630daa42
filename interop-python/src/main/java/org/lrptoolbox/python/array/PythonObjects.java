package org.lrptoolbox.python.array;

import java.util.ArrayList;
import java.util.List;

import org.graalvm.polyglot.Value;

import org.lrptoolbox.tensor.Shapes;

/** Arrays of Python objects, which Java holds and hands back, and knows nothing of. */
public final class PythonObjects {
    private PythonObjects() {}

    /** An array of the elements of a list, in C order. */
    public static NDArray array(Value list, int... shape) {
        Object[] storage = new Object[Shapes.size(shape)];
        for (int i = 0; i < storage.length; i++) {
            storage[i] = list.getArrayElement(i);
        }
        return NDArray.of(DataType.OBJECT, storage, shape);
    }

    /** The elements in C order. */
    public static List<Object> list(NDArray a) {
        List<Object> out = new ArrayList<>(a.size());
        Object[] storage = (Object[]) a.storage();
        Cursor.over(a).each(a.size(), at -> out.add(storage[at]));
        return out;
    }

    /** The object at a place of the storage. */
    public static Object at(NDArray a, int place) {
        return ((Object[]) a.storage())[place];
    }
}
