package org.lrptoolbox.tensor;

import java.util.function.DoubleBinaryOperator;

/** Elementwise arithmetic on tensors of one shape. */
public final class Tensors {
    private Tensors() {}

    /**
     * Combines two tensors element by element.
     *
     * @throws IllegalArgumentException if they differ in size
     */
    public static Tensor zip(Tensor a, Tensor b, DoubleBinaryOperator f) {
        if (a.size() != b.size()) {
            throw new IllegalArgumentException("cannot combine shapes " + a + " and " + b);
        }
        double[] out = new double[a.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = f.applyAsDouble(a.data()[i], b.data()[i]);
        }
        return Tensor.of(out, a.shape());
    }
}
