package org.lrptoolbox.layer;

import org.ejml.data.DMatrixRMaj;
import org.lrptoolbox.kernel.MatrixProduct;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * A fully connected layer: y = x W + b for samples of shape (m,).
 *
 * @param weights W, one row per input and one column per output (m x n); not copied
 * @param bias b, one number per output; not copied; empty for none
 */
public record Linear(DMatrixRMaj weights, double[] bias) implements TrainableLayer {
    /** Checks that weights and bias fit each other. */
    public Linear {
        if (bias.length != 0 && bias.length != weights.numCols) {
            throw new ShapeException("Linear with weights " + weights.numRows + "x" + weights.numCols
                    + " needs a bias of length " + weights.numCols + ", but got " + bias.length);
        }
    }

    /** A layer over an array of m times n weights in C order, which is not copied. */
    public static Linear of(int m, int n, double[] weights, double[] bias) {
        if (weights.length != (long) m * n) {
            throw new ShapeException("Linear " + m + "x" + n + " needs " + (long) m * n + " weights, but got "
                    + weights.length);
        }
        return new Linear(DMatrixRMaj.wrap(m, n, weights), bias);
    }

    /** The number m of inputs. */
    public int inputs() {
        return weights.numRows;
    }

    /** The number n of outputs. */
    public int outputs() {
        return weights.numCols;
    }

    @Override
    public String describe() {
        return inputs() + " -> " + outputs();
    }

    @Override
    public int[] outputShape(int... input) {
        if (input.length != 1 || input[0] != inputs() && input[0] != Shapes.OPEN) {
            throw ShapeException.of(this, "(" + inputs() + ",)", input);
        }
        return new int[]{outputs()};
    }

    @Override
    public Tensor forward(Tensor x) {
        return product(x, true);
    }

    @Override
    public Tensor apply(Tensor x) {
        return product(x, false);
    }

    private Tensor product(Tensor x, boolean withBias) {
        outputShape(x.sampleShape());
        int batch = x.batch();
        Tensor y = Tensor.zeros(batch, outputs());
        boolean add = withBias && bias.length > 0;
        if (add) {
            for (int b = 0; b < batch; b++) {
                System.arraycopy(bias, 0, y.data(), b * outputs(), outputs());
            }
        }
        MatrixProduct.parallel(false, false, batch, outputs(), inputs(), x.data(), 0, inputs(), weights.data, 0,
                outputs(), add, y.data(), 0, outputs());
        return y;
    }

    @Override
    public Tensor transpose(Tensor s, int... input) {
        Tensor x = Tensor.zeros(s.batch(), inputs());
        MatrixProduct.parallel(false, true, s.batch(), inputs(), outputs(), s.data(), 0, outputs(), weights.data, 0,
                outputs(), false, x.data(), 0, inputs());
        return x;
    }

    @Override
    public Linear mapped(WeightMap map) {
        return of(inputs(), outputs(), Maps.weights(weightData(), map), Maps.bias(bias, map));
    }

    @Override
    public double[] weightData() {
        return weights.data;
    }

    @Override
    public double[] weightGradient(Tensor x, Tensor dy) {
        double[] gradient = new double[inputs() * outputs()];
        MatrixProduct.parallel(true, false, inputs(), outputs(), x.batch(), x.data(), 0, inputs(), dy.data(), 0,
                outputs(), false, gradient, 0, outputs());
        return gradient;
    }

    @Override
    public Linear withParameters(double[] newWeights, double[] newBias) {
        return of(inputs(), outputs(), newWeights, newBias);
    }
}
