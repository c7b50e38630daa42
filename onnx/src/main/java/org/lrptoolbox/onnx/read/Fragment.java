package org.lrptoolbox.onnx.read;

import org.lrptoolbox.layer.PassLayer;
import org.lrptoolbox.tensor.Tensor;

/**
 * A part of an activation that files spell out in several nodes; the node that completes it makes a layer of all.
 *
 * @param op the operator
 */
record Fragment(String op) implements PassLayer {
    @Override
    public Tensor forward(Tensor x) {
        throw new IllegalStateException(op + " on its own");
    }

    @Override
    public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
        throw new IllegalStateException(op + " on its own");
    }
}
