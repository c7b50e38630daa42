package org.lrptoolbox.onnx.operator;

import java.util.List;
import java.util.Set;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Reading;

/** The ONNX operators that there are layers for. */
public final class Operators {
    /** All there are, those of constants alone left out. */
    static final String KNOWN = "Abs, Add, And, Attention, AveragePool, BatchNormalization, Cast, CastLike, Ceil, Celu, Clip, "
            + "Concat, Constant, ConstantOfShape, Conv, ConvTranspose, Cos, CumSum, DepthToSpace, DequantizeLinear, Div, Dropout, Einsum, Elu, "
            + "Equal, Erf, Exp, Expand, Flatten, Floor, GRU, Gather, Gelu, Gemm, GlobalAveragePool, GlobalMaxPool, Greater, "
            + "GreaterOrEqual, GroupNormalization, HardSigmoid, HardSwish, Identity, InstanceNormalization, IsNaN, LRN, LSTM, "
            + "LayerNormalization, LeakyRelu, Less, LessOrEqual, Log, LogSoftmax, MatMul, Max, MaxPool, Mean, Min, Mish, "
            + "Mul, Neg, Not, Or, PRelu, Pad, Pow, QuantizeLinear, RMSNormalization, RNN, Reciprocal, ReduceL1, ReduceL2, ReduceLogSum, "
            + "ReduceLogSumExp, ReduceMax, ReduceMean, ReduceMin, ReduceSum, ReduceSumSquare, Relu, Reshape, Resize, "
            + "Round, Selu, Shape, Sigmoid, Sign, SimplifiedLayerNormalization, Sin, Slice, Softmax, Softplus, Softsign, "
            + "SpaceToDepth, Split, Sqrt, Squeeze, Sub, Sum, Swish, Tanh, ThresholdedRelu, Tile, Transpose, Unsqueeze, "
            + "Upsample, Where, Xor";
    /** What to say of others. */
    static final String UNKNOWN = "this operator is not supported; supported are " + KNOWN;
    private static final Set<String> NAMES = Set.of(KNOWN.split(", ", -1));

    private Operators() {}

    public static boolean isKnown(String operator) {
        return NAMES.contains(operator);
    }

    /** Adds or completes layers as the node asks for; returns what the node's outputs are. */
    public static List<Value> translate(Reading node) throws LrpFileException {
        return switch (node.op()) {
            case "Split" -> List.copyOf(Parts.split(node));
            case "LSTM", "GRU", "RNN" -> List.copyOf(Recurrence.translate(node));
            default -> List.of(layer(node));
        };
    }

    private static Value layer(Reading node) throws LrpFileException {
        return switch (node.op()) {
            case "Einsum" -> Einsum.translate(node);
            case "QuantizeLinear", "DequantizeLinear" -> Quantization.translate(node);
            case "Gemm" -> Matrices.gemm(node);
            case "MatMul" -> Matrices.matMul(node);
            case "Conv" -> Convolutions.conv(node);
            case "ConvTranspose" -> Convolutions.convTranspose(node);
            case "MaxPool" -> Pools.max(node);
            case "AveragePool" -> Pools.average(node);
            case "GlobalMaxPool" -> Pools.globalMax(node);
            case "GlobalAveragePool" -> Pools.globalAverage(node);
            case "ReduceMean", "ReduceSum", "ReduceMax", "ReduceMin", "ReduceL1", "ReduceL2", "ReduceSumSquare",
                    "ReduceLogSum", "ReduceLogSumExp" ->
                Reductions.translate(node);
            case "LRN", "BatchNormalization", "LayerNormalization", "RMSNormalization", "SimplifiedLayerNormalization",
                    "InstanceNormalization", "GroupNormalization" ->
                Norms.translate(node);
            case "Add", "Sum" -> sum(node);
            case "Sub", "Mul", "Div" -> Arithmetic.translate(node);
            case "Max", "Min", "Mean", "Where", "Less", "LessOrEqual", "Greater", "GreaterOrEqual", "Equal", "And",
                    "Or",
                    "Xor" ->
                Pairs.translate(node);
            case "Concat", "Slice", "Pad" -> Parts.translate(node);
            case "Gather" -> Roots.applies(node) ? Roots.embedding(node) : Gathering.translate(node);
            case "Expand", "Tile", "CumSum", "DepthToSpace", "SpaceToDepth" -> Selections.translate(node);
            case "Resize", "Upsample" -> Resizing.translate(node);
            case "Flatten", "Reshape", "Transpose", "Squeeze", "Unsqueeze" -> Reshaping.translate(node);
            case "Identity", "Dropout", "Cast", "CastLike" -> Reshaping.unchanged(node);
            case "Softmax", "LogSoftmax" -> Softmaxes.translate(node);
            default -> Activations.translate(node);
        };
    }

    /** A bias or shift where a constant is added; what is added up keeps its own layer. */
    private static Value sum(Reading node) throws LrpFileException {
        int constants = 0;
        for (int i = 0; i < node.inputs(); i++) {
            constants += node.isConstant(i) ? 1 : 0;
        }
        return constants == 1 && node.inputs() == 2 ? Arithmetic.add(node) : Pairs.translate(node);
    }
}
