package org.lrptoolbox.layer;

import org.lrptoolbox.kernel.Elementwise;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Tensors;

/** The rectifier: y = max(0, x). */
public record Rect() implements PassLayer {
    @Override
    public Tensor forward(Tensor x) {
        return Tensor.of(Elementwise.positivePart(x.data()), x.shape());
    }

    @Override
    public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
        return Tensors.zip(dy, y, (d, v) -> v != 0 ? d : d * 0);
    }
}
