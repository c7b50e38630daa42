package org.lrptoolbox.io;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.tensor.Shapes;

/** What a named variable of a file may hold besides an array of numbers. Elements lie in C order. */
public sealed interface StoredValue {
    /** The dimensions. */
    int[] shape();

    /**
     * Numbers, or truth values.
     *
     * @param real the numbers, in the type they are stored in
     * @param imaginary their imaginary parts, of the same type and shape; null where they are real
     */
    record Numbers(TypedArray real, @Nullable TypedArray imaginary) implements StoredValue {
        @Override
        public int[] shape() {
            return real.shape();
        }
    }

    /**
     * A text, or several of the same length.
     *
     * @param rows the texts
     */
    record Text(List<String> rows) implements StoredValue {
        /** Copies the list. */
        public Text {
            rows = List.copyOf(rows);
        }

        @Override
        public int[] shape() {
            return new int[]{rows.size()};
        }
    }

    /**
     * Values of any kind, in a grid.
     *
     * @param shape the dimensions
     * @param elements as many as the shape says
     */
    record Cells(int[] shape, List<StoredValue> elements) implements StoredValue {
        /** Checks that there are as many elements as the shape says. */
        public Cells {
            elements = List.copyOf(elements);
            if (elements.size() != Shapes.size(shape)) {
                throw new IllegalArgumentException(elements.size() + " elements for shape " + Shapes.text(shape));
            }
        }
    }

    /**
     * Records with the same fields, in a grid.
     *
     * @param shape the dimensions
     * @param fields by name, the values of all records
     */
    record Records(int[] shape, Map<String, List<StoredValue>> fields) implements StoredValue {
        /** Checks that every field has a value for each record. */
        public Records {
            Map<String, List<StoredValue>> copy = new LinkedHashMap<>();
            for (Map.Entry<String, List<StoredValue>> field : fields.entrySet()) {
                if (field.getValue().size() != Shapes.size(shape)) {
                    throw new IllegalArgumentException("field '" + field.getKey() + "' has " + field.getValue().size()
                            + " values for shape " + Shapes.text(shape));
                }
                copy.put(field.getKey(), List.copyOf(field.getValue()));
            }
            fields = java.util.Collections.unmodifiableMap(copy);
        }
    }

    /**
     * An object of a class, or a function: its name is known, what it does is not.
     *
     * @param type the name of its class
     */
    record Foreign(String type) implements StoredValue {
        @Override
        public int[] shape() {
            return new int[0];
        }
    }
}
