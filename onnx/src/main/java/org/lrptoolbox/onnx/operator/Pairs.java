package org.lrptoolbox.onnx.operator;

import org.lrptoolbox.algebra.Comparison;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.Compare;
import org.lrptoolbox.layer.Extremum;
import org.lrptoolbox.layer.Function;
import org.lrptoolbox.layer.HeldProduct;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Product;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.layer.Where;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Reading;

/** What combines several values element by element; constants among them may stretch the others. */
final class Pairs {
    private Pairs() {}

    static Value translate(Reading node) throws LrpFileException {
        return switch (node.op()) {
            case "Add", "Sum" -> combined(node, new Sum(node.inputs()), operands(node));
            case "Sub" -> sub(node);
            case "Mul" -> multiply(node);
            case "Div" -> divide(node);
            case "Max", "Min" -> extremum(node);
            case "Where" -> combined(node, new Where(), operands(node));
            case "Mean" -> Matrices.times(node, combined(node, new Sum(node.inputs()), operands(node)),
                    1.0 / node.inputs());
            default -> combined(node, new Compare(question(node)), operands(node));
        };
    }

    private static Comparison question(Reading node) throws LrpFileException {
        return switch (node.op()) {
            case "Less" -> Comparison.LESS;
            case "LessOrEqual" -> Comparison.LESS_OR_EQUAL;
            case "Greater" -> Comparison.GREATER;
            case "GreaterOrEqual" -> Comparison.GREATER_OR_EQUAL;
            case "Equal" -> Comparison.EQUAL;
            case "And" -> Comparison.AND;
            case "Or" -> Comparison.OR;
            case "Xor" -> Comparison.XOR;
            default -> throw node.unsupported(Operators.UNKNOWN);
        };
    }

    private static Computed[] operands(Reading node) throws LrpFileException {
        Computed[] all = new Computed[node.inputs()];
        for (int i = 0; i < all.length; i++) {
            all[i] = node.operand(i);
        }
        return all;
    }

    private static Computed combined(Reading node, Layer layer, Computed... operands) throws LrpFileException {
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
        if (Statistics.isStatistic(node, b)) {
            return combined(node, new HeldProduct(), a, b);
        }
        return Statistics.isStatistic(node, a)
                ? combined(node, new HeldProduct(), b, a)
                : combined(node, new Product(), a, b);
    }

    /** a / b is a times 1 / b; by a statistic of the value itself, it is a normalisation. */
    private static Value divide(Reading node) throws LrpFileException {
        Computed a = node.operand(0);
        Computed b = node.operand(1);
        Value norm = Statistics.divided(node, a, b);
        if (norm != null) {
            return norm;
        }
        Computed inverse = node.addAt(b.batch(), new Activation(Function.INVERSE), b);
        return combined(node, Statistics.isStatistic(node, b) ? new HeldProduct() : new Product(), a, inverse);
    }

    /** Bounds that are single numbers clip; of anything else the larger or smaller counts. */
    private static Value extremum(Reading node) throws LrpFileException {
        boolean largest = node.op().equals("Max");
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
