package org.lrptoolbox.layer;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.tensor.Shapes;

/**
 * Gives every sample another shape, its elements in the same order.
 *
 * @param shape the shape of an output sample
 */
public record Reshape(int... shape) implements PassLayer {
    @Override
    public String describe() {
        return "to " + Shapes.text(shape);
    }

    @Override
    public boolean keepsValues() {
        return true;
    }

    @Override
    public int[] outputShape(int... input) {
        if (!Shapes.isOpen(input) && Shapes.size(input) != Shapes.size(shape)) {
            throw ShapeException.of(this, Shapes.size(shape) + " elements", input);
        }
        return shape.clone();
    }

    @Override
    public <T> T forward(Algebra<T> a, T x) {
        outputShape(a.shape(x));
        return a.reshape(x, shape);
    }

    @Override
    public <T> T gradient(Algebra<T> a, T x, T y, T dy) {
        return a.reshape(dy, x);
    }

    @Override
    public boolean flattens() {
        return shape.length == 1;
    }

    /** Of two shapes the last one counts. */
    @Override
    public @Nullable Layer joined(Layer first) {
        return first instanceof Reshape ? this : null;
    }
}
