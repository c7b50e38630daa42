package org.lrptoolbox.layer;

import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** Makes a vector of every sample, in C order: (H, W, D) becomes (H W D,). */
public record Flatten() implements PassLayer {
    @Override
    public int[] outputShape(int... input) {
        return new int[]{Shapes.size(input)};
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.reshape(x.batch(), x.sampleSize());
    }

    @Override
    public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
        return dy.reshape(x.shape());
    }
}
