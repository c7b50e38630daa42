package org.lrptoolbox.onnx.read;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.MatMul;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.onnx.read.Folding.Transposed;
import org.lrptoolbox.onnx.read.Value.Computed;
import org.lrptoolbox.onnx.read.Value.Constant;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/** Matrix products: Gemm and MatMul, by stored matrices and of two values. */
final class MatrixOperators {
    private static final double[] NO_BIAS = {};

    private MatrixOperators() {}

    static Value gemm(Step step) throws LrpFileException {
        boolean transposed = step.attributes().integer("transB", 0) != 0;
        double alpha = step.attributes().real("alpha", 1);
        double beta = step.attributes().real("beta", 1);
        if (step.attributes().integer("transA", 0) != 0) {
            throw step.unsupported("transA multiplies across the batch; no layer does");
        }
        Constant weights = matrix(step, 1);
        int outputs = weights.numbers().shape()[transposed ? 0 : 1];
        double[] bias = beta == 0 || !step.has(2) ? NO_BIAS : bias(step, step.numbers(2), outputs);
        return dense(step, step.raw(0), scaled(weights.numbers(), alpha), transposed,
                Arrays.stream(bias).map(b -> b * beta).toArray());
    }

    static Value matMul(Step step) throws LrpFileException {
        if (step.isConstant(1) && step.constant(1).rank() == 2) {
            return dense(step, step.raw(0), matrix(step, 1).numbers(), false, NO_BIAS);
        }
        if (step.isConstant(0) && step.constant(0).rank() == 2) {
            return constantFirst(step);
        }
        return product(step, step.operand(0), step.operand(1));
    }

    /** The product of two values; the batch must be none of the axes that are multiplied. */
    static Computed product(Step step, Computed first, Computed second) throws LrpFileException {
        if (first.fileRank() < 2 || second.fileRank() < 2) {
            throw step.unsupported("multiplies a vector; matrices, values of two axes or more, are supported");
        }
        Computed a = step.without(first, -1, -2);
        Computed b = step.without(second, -1, -2);
        Computed[] both = step.together(a, b);
        if (both[0].batch() >= both[0].fileRank() - 2) {
            both = new Computed[]{step.pinned(both[0]), step.pinned(both[1])};
        }
        return step.addAt(both[0].batch(), new MatMul(), both);
    }

    /** W x: as x^T W^T, with the last two axes exchanged before and behind. */
    private static Value constantFirst(Step step) throws LrpFileException {
        Computed x = step.without(step.raw(1), -1, -2);
        if (x.rank() < 2) {
            throw step.unsupported("multiplies a vector; matrices, values of two axes or more, are supported");
        }
        int rank = x.rank();
        int[] axes = new int[rank];
        Arrays.setAll(axes, i -> i < rank - 2 ? i : 2 * rank - 3 - i);
        Computed turned = step.addAt(x.batch(), new Permute(axes), x);
        Computed y = dense(step, turned, matrix(step, 0).numbers(), true, NO_BIAS);
        return step.addAt(y.batch(), new Permute(axes), y);
    }

    private static Constant matrix(Step step, int position) throws LrpFileException {
        Constant weights = step.constant(position);
        if (weights.rank() != 2 || weights.numbers().count() == 0) {
            throw step.unsupported("has weights of shape " + weights.text() + "; a matrix with at least one number is "
                    + "expected");
        }
        return weights;
    }

    /** One number per output, from a vector, a row or a single number. */
    static double[] bias(Step step, @Nullable Tensor constant, int outputs) throws LrpFileException {
        if (constant == null) {
            return NO_BIAS;
        }
        if (constant.size() == 1) {
            step.constants().charge(outputs);
            double[] bias = new double[outputs];
            Arrays.fill(bias, constant.data()[0]);
            return bias;
        }
        if (constant.size() != outputs) {
            throw step.malformed("adds " + constant + " to " + outputs + " outputs; one number for each is expected");
        }
        if (constant.dim(constant.rank() - 1) != outputs) {
            throw step.unsupported("adds " + constant + ", which is no row of one number per output");
        }
        return constant.data();
    }

    private static Weights scaled(Weights weights, double factor) {
        if (factor == 1) {
            return weights;
        }
        double[] factors = new double[weights.shape()[0]];
        Arrays.fill(factors, factor);
        return weights.scaled(0, factors);
    }

    private static Computed dense(Step step, Computed given, Weights weights, boolean outputsFirst, double... bias)
            throws LrpFileException {
        Computed x = step.without(given, -1);
        Dense layer = weights instanceof Transposed t
                ? new Dense(t.base(), !outputsFirst, bias)
                : new Dense(weights, outputsFirst, bias);
        return step.addAt(x.batch(), layer, x);
    }

    /** A product with numbers, of which none is the rule's business. */
    static Computed times(Step step, Computed x, double factor) {
        return factor == 1
                ? x
                : step.addAt(x.batch(), ScaleOperators.layer(x, Tensor.of(new double[]{factor}, 1),
                        Tensor.of(new double[]{0}, 1)), x);
    }
}
