package org.lrptoolbox.onnx.operator;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.tensor.Tensor;

/**
 * How many numbers the result of an operator has at most, known before it is computed: a file of a hundred bytes may
 * ask for terabytes. Operators that are not listed are not computed from constants or ids.
 */
enum Growth {
    /** As many as its inputs together, for each of its outputs; so have functions of single elements. */
    NONE("""
            ArgMax ArgMin BitwiseNot Cast CastLike Ceil Clip CumSum DepthToSpace DequantizeLinear Det Dropout EyeLike
            Flatten Floor Gelu Hardmax Identity IsInf IsNaN LayerNormalization LogSoftmax LpNormalization Neg Not
            QuantizeLinear ReduceL1 ReduceL2 ReduceLogSum ReduceLogSumExp ReduceMax ReduceMean ReduceMin ReduceProd
            ReduceSum ReduceSumSquare Relu Reshape ReverseSequence Round ScatterElements ScatterND Shape Sign Size
            Slice Softmax SpaceToDepth Split Squeeze Swish Tanh TopK Transpose Trilu Unsqueeze BatchNormalization
            InstanceNormalization RMSNormalization GroupNormalization Concat"""),
    /** As many as all of its inputs stretched to one shape. */
    BROADCAST("""
            Add And BitShift BitwiseAnd BitwiseOr BitwiseXor Div Equal Greater GreaterOrEqual Less LessOrEqual Max Mean
            Min Mod Mul Or PRelu Pow Sub Sum Where Xor"""),
    /** The product of the numbers of its inputs. */
    PRODUCT("Gather GatherElements Einsum"),
    /** As many parts as the second input points at. */
    PARTS("GatherND"),
    /** As many places as its input has numbers, each with a number for each axis. */
    PLACES("NonZero"),
    /** Filters times positions, padding included. */
    FILTERED("Conv"),
    /** Positions, padding included. */
    POOLED("MaxPool AveragePool"),
    /** Rows of the one times columns of the other, for each of the matrices there may be. */
    MATRIX("MatMul Gemm MatMulInteger"),
    /** What the numbers of its inputs say. */
    SAID("Expand Range Tile ConstantOfShape OneHot Pad Resize Upsample");

    /** The most padding of what is computed while reading. */
    static final int MOST_PADDING = 64;

    private static final Map<String, Growth> BY_OPERATOR = new HashMap<>();

    static {
        for (Growth growth : values()) {
            for (String operator : growth.operators) {
                BY_OPERATOR.put(operator, growth);
            }
        }
        Activations.names().forEach(operator -> BY_OPERATOR.put(operator, NONE));
    }

    private final List<String> operators;

    Growth(String operators) {
        this.operators = List.of(operators.strip().split("\\s+"));
    }

    /** How an operator grows; null if that is not known. */
    static @Nullable Growth of(String operator) {
        return BY_OPERATOR.get(operator);
    }

    /**
     * The most numbers its result can have.
     *
     * @param inputs in order; those that are left out have no numbers
     */
    double most(String operator, List<Tensor> inputs) {
        return switch (this) {
            case NONE -> inputs.stream().mapToDouble(Tensor::size).sum() + 64;
            case BROADCAST -> stretched(inputs.stream().map(Tensor::shape).toList());
            case PRODUCT -> operator.equals("Gather") && inputs.size() > 1
                    ? gathered(inputs.get(0), inputs.get(1))
                    : inputs.stream().limit(2).mapToDouble(t -> Math.max(1, t.size())).reduce(1, (a, b) -> a * b);
            case PARTS -> parts(inputs.get(0).shape(), inputs.get(1).shape());
            case PLACES -> (double) inputs.get(0).size() * Math.max(1, inputs.get(0).rank());
            case FILTERED -> filtered(inputs.get(1).shape(), inputs.get(0).shape());
            case POOLED -> inputs.get(0).rank() < 2
                    ? Double.NaN
                    : filtered(new int[]{inputs.get(0).dim(1)}, inputs.get(0).shape());
            case MATRIX -> matrix(inputs.get(0).shape(), inputs.get(1).shape());
            case SAID -> said(operator, inputs);
        };
    }

