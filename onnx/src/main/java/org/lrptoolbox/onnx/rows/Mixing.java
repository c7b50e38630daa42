package org.lrptoolbox.onnx.rows;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.operator.Operators;

/** The table of operators: what each does with the rows of what it reads. */
final class Mixing {
    private static final Map<String, Rule> TABLE = new HashMap<>();

    static {
        Operators.functions().forEach(operator -> TABLE.put(operator, Mixing::together));
        each(Mixing::together, "Add And BatchNormalization BiasGelu BitShift BitwiseAnd BitwiseNot BitwiseOr "
                + "BitwiseXor Cast CastLike Ceil Clip DequantizeLinear Div Dropout Equal FastGelu Floor "
                + "Gelu Greater GreaterOrEqual Identity IsInf IsNaN Less LessOrEqual Max Mean Min Mod Mul "
                + "Neg Not Or Pow PRelu QuantizeLinear QuickGelu Relu Round Shrink Sign Sub Sum Swish "
                + "Tanh Trilu Where Xor");
        each(s -> kept(s, axis -> axis == 0), "ConvTranspose GroupNormalization DepthToSpace SpaceToDepth Col2Im");
        each(s -> kept(s, axis -> axis < 2), "AveragePool MaxPool LpPool GlobalAveragePool GlobalMaxPool GlobalLpPool "
                + "InstanceNormalization MaxUnpool");
        each(Mixing::sameSize, "Resize Upsample Pad");
        each(s -> sameSize(s).orUnknown(), "Expand Tile");
        each(s -> kept(s, axis -> axis != 1), "LRN");
        // Boxes name the images they lie in.
        each(s -> kept(s, axis -> axis == 1), "RoiAlign");
        each(s -> s.integer("group", 1) > 1 ? kept(s, axis -> axis == 0).orUnknown() : kept(s, axis -> axis == 0),
                "Conv");
        each(s -> behind(s, s.integer("axis", -1)), "LayerNormalization RMSNormalization SimplifiedLayerNormalization");
        each(s -> behind(s, -1), "SkipLayerNormalization SkipSimplifiedLayerNormalization");
        each(s -> s.node().opset() < 13 ? behind(s, s.integer("axis", 1)) : along(s, s.integer("axis", -1)),
                "Softmax LogSoftmax Hardmax");
        each(s -> along(s, s.integer("axis", -1)), "LpNormalization TopK");
        each(s -> along(s, s.integer("axis", 0)), "GatherElements");
        each(Mixing::cumulated, "CumSum");
        each(s -> reduced(s, s.integers("axes", 1)), "ReduceL1 ReduceL2 ReduceLogSum ReduceLogSumExp ReduceMax "
                + "ReduceMean ReduceMin ReduceProd ReduceSum ReduceSumSquare");
        each(s -> reduced(s, s.integer("axis", 0)), "ArgMax ArgMin");
        each(Shifts::reshaped, "Reshape");
        each(Shifts::flattened, "Flatten");
        each(Shifts::squeezed, "Squeeze");
        each(Shifts::unsqueezed, "Unsqueeze");
        each(Shifts::transposed, "Transpose");
        each(Shifts::joined, "Concat");
        each(Shifts::part, "Slice Split");
        each(Shifts::gathered, "Gather");
        each(Contractions::product, "MatMul");
        each(Contractions::matrices, "Gemm");
        each(Contractions::einsum, "Einsum");
        each(Contractions::recurrent, "LSTM GRU RNN");
        each(Contractions::attention, "Attention");
    }

    /** What one operator does with the rows. */
    @FunctionalInterface
    interface Rule {
        Lane of(Followed step) throws LrpFileException;
    }

    private Mixing() {}

    private static void each(Rule rule, String operators) {
        for (String operator : operators.split(" ", -1)) {
            TABLE.put(operator, rule);
        }
    }

    /** Where the rows lie in the result of a node. */
    static Lane of(Followed step) throws LrpFileException {
        Rule rule = TABLE.get(step.proto().getOpType());
        return rule == null ? Lane.UNKNOWN : rule.of(step);
    }

    /** Values combined place by place, the last axes with the last. */
    static Lane together(Followed s) throws LrpFileException {
        Lane all = Lane.UNKNOWN;
        for (int i = 0; i < s.node().inputs(); i++) {
            Lane lane = s.lane(i);
            if (lane != null) {
                all = all.and(aligned(lane, s.shape(i), s.out(), 0));
            }
        }
        return all;
    }

    /** Places of a value stretched to a result that has the same last axes, but for some. */
    static Lane aligned(Lane lane, int[] in, int[] out, int last) {
        return lane.moved(p -> {
            int axis = p.axis() + out.length - in.length;
            boolean stretched = p.axis() >= in.length - last || axis < 0 || in[p.axis()] != out[axis];
            return stretched ? null : p.at(axis);
        });
    }

    private static Lane kept(Followed s, IntPredicate axes) {
        return s.moved(p -> axes.test(p.axis()) ? p : null);
    }

    private static Lane sameSize(Followed s) throws LrpFileException {
        Lane lane = s.lane(0);
        return lane == null ? Lane.UNKNOWN : aligned(lane, s.shape(0), s.out(), 0);
    }

    /** All axes from one on are one thing. */
    private static Lane behind(Followed s, long axis) throws LrpFileException {
        int rank = s.shape(0).length;
        return kept(s, a -> a < (axis < 0 ? axis + rank : axis));
    }

    private static Lane along(Followed s, long axis) throws LrpFileException {
        int rank = s.shape(0).length;
        return kept(s, a -> a != (axis < 0 ? axis + rank : axis));
    }

    private static Lane cumulated(Followed s) throws LrpFileException {
        return s.node().isConstant(1) ? along(s, (long) s.node().numbers(1).data()[0]) : Lane.UNKNOWN;
    }

    private static Lane reduced(Followed s, long... axes) throws LrpFileException {
        int rank = s.shape(0).length;
        if (axes.length == 0 && s.integer("noop_with_empty_axes", 0) != 0) {
            return s.moved(p -> p);
        }
        boolean[] gone = Followed.named(rank, axes);
        return s.moved(p -> axes.length == 0 || gone[p.axis()] ? null : without(p, s.out().length == rank, gone));
    }

    /** A place where axes are gone, if they are. */
    static @Nullable Place without(Place p, boolean keeps, boolean... gone) {
        int before = 0;
        for (int i = 0; i < p.axis() && !keeps; i++) {
            before += gone[i] ? 1 : 0;
        }
        return p.at(p.axis() - before);
    }
}
