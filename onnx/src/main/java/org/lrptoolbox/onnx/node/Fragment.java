package org.lrptoolbox.onnx.node;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.layer.PassLayer;

/**
 * A part of an activation that files spell out in several nodes; the node that completes it makes a layer of all.
 *
 * @param op the operator
 */
record Fragment(String op) implements PassLayer {
    @Override
    public <T> T forward(Algebra<T> a, T x) {
        throw new IllegalStateException(op + " on its own");
    }

    @Override
    public <T> T gradient(Algebra<T> a, T x, T y, T dy) {
        throw new IllegalStateException(op + " on its own");
    }
}
