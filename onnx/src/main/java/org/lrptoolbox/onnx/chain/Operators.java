package org.lrptoolbox.onnx.chain;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.Tanh;

/** The ONNX operators that have layers. */
final class Operators {
    private static final String KNOWN = "Add, AveragePool, Constant, Conv, Dropout, Flatten, Gemm, Identity, MatMul, "
            + "MaxPool, Mul, Relu, Reshape, Softmax, Sum, Tanh, Transpose";

    private Operators() {}

    /** Adds or completes layers as the node asks for; returns what the node's output is. */
    static Value translate(Step step) throws LrpFileException {
        return switch (step.op()) {
            case "Gemm" -> AffineOperators.gemm(step);
            case "MatMul" -> AffineOperators.matMul(step);
            case "Conv" -> ImageOperators.conv(step);
            case "MaxPool" -> ImageOperators.maxPool(step);
            case "AveragePool" -> ImageOperators.averagePool(step);
            case "Mul" -> ImageOperators.mul(step);
            case "Relu" -> ElementwiseOperators.unary(step, new Rect());
            case "Tanh" -> ElementwiseOperators.unary(step, new Tanh());
            case "Softmax" -> ElementwiseOperators.softMax(step);
            case "Add" -> step.isConstant(0) || step.isConstant(1)
                    ? AffineOperators.addConstant(step)
                    : ElementwiseOperators.sum(step);
            case "Sum" -> ElementwiseOperators.sum(step);
            case "Flatten" -> ShapeOperators.flatten(step);
            case "Reshape" -> ShapeOperators.reshape(step);
            case "Transpose" -> ShapeOperators.transpose(step);
            case "Identity" -> step.value(0);
            case "Dropout" -> ShapeOperators.dropout(step);
            default -> throw step.unsupported("this operator is not supported; supported are " + KNOWN);
        };
    }
}
