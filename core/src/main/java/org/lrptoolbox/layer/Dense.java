package org.lrptoolbox.layer;

import org.lrptoolbox.kernel.MatrixProduct;
import org.lrptoolbox.kernel.Rearrange;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/**
 * A fully connected layer over samples of shape (m,), or (..., m) where it is applied to each row: y = W x + b, with the
 * matrix in either order. The toolbox's have a row of the matrix for each input.
 *
 * @param weights W, shaped (n, m) where {@code outputsFirst}, else (m, n); not copied
 * @param outputsFirst whether a row of the matrix belongs to an output, as in Caffe, PyTorch and Gemm with transB
 * @param bias b, one number per output; not copied; empty for none
 */
public record Dense(Weights weights, boolean outputsFirst, double[] bias) implements TrainableLayer {
    /** Checks that weights and bias fit each other. */
    public Dense {
        if (weights.shape().length != 2 || bias.length != 0 && bias.length != weights.shape()[outputsFirst ? 0 : 1]) {
            throw new ShapeException((outputsFirst ? "Dense" : "Linear") + " with weights "
                    + Shapes.text(weights.shape()) + " does not fit a bias of length " + bias.length);
        }
    }

    /** As the toolbox has it: over an array of m times n weights in C order, a row for each input. */
    public static Dense of(int m, int n, double[] weights, double[] bias) {
        if (weights.length != (long) m * n) {
            throw new ShapeException("Linear " + m + "x" + n + " needs " + (long) m * n + " weights, but got "
                    + weights.length);
        }
        return new Dense(Weights.of(weights, m, n), false, bias);
    }

    /** The name of the toolbox for the one with a row for each input. */
    @Override
    public String type() {
        return outputsFirst ? "Dense" : "Linear";
    }

    /** The number m of inputs. */
    public int inputs() {
        return weights.shape()[outputsFirst ? 1 : 0];
    }

    /** The number n of outputs. */
    public int outputs() {
        return weights.shape()[outputsFirst ? 0 : 1];
    }

    /** The same for inputs in another order: its input k is what input {@code places[k]} was. */
    public Dense reordered(int... places) {
        return new Dense(Weights.of(Rearrange.gather(weights.tensor(), outputsFirst ? 1 : 0, places)), outputsFirst,
                bias);
    }

    /** The same with a row of the matrix for each input. */
    public Dense inputsFirst() {
        return outputsFirst ? new Dense(Weights.of(Rearrange.permute(weights.tensor(), 1, 0)), false, bias) : this;
    }

    @Override
    public Dense withBias(double... newBias) {
        return new Dense(weights, outputsFirst, newBias);
    }

    @Override
    public int channelsIn() {
        return inputs();
    }

    @Override
    public int channelsOut() {
        return outputs();
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
    public long products(int... output) {
        return (long) Shapes.size(output) * inputs();
    }

    @Override
    public int[] outputShape(int... input) {
        int last = input.length - 1;
        if (last < 0 || input[last] != inputs() && input[last] != Shapes.OPEN) {
            throw ShapeException.of(this, last == 0 ? "(" + inputs() + ",)" : "(..., " + inputs() + ")", input);
        }
        int[] output = input.clone();
        output[last] = outputs();
        Shapes.requireSize(output);
        return output;
    }

    @Override
    public Tensor forward(Tensor x) {
        outputShape(x.sampleShape());
        return product(x, outputsFirst, outputs(), bias);
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

    private Tensor product(Tensor x, boolean transposed, int columns, double... plus) {
        double[] w = weights.tensor().data();
        int[] shape = x.shape();
        int k = shape[shape.length - 1];
        shape[shape.length - 1] = columns;
        Tensor y = Tensor.zeros(shape);
        int rows = rows(x);
        for (int row = 0; row < rows && plus.length > 0; row++) {
            System.arraycopy(plus, 0, y.data(), row * columns, columns);
        }
        MatrixProduct.parallel(false, transposed, rows, columns, k, x.data(), 0, k, w, 0, weights.shape()[1],
                plus.length > 0, y.data(), 0, columns);
        return y;
    }

    private static int rows(Tensor x) {
        int k = x.dim(x.rank() - 1);
        return k == 0 ? x.batch() : x.size() / k;
    }

    @Override
    public Dense mapped(WeightMap map) {
        return map == WeightMap.IDENTITY ? this : new Dense(map.of(weights), outputsFirst, map.of(bias));
    }

    @Override
    public double[] weightGradient(Tensor x, Tensor dy) {
        int m = inputs();
        int n = outputs();
        double[] gradient = new double[m * n];
        Tensor left = outputsFirst ? dy : x;
        Tensor right = outputsFirst ? x : dy;
        int rows = outputsFirst ? n : m;
        int columns = outputsFirst ? m : n;
        MatrixProduct.parallel(true, false, rows, columns, rows(x), left.data(), 0, rows, right.data(), 0, columns,
                false, gradient, 0, columns);
        return gradient;
    }

    @Override
    public Dense withParameters(double[] newWeights, double[] newBias) {
        return new Dense(Weights.of(newWeights, weights.shape()), outputsFirst, newBias);
    }

    @Override
    public Dense scaled(ChannelScale behind) {
        return new Dense(weights.scaled(outputsFirst ? 0 : 1, behind.a()), outputsFirst, behind.applied(bias));
    }

    /** W (a x + s) + b = (W a) x + (W s + b). */
    @Override
    public Dense ofScaled(ChannelScale before) {
        double[] shifted = before.isFactor() ? bias : forward(Tensor.of(before.s(), 1, before.s().length)).data();
        return new Dense(weights.scaled(outputsFirst ? 1 : 0, before.a()), outputsFirst, shifted);
    }

    @Override
    public boolean makesFeatures() {
        return true;
    }

    @Override
    public int[] takes() {
        return new int[]{inputs()};
    }

    @Override
    public boolean isOfToolbox() {
        return !outputsFirst;
    }
}
