package org.lrptoolbox.layer;

import org.lrptoolbox.kernel.MatrixProduct;
import org.lrptoolbox.kernel.Channels;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/**
 * A fully connected layer over samples of shape (m,), or (..., m) where it is applied to each row: y = W x + b, with the
 * matrix in either order.
 *
 * @param weights W, shaped (n, m) where {@code outputsFirst}, else (m, n)
 * @param outputsFirst whether a row of the matrix belongs to an output, as in Caffe, PyTorch and Gemm with transB
 * @param bias b, one number per output; not copied; empty for none
 */
public record Dense(Weights weights, boolean outputsFirst, double[] bias) implements WeightedLayer, KernelLayer {
    /** Checks that weights and bias fit each other. */
    public Dense {
        if (weights.shape().length != 2 || bias.length != 0 && bias.length != weights.shape()[outputsFirst ? 0 : 1]) {
            throw new ShapeException("Dense with weights " + Shapes.text(weights.shape())
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
        int last = input.length - 1;
        if (last < 0 || input[last] != inputs() && input[last] != Shapes.OPEN) {
            throw ShapeException.of(this, "(..., " + inputs() + ")", input);
        }
        int[] output = input.clone();
        output[last] = outputs();
        Shapes.requireSize(output);
        return output;
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor y = apply(x);
        return bias.length == 0 ? y : Channels.add(y, y.rank() - 1, bias);
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
        int[] shape = x.shape();
        int k = shape[shape.length - 1];
        shape[shape.length - 1] = columns;
        Tensor y = Tensor.zeros(shape);
        int rows = k == 0 ? 0 : x.size() / k;
        MatrixProduct.parallel(false, transposed, rows, columns, k, x.data(), 0, k, w, 0, weights.shape()[1], false,
                y.data(), 0, columns);
        return y;
    }

    @Override
    public Dense mapped(WeightMap map) {
        return map == WeightMap.IDENTITY ? this : new Dense(map.of(weights), outputsFirst, map.of(bias));
    }
}
