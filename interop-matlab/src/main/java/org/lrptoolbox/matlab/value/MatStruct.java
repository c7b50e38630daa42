package org.lrptoolbox.matlab.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.lrptoolbox.tensor.Shapes;

/**
 * A struct array: in each element a value for each field.
 *
 * @param shape the dimensions
 * @param fields by name, in order, the values of all elements, in C order
 */
public record MatStruct(int[] shape, Map<String, List<MatValue>> fields) implements MatValue {
    /** Checks that every field has as many values as the shape says. */
    public MatStruct {
        int size = shape.length < 2 ? -1 : Shapes.size(shape);
        Map<String, List<MatValue>> copy = new LinkedHashMap<>();
        fields.forEach((name, values) -> {
            if (values.size() != size) {
                throw new IllegalArgumentException("field '" + name + "' has " + values.size()
                        + " values for shape " + Shapes.text(shape));
            }
            copy.put(name, List.copyOf(values));
        });
        fields = Collections.unmodifiableMap(copy);
    }

    /** A single struct. */
    public static MatStruct of(Map<String, ? extends MatValue> fields) {
        Map<String, List<MatValue>> lists = new LinkedHashMap<>();
        fields.forEach((name, value) -> lists.put(name, List.of(value)));
        return new MatStruct(new int[]{1, 1}, lists);
    }

    /** The number of elements. */
    public int size() {
        return Shapes.size(shape);
    }

    /**
     * The value of a field of a single struct.
     *
     * @throws IllegalArgumentException if there is no such field, or not one struct
     */
    public MatValue get(String name) {
        List<MatValue> values = fields.get(name);
        if (values == null || values.size() != 1) {
            throw new IllegalArgumentException("no value '" + name + "' in a struct of shape " + Shapes.text(shape)
                    + " with fields " + fields.keySet());
        }
        return values.getFirst();
    }
}
