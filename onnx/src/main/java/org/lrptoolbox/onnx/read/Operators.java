package org.lrptoolbox.onnx.read;

import java.util.List;
import java.util.Set;

import org.lrptoolbox.io.LrpFileException;

/** The ONNX operators that there are layers for. */
final class Operators {
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

    static boolean isKnown(String operator) {
        return NAMES.contains(operator);
    }

    /** Adds or completes layers as the node asks for; returns what the node's outputs are. */
    static List<Value> translate(Step step) throws LrpFileException {
        return switch (step.op()) {
            case "Split" -> List.copyOf(PartOperators.split(step));
            case "LSTM", "GRU", "RNN" -> List.copyOf(RecurrentOperators.translate(step));
            default -> List.of(layer(step));
        };
    }

    private static Value layer(Step step) throws LrpFileException {
        return switch (step.op()) {
            case "Einsum" -> EinsumOperators.translate(step);
            case "QuantizeLinear", "DequantizeLinear" -> QuantizeOperators.translate(step);
            case "Gemm" -> MatrixOperators.gemm(step);
            case "MatMul" -> MatrixOperators.matMul(step);
            case "Conv" -> ConvOperators.conv(step);
            case "ConvTranspose" -> ConvOperators.convTranspose(step);
            case "MaxPool" -> PoolOperators.max(step);
            case "AveragePool" -> PoolOperators.average(step);
            case "GlobalMaxPool" -> PoolOperators.globalMax(step);
            case "GlobalAveragePool" -> PoolOperators.globalAverage(step);
            case "ReduceMean", "ReduceSum", "ReduceMax", "ReduceMin", "ReduceL1", "ReduceL2", "ReduceSumSquare",
                    "ReduceLogSum", "ReduceLogSumExp" ->
                ReduceOperators.translate(step);
            case "LRN", "BatchNormalization", "LayerNormalization", "RMSNormalization", "SimplifiedLayerNormalization",
                    "InstanceNormalization", "GroupNormalization" ->
                NormOperators.translate(step);
            case "Add", "Sum" -> sum(step);
            case "Sub", "Mul", "Div" -> ScaleOperators.translate(step);
            case "Max", "Min", "Mean", "Where", "Less", "LessOrEqual", "Greater", "GreaterOrEqual", "Equal", "And",
                    "Or",
                    "Xor" ->
                PairOperators.translate(step);
            case "Concat", "Slice", "Pad" -> PartOperators.translate(step);
            case "Gather" -> Roots.applies(step) ? Roots.embedding(step) : GatherOperators.translate(step);
            case "Expand", "Tile", "CumSum", "DepthToSpace", "SpaceToDepth" -> SelectOperators.translate(step);
            case "Resize", "Upsample" -> ResizeOperators.translate(step);
            case "Flatten", "Reshape", "Transpose", "Squeeze", "Unsqueeze" -> ShapeOperators.translate(step);
            case "Identity", "Dropout", "Cast", "CastLike" -> ShapeOperators.unchanged(step);
            case "Softmax", "LogSoftmax" -> SoftmaxOperators.translate(step);
            default -> ActivationOperators.translate(step);
        };
    }

    /** A bias or shift where a constant is added; what is added up keeps its own layer. */
    private static Value sum(Step step) throws LrpFileException {
        int constants = 0;
        for (int i = 0; i < step.inputs(); i++) {
            constants += step.isConstant(i) ? 1 : 0;
        }
        return constants == 1 && step.inputs() == 2 ? ScaleOperators.add(step) : PairOperators.translate(step);
    }
}
