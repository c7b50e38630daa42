package org.lrptoolbox.onnx.read;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.onnx.read.Value.Computed;

/** The ONNX operators that there are layers for. */
final class Operators {
    /** All there are, those of constants alone left out. */
    static final String KNOWN = "Add, AveragePool, BatchNormalization, Cast, Clip, Concat, Constant, "
            + "ConstantOfShape, Conv, ConvTranspose, Div, Dropout, Elu, Flatten, Gelu, Gemm, GlobalAveragePool, "
            + "GlobalMaxPool, HardSigmoid, HardSwish, Identity, LRN, LeakyRelu, LogSoftmax, MatMul, MaxPool, Mul, "
            + "PRelu, Pad, ReduceMean, Relu, Reshape, Selu, Shape, Sigmoid, Slice, Softmax, Softplus, Softsign, Split, "
            + "Squeeze, Sub, Sum, Swish, Tanh, Transpose, Unsqueeze";
    private static final Set<String> NAMES = Set.of(KNOWN.split(", ", -1));

    private Operators() {}

    static boolean isKnown(String operator) {
        return NAMES.contains(operator);
    }

    /** Adds or completes layers as the node asks for; returns what the node's outputs are. */
    static List<Value> translate(Step step) throws LrpFileException {
        if (Folding.applies(step)) {
            return List.of(Folding.fold(step));
        }
        return step.op().equals("Split") ? List.copyOf(PartOperators.split(step)) : List.of(layer(step));
    }

    private static Value layer(Step step) throws LrpFileException {
        return switch (step.op()) {
            case "Gemm" -> DenseOperators.gemm(step);
            case "MatMul" -> DenseOperators.matMul(step);
            case "Conv" -> ConvOperators.conv(step);
            case "ConvTranspose" -> ConvOperators.convTranspose(step);
            case "MaxPool" -> PoolOperators.max(step);
            case "AveragePool" -> PoolOperators.average(step);
            case "GlobalMaxPool" -> PoolOperators.globalMax(step);
            case "GlobalAveragePool" -> PoolOperators.globalAverage(step);
            case "ReduceMean" -> PoolOperators.mean(step);
            case "LRN", "BatchNormalization" -> NormOperators.translate(step);
            case "Add", "Sum" -> hasConstant(step) ? ScaleOperators.add(step) : sum(step);
            case "Sub", "Mul", "Div" -> ScaleOperators.translate(step);
            case "Concat", "Slice", "Pad" -> PartOperators.translate(step);
            case "Flatten", "Reshape", "Transpose", "Squeeze", "Unsqueeze" -> ShapeOperators.translate(step);
            case "Identity", "Dropout", "Cast" -> ShapeOperators.unchanged(step);
            case "Softmax", "LogSoftmax" -> SoftmaxOperators.translate(step);
            default -> ActivationOperators.translate(step);
        };
    }

    private static boolean hasConstant(Step step) throws LrpFileException {
        for (int i = 0; i < step.inputs(); i++) {
            if (step.isConstant(i)) {
                return true;
            }
        }
        return false;
    }

    private static Value sum(Step step) throws LrpFileException {
        Computed[] inputs = step.values();
        for (Computed x : inputs) {
            if (!Arrays.equals(x.shape(), inputs[0].shape())) {
                throw step.unsupported("adds values of different shapes, " + inputs[0].text() + " and " + x.text()
                        + "; only values of one shape are supported");
            }
        }
        return inputs.length == 1 ? inputs[0] : step.add(new Sum(inputs.length), inputs);
    }
}
