package org.lrptoolbox.layer.nchw;

import org.lrptoolbox.kernel.MatrixProduct;
import org.lrptoolbox.layer.ShapeException;
import org.lrptoolbox.layer.WeightMap;
import org.lrptoolbox.layer.WeightedLayer;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/**
 * A fully connected layer over samples of shape (m,): y = W x + b, with the matrix in either order.
 *
 * @param weights W, shaped (n, m) where {@code outputsFirst}, else (m, n)
 * @param outputsFirst whether a row of the matrix belongs to an output, as in Caffe, PyTorch and Gemm with transB
 * @param bias b, one number per output; not copied; empty for none
 */
public record Dense(Weights weights, boolean outputsFirst, double[] bias) implements WeightedLayer {
    /** Checks that weights and bias fit each other. */
    public Dense {
        if (weights.shape().length != 2 || bias.length != 0 && bias.length != weights.shape()[outputsFirst ? 0 : 1]) {
            throw new ShapeException("Dense with weights " + org.lrptoolbox.tensor.Shapes.text(weights.shape())
                    + " does not fit a bias of length " + bias.length);
        }
    }

    /** The number m of inputs. */
    public int inputs() {
        return weights.shape()[outputsFirst ? 1 : 0];
    }

    /** The number n of outputs. */
    public int outputs() {
        return weights.shape()[outputsFirst ? 0 : 1];
    }

    @Override
    public String describe() {
        return inputs() + " -> " + outputs();
    }

    @Override
    public long parameters() {
        return weights.count() + bias.length;
    }

    @Override
    public int[] outputShape(int... input) {
        if (input.length != 1 || input[0] != inputs()) {
            throw ShapeException.of(this, "(" + inputs() + ",)", input);
        }
        return new int[]{outputs()};
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor y = apply(x);
        return bias.length == 0 ? y : Channels.add(y, 1, bias);
    }

    @Override
    public Tensor apply(Tensor x) {
        outputShape(x.sampleShape());
        return product(x, outputsFirst, outputs());
    }

    @Override
    public Tensor transpose(Tensor s, int... input) {
        return product(s, !outputsFirst, inputs());
    }

    private Tensor product(Tensor x, boolean transposed, int columns) {
        double[] w = weights.tensor().data();
        Tensor y = Tensor.zeros(x.batch(), columns);
        int k = x.sampleSize();
        MatrixProduct.parallel(false, transposed, x.batch(), columns, k, x.data(), 0, k, w, 0, weights.shape()[1],
                false, y.data(), 0, columns);
        return y;
    }

    @Override
    public Dense mapped(WeightMap map) {
        return map == WeightMap.IDENTITY ? this : new Dense(map.of(weights), outputsFirst, map.of(bias));
    }
}
