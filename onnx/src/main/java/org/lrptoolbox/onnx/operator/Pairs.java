package org.lrptoolbox.onnx.operator;

import org.lrptoolbox.algebra.Comparison;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.Compare;
import org.lrptoolbox.layer.Elementary;
import org.lrptoolbox.layer.Extremum;
import org.lrptoolbox.layer.Function;
import org.lrptoolbox.layer.HeldProduct;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Product;
import org.lrptoolbox.layer.SideLayer;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.layer.Where;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Reading;

/** What combines several values element by element; constants among them may stretch the others. */
final class Pairs {
    static final Family FAMILY = new Family()
            .reads("Max 1", node -> extremum(node, true))
            .reads("Min 1", node -> extremum(node, false))
            .reads("Mean 1", node -> Matrices.times(node, sum(node), 1.0 / node.inputs()))
            .reads("Where 3", Pairs::where)
            .reads("Less 2", node -> compared(node, Comparison.LESS))
            .reads("LessOrEqual 2", node -> compared(node, Comparison.LESS_OR_EQUAL))
            .reads("Greater 2", node -> compared(node, Comparison.GREATER))
            .reads("GreaterOrEqual 2", node -> compared(node, Comparison.GREATER_OR_EQUAL))
            .reads("Equal 2", node -> compared(node, Comparison.EQUAL))
            .reads("And 2", node -> compared(node, Comparison.AND))
            .reads("Or 2", node -> compared(node, Comparison.OR))
            .reads("Xor 2", node -> compared(node, Comparison.XOR));

    private Pairs() {}

    /** Sub, Mul, Div, and Add, where none of two values is a constant that stretches to the other. */
    static Value combine(Reading node) throws LrpFileException {
        return switch (node.op()) {
            case "Sub" -> sub(node);
            case "Mul" -> multiply(node);
            case "Div" -> divide(node);
            default -> sum(node);
        };
    }

    static Computed sum(Reading node) throws LrpFileException {
        return combined(node, new Sum(node.inputs()), operands(node));
    }

    private static Value compared(Reading node, Comparison question) throws LrpFileException {
        return combined(node, new Compare(question), operands(node));
    }

    /** A softmax that is nothing where all is masked has rows of zeros, not of what is no number. */
    private static Value where(Reading node) throws LrpFileException {
        if (node.isConstant(1) && node.constant(1).numbers().count() == 1 && node.numbers(1).data()[0] == 0
                && node.any(2) instanceof Computed x && node.layer(x) instanceof SoftMax softmax) {
            node.refine(x, new SoftMax(softmax.axis(), true));
        }
        return combined(node, new Where(), operands(node));
    }

    private static Computed[] operands(Reading node) throws LrpFileException {
        Computed[] all = new Computed[node.inputs()];
        for (int i = 0; i < all.length; i++) {
            all[i] = node.operand(i);
        }
        return all;
    }

    static Computed combined(Reading node, Layer layer, Computed... operands) throws LrpFileException {
        Computed[] all = node.together(operands);
        return all.length == 1 ? all[0] : node.addAt(all[0].batch(), layer, all);
    }

    private static Value sub(Reading node) throws LrpFileException {
        Computed second = Matrices.times(node, node.operand(1), -1);
        return combined(node, new Sum(2), node.operand(0), second);
    }

    private static Value multiply(Reading node) throws LrpFileException {
        Computed a = node.operand(0);
        Computed b = node.operand(1);
        Value activation = Gates.product(node, a, b);
        if (activation != null) {
            return activation;
        }
        Value norm = Statistics.scaled(node, a, b);
        if (norm != null) {
            return norm;
        }
        if (isHeld(node, 1, b)) {
            return combined(node, new HeldProduct(), a, b);
        }
        return isHeld(node, 0, a)
                ? combined(node, new HeldProduct(), b, a)
                : combined(node, new Product(), a, b);
    }

    /** Whether a factor takes no relevance: a statistic, or what could not hand it on, such as answers, and masks. */
    private static boolean isHeld(Reading node, int position, Computed factor) throws LrpFileException {
        return Statistics.isStatistic(node, factor) || node.any(position) instanceof Value.Side
                || node.layer(factor) instanceof SideLayer;
    }

    /** a / b is a times 1 / b; by a statistic of the value itself, it is a normalisation. */
    private static Value divide(Reading node) throws LrpFileException {
        Computed a = node.operand(0);
        Computed b = node.operand(1);
        Value norm = Statistics.divided(node, a, b);
        if (norm != null) {
            return norm;
        }
        Computed inverse = node.addAt(b.batch(), new Activation(Elementary.INVERSE), b);
        return isHeld(node, 0, a)
                ? combined(node, new HeldProduct(), inverse, a)
                : combined(node, isHeld(node, 1, b) ? new HeldProduct() : new Product(), a, inverse);
    }

    /** Bounds that are single numbers clip; of anything else the larger or smaller counts. */
    private static Value extremum(Reading node, boolean largest) throws LrpFileException {
        if (node.inputs() == 2 && (single(node, 0) || single(node, 1)) && !(node.isConstant(0) && node.isConstant(1))) {
            int at = single(node, 0) ? 0 : 1;
            Computed x = node.raw(1 - at);
            double bound = node.numbers(at).data()[0];
            Layer layer = largest && bound == 0
                    ? new Rect()
                    : new Activation(Function.CLIP, largest ? bound : -Float.MAX_VALUE,
                            largest ? Float.MAX_VALUE : bound);
            return node.addAt(x.batch(), layer, x);
        }
        return combined(node, new Extremum(largest, node.inputs()), operands(node));
    }

    private static boolean single(Reading node, int position) throws LrpFileException {
        return node.isConstant(position) && node.constant(position).numbers().count() == 1
                && node.constant(position).rank() <= node.raw(1 - position).fileRank();
    }

}
