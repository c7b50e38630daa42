package org.lrptoolbox.onnx.read;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.onnx.read.Folding.Transposed;
import org.lrptoolbox.onnx.read.Value.Computed;
import org.lrptoolbox.onnx.read.Value.Constant;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/** Matrix products: Gemm and MatMul. */
final class DenseOperators {
    private static final double[] NO_BIAS = {};

    private DenseOperators() {}

    static Value gemm(Step step) throws LrpFileException {
        boolean transposed = step.attributes().integer("transB", 0) != 0;
        double alpha = step.attributes().real("alpha", 1);
        double beta = step.attributes().real("beta", 1);
        if (step.attributes().integer("transA", 0) != 0) {
            throw step.unsupported("transA multiplies across the batch; no layer does");
        }
        Weights weights = matrix(step);
        double[] bias = beta == 0 || !step.has(2)
                ? NO_BIAS
                : bias(step, step.numbers(2), weights.shape()[transposed ? 0 : 1]);
        return dense(step, scaled(weights, alpha), transposed, Arrays.stream(bias).map(b -> b * beta).toArray());
    }

    static Value matMul(Step step) throws LrpFileException {
        return dense(step, matrix(step), false, NO_BIAS);
    }

    private static Weights matrix(Step step) throws LrpFileException {
        if (step.isConstant(0)) {
            throw step.unsupported("multiplies a constant by a value; only values times constants are supported");
        }
        Constant weights = step.constant(1);
        if (weights.rank() != 2 || weights.numbers().count() == 0) {
            throw step.unsupported("has weights of shape " + weights.text() + "; a matrix with at least one number is "
                    + "expected");
        }
        return weights.numbers();
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

    private static Value dense(Step step, Weights weights, boolean outputsFirst, double... bias)
            throws LrpFileException {
        Computed x = step.value(0);
        if (x.rank() != 1) {
            throw step.unsupported("multiplies values of " + (x.rank() + 1) + " axes; put a Flatten before it, or use "
                    + "Conv with a window of 1x1");
        }
        return weights instanceof Transposed t
                ? step.add(new Dense(t.base(), !outputsFirst, bias), x)
                : step.add(new Dense(weights, outputsFirst, bias), x);
    }
}
