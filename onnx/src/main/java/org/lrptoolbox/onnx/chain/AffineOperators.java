package org.lrptoolbox.onnx.chain;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Linear;
import org.lrptoolbox.onnx.layout.Axes;
import org.lrptoolbox.onnx.chain.Value.Order;
import org.lrptoolbox.tensor.Tensor;

/** Matrix products: Gemm, MatMul, and the Add of a bias behind one. */
final class AffineOperators {
    private static final double[] NO_BIAS = {};

    private AffineOperators() {}

    static Value gemm(Step step) throws LrpFileException {
        boolean transposed = step.attributes().integer("transB", 0) != 0;
        double alpha = step.attributes().real("alpha", 1);
        double beta = step.attributes().real("beta", 1);
        if (step.attributes().integer("transA", 0) != 0) {
            throw step.unsupported("transA multiplies across the batch; no layer does");
        }
        Tensor weights = matrix(step);
        weights = transposed ? Axes.permute(weights, 1, 0) : weights;
        double[] bias = bias(step, step.optional(2), weights.dim(1));
        return linear(step, scaled(weights, alpha), beta == 1
                ? bias
                : scaled(Tensor.of(bias, bias.length), beta)
                        .data());
    }

    static Value matMul(Step step) throws LrpFileException {
        return linear(step, matrix(step), NO_BIAS);
    }

    /** Adds a constant to what a product made: its bias. */
    static Value addConstant(Step step) throws LrpFileException {
        int constant = step.isConstant(0) ? 0 : 1;
        Value x = step.value(1 - constant);
        if (!(step.layer(x) instanceof Linear linear) || !x.sole()) {
            throw step.unsupported("adds a constant; that is supported right behind Gemm or MatMul only, where "
                    + "nothing else reads their result");
        }
        double[] bias = bias(step, step.constant(constant), linear.outputs());
        for (int i = 0; i < linear.bias().length; i++) {
            bias[i] += linear.bias()[i];
        }
        return step.complete(x, new Linear(linear.weights(), bias));
    }

    private static Tensor matrix(Step step) throws LrpFileException {
        Tensor weights = step.constant(1);
        if (weights.rank() != 2 || weights.size() == 0) {
            throw step.unsupported("has weights " + weights + "; a matrix with at least one number is expected");
        }
        return weights;
    }

    /** One number per output, from a vector, a row or a single number. */
    private static double[] bias(Step step, @Nullable Tensor constant, int outputs) throws LrpFileException {
        if (constant == null) {
            return NO_BIAS;
        }
        if (constant.size() == 1) {
            double[] bias = new double[outputs];
            Arrays.fill(bias, constant.data()[0]);
            return bias;
        }
        if (constant.size() != outputs) {
            throw step.malformed("adds " + constant + " to " + outputs + " outputs; one number for each is expected");
        }
        if (constant.rank() != 1 && !(constant.rank() == 2 && constant.dim(0) == 1)) {
            throw step.unsupported("adds " + constant + ", which is no row of one number per output");
        }
        return constant.data();
    }

    private static Tensor scaled(Tensor t, double factor) {
        return factor == 1 ? t : t.map(v -> v * factor);
    }

    private static Value linear(Step step, Tensor weights, double[] bias) throws LrpFileException {
        Value x = step.value(0);
        if (!x.isVector()) {
            throw step.unsupported("multiplies values of " + x.rank() + " axes; put a Flatten before it, or use Conv "
                    + "with a window of 1x1");
        }
        Tensor rows = x.is(Order.FLAT_CHANNELS_FIRST) ? channelsLast(step, weights, x.channels()) : weights;
        int layer = step.add(Linear.of(rows.dim(0), rows.dim(1), rows.data(), bias), x);
        return new Value(layer, Order.SAME, 2, 0, true);
    }

    /** The rows of a matrix for vectors made of (channels, positions), reordered for (positions, channels). */
    private static Tensor channelsLast(Step step, Tensor weights, int channels) throws LrpFileException {
        int rows = weights.dim(0);
        if (channels < 1 || rows % channels != 0) {
            throw step.malformed("has " + rows + " rows for images of " + channels + " channels");
        }
        Tensor parted = weights.reshape(channels, rows / channels, weights.dim(1));
        return Axes.permute(parted, 1, 0, 2).reshape(weights.shape());
    }
}
