package org.lrptoolbox.layer;

import org.lrptoolbox.kernel.Elementwise;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Tensors;

/** The hyperbolic tangent: y = tanh x. */
public record Tanh() implements PassLayer {
    @Override
    public Tensor forward(Tensor x) {
        return Tensor.of(Elementwise.tanh(x.data()), x.shape());
    }

    @Override
    public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
        return Tensors.zip(dy, y, (d, v) -> d * (1 - v * v));
    }
}
