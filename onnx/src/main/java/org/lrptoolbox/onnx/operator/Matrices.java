package org.lrptoolbox.onnx.operator;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.MatMul;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.onnx.file.TransposedWeights;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.onnx.node.Value.Constant;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.onnx.graph.NodeBuilder;

/** Matrix products: Gemm and MatMul, by stored matrices and of two values. */
final class Matrices {
    private static final double[] NO_BIAS = {};

    static final Family FAMILY = new Family()
            .reads("Gemm 2 alpha=1 beta=1 transA=0 transB=0", Matrices::gemm)
            .reads("MatMul 2", Matrices::matMul)
            .reads("Einsum 1 equation=", Einsum::translate)
            .writes(Dense.class, Matrices::written);

    private Matrices() {}

    private static NodeBuilder written(Writing out, Dense d) {
        NodeBuilder node = out.weighted("Gemm", d.weights(), d.bias());
        return out.isTerse() ? node : node.integer("transB", d.outputsFirst() ? 1 : 0);
    }

    private static Value gemm(Reading node) throws LrpFileException {
        boolean transposed = node.attributes().flag("transB");
        double alpha = node.attributes().real("alpha");
        double beta = node.attributes().real("beta");
        if (node.attributes().flag("transA") || !node.isConstant(1) || node.has(2) && !node.isConstant(2)) {
            return general(node, transposed, alpha, beta);
        }
        Constant weights = matrix(node, 1);
        int outputs = weights.numbers().shape()[transposed ? 0 : 1];
        double[] bias = beta == 0 || !node.has(2) ? NO_BIAS : bias(node, node.numbers(2), outputs);
        return dense(node, node.raw(0), scaled(weights.numbers(), alpha), transposed,
                Arrays.stream(bias).map(b -> b * beta).toArray());
    }

    /** Of two values, or of columns: alpha A B + beta C. */
    private static Value general(Reading node, boolean transposed, double alpha, double beta) throws LrpFileException {
        Computed a = turned(node, node.operand(0), node.attributes().flag("transA"));
        Computed product = node.isConstant(1)
                ? dense(node, a, matrix(node, 1).numbers(), transposed, NO_BIAS)
                : product(node, a, turned(node, node.operand(1), transposed));
        Computed y = times(node, product, alpha);
        if (!node.has(2) || beta == 0) {
            return y;
        }
        Computed[] both = node.together(y, times(node, node.operand(2), beta));
        return node.addAt(both[0].batch(), new Sum(2), both);
    }

    private static Computed turned(Reading node, Computed x, boolean turns) throws LrpFileException {
        return turns ? node.addAt(Computed.PINNED, new Permute(1, 0), node.pinned(x)) : x;
    }

    private static Value matMul(Reading node) throws LrpFileException {
        if (node.isConstant(1) && node.constant(1).rank() == 2) {
            return dense(node, node.raw(0), matrix(node, 1).numbers(), false, NO_BIAS);
        }
        if (node.isConstant(0) && node.constant(0).rank() == 2) {
            return constantFirst(node);
        }
        return product(node, node.operand(0), node.operand(1));
    }

    /** The product of two values; the batch must be none of the axes that are multiplied. */
    static Computed product(Reading node, Computed first, Computed second) throws LrpFileException {
        if (first.fileRank() < 2 || second.fileRank() < 2) {
            throw node.unsupported("multiplies a vector; matrices, values of two axes or more, are supported");
        }
        Computed a = node.without(first, -1, -2);
        Computed b = node.without(second, -1, -2);
        Computed[] both = node.together(a, b);
        if (both[0].batch() >= both[0].fileRank() - 2) {
            both = new Computed[]{node.pinned(both[0]), node.pinned(both[1])};
        }
        return node.addAt(both[0].batch(), new MatMul(), both);
    }

    /** W x: as x^T W^T, with the last two axes exchanged before and behind. */
    private static Value constantFirst(Reading node) throws LrpFileException {
        Computed x = node.without(node.raw(1), -1, -2);
        if (x.rank() < 2) {
            throw node.unsupported("multiplies a vector; matrices, values of two axes or more, are supported");
        }
        int rank = x.rank();
        int[] axes = new int[rank];
        Arrays.setAll(axes, i -> i < rank - 2 ? i : 2 * rank - 3 - i);
        Computed turned = node.addAt(x.batch(), new Permute(axes), x);
        Computed y = dense(node, turned, matrix(node, 0).numbers(), true, NO_BIAS);
        return node.addAt(y.batch(), new Permute(axes), y);
    }

    private static Constant matrix(Reading node, int position) throws LrpFileException {
        Constant weights = node.constant(position);
        if (weights.rank() != 2 || weights.numbers().count() == 0) {
            throw node.unsupported("has weights of shape " + weights.text() + "; a matrix with at least one number is "
                    + "expected");
        }
        return weights;
    }

    /** One number per output, from a vector, a row or a single number. */
    static double[] bias(Reading node, @Nullable Tensor constant, int outputs) throws LrpFileException {
        if (constant == null) {
            return NO_BIAS;
        }
        if (constant.size() == 1) {
            node.constants().charge(outputs);
            double[] bias = new double[outputs];
            Arrays.fill(bias, constant.data()[0]);
            return bias;
        }
        if (constant.size() != outputs) {
            String problem = "adds " + constant + " to " + outputs + " outputs; one number for each is expected";
            throw constant.rank() > 1 ? node.unsupported(problem) : node.malformed(problem);
        }
        if (constant.dim(constant.rank() - 1) != outputs) {
            throw node.unsupported("adds " + constant + ", which is no row of one number per output");
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

    private static Computed dense(Reading node, Computed given, Weights weights, boolean outputsFirst, double... bias)
            throws LrpFileException {
        Computed x = node.without(given, -1);
        Dense layer = weights instanceof TransposedWeights t
                ? new Dense(t.base(), !outputsFirst, bias)
                : new Dense(weights, outputsFirst, bias);
        return node.addAt(x.batch(), layer, x);
    }

    /** A product with numbers, of which none is the rule's business. */
    static Computed times(Reading node, Computed x, double factor) {
        return factor == 1
                ? x
                : node.addAt(x.batch(), Arithmetic.layer(x, Tensor.of(new double[]{factor}, 1),
                        Tensor.of(new double[]{0}, 1)), x);
    }
}