    /** At most the matrices of both sides together, each of as many rows as columns at most. */
    private static double matrix(int[] a, int[] b) {
        int m = a.length < 2 ? 1 : Math.max(a[a.length - 2], a[a.length - 1]);
        int n = b.length < 2 ? 1 : Math.max(b[b.length - 2], b[b.length - 1]);
        double size = (double) m * n;
        for (int i = 3; i <= Math.max(a.length, b.length); i++) {
            size *= Math.max(i <= a.length ? a[a.length - i] : 1, i <= b.length ? b[b.length - i] : 1);
        }
        return size;
    }

    private static double parts(int[] x, int[] indices) {
        int depth = indices.length == 0 ? 0 : indices[indices.length - 1];
        double size = 1;
        for (int i = 0; i < indices.length - 1; i++) {
            size *= indices[i];
        }
        for (int i = depth; i < x.length; i++) {
            size *= x[i];
        }
        return size;
    }

    private static double filtered(int[] filters, int... x) {
        double size = filters.length == 0 || x.length == 0 ? Double.NaN : (double) x[0] * filters[0];
        for (int i = 2; i < x.length; i++) {
            size *= x[i] + 2.0 * MOST_PADDING;
        }
        return size;
    }

    private static double stretched(List<int[]> shapes) {
        int rank = shapes.stream().mapToInt(s -> s.length).max().orElse(0);
        double size = 1;
        for (int i = 1; i <= rank; i++) {
            int axis = i;
            size *= shapes.stream().filter(s -> s.length >= axis).mapToInt(s -> s[s.length - axis]).max().orElse(1);
        }
        return size;
    }

    /** By sizes, the fourth input, or scales, the third, or second of the older operator; of all axes or of some. */
    private static double resized(Tensor x, List<Tensor> inputs) {
        boolean sized = inputs.size() > 3 && inputs.get(3).size() > 0;
        Tensor said = inputs.get(sized ? 3 : Math.min(2, inputs.size() - 1));
        double product = Arrays.stream(said.data()).map(Math::abs).reduce(1, (a, b) -> a * b);
        return sized && said.size() == x.rank() ? product : Math.max(1, x.size()) * Math.max(1, product);
    }

    private static double said(String operator, List<Tensor> inputs) {
        Tensor x = inputs.getFirst();
        return switch (operator.toLowerCase(Locale.ROOT)) {
            case "resize", "upsample" -> resized(x, inputs);
            case "range" -> inputs.size() < 3
                    ? Double.NaN
                    : Math.abs((inputs.get(1).data()[0] - x.data()[0]) / inputs.get(2).data()[0]) + 1;
            case "constantofshape" -> product(x.data());
            case "expand" -> stretched(List.of(x.shape(), sizes(last(inputs))));
            case "tile" -> product(last(inputs)) * Math.max(1, x.size());
            case "onehot" -> inputs.size() < 2 ? Double.NaN : Math.abs(inputs.get(1).data()[0]) * x.size();
            default -> padded(x, inputs.size() < 2 ? new double[0] : inputs.get(1).data());
        };
    }

    private static int[] sizes(double... numbers) {
        return Arrays.stream(numbers).mapToInt(d -> (int) Math.min(Integer.MAX_VALUE, Math.max(1, Math.abs(d))))
                .toArray();
    }

    /** A slice for each index; the largest slices are across the shortest axis. */
    private static double gathered(Tensor table, Tensor indices) {
        int shortest = Arrays.stream(table.shape()).filter(d -> d > 0).min().orElse(1);
        return (double) Math.max(1, table.size()) / shortest * Math.max(1, indices.size());
    }

    private static double[] last(List<Tensor> inputs) {
        return inputs.size() < 2 ? new double[0] : inputs.get(1).data();
    }

    private static double product(double... sizes) {
        double product = 1;
        for (double d : sizes) {
            product *= Math.max(1, Math.abs(d));
        }
        return product;
    }

    private static double padded(Tensor x, double... pads) {
        double size = 1;
        double most = 0;
        for (double p : pads) {
            most += Math.abs(p);
        }
        for (int d : x.shape()) {
            size *= d + most;
        }
        return size;
    }
}
