package org.lrptoolbox.onnx.file;

import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/**
 * The transpose of a matrix, which is not made unless somebody asks.
 *
 * @param base the matrix
 */
public record TransposedWeights(Weights base) implements Weights {
    @Override
    public int[] shape() {
        return new int[]{base.shape()[1], base.shape()[0]};
    }

    @Override
    public Tensor tensor() {
        Tensor t = base.tensor();
        return new Permute(1, 0).forward(t.reshape(1, t.dim(0), t.dim(1))).reshape(shape());
    }
}
