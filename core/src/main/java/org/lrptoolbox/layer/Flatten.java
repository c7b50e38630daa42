package org.lrptoolbox.layer;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.tensor.Shapes;

/** Makes a vector of every sample, in C order: (H, W, D) becomes (H W D,). */
public record Flatten() implements PassLayer {
    @Override
    public boolean keepsValues() {
        return true;
    }

    @Override
    public int[] outputShape(int... input) {
        return new int[]{Shapes.isOpen(input) ? Shapes.OPEN : Shapes.size(input)};
    }

    @Override
    public <T> T forward(Algebra<T> a, T x) {
        return a.reshape(x, Shapes.size(a.shape(x)));
    }

    @Override
    public <T> T gradient(Algebra<T> a, T x, T y, T dy) {
        return a.reshape(dy, x);
    }

    @Override
    public boolean flattens() {
        return true;
    }

    /** Of two shapes the last one counts. */
    @Override
    public @Nullable Layer joined(Layer first) {
        return first instanceof Reshape ? this : null;
    }

    @Override
    public boolean isOfToolbox() {
        return true;
    }
}
