package org.lrptoolbox.matlab.value;

import java.util.List;

import org.lrptoolbox.tensor.Shapes;

/**
 * A cell array.
 *
 * @param shape the dimensions
 * @param elements its elements in C order
 */
public record MatCell(int[] shape, List<MatValue> elements) implements MatValue {
    /** Checks that there are as many elements as the shape says. */
    public MatCell {
        elements = List.copyOf(elements);
        if (shape.length < 2 || Shapes.size(shape) != elements.size()) {
            throw new IllegalArgumentException(elements.size() + " elements for shape " + Shapes.text(shape));
        }
    }

    /** A row of elements. */
    public static MatCell of(MatValue... elements) {
        return new MatCell(new int[]{1, elements.length}, List.of(elements));
    }
}
