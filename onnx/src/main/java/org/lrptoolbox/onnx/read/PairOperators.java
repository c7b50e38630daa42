package org.lrptoolbox.onnx.read;

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
import org.lrptoolbox.onnx.read.Value.Computed;

/** What combines several values element by element; constants among them may stretch the others. */
final class PairOperators {
    private PairOperators() {}

    static Value translate(Step step) throws LrpFileException {
        return switch (step.op()) {
            case "Add", "Sum" -> combined(step, new Sum(step.inputs()), operands(step));
            case "Sub" -> sub(step);
            case "Mul" -> multiply(step);
            case "Div" -> divide(step);
            case "Max", "Min" -> extremum(step);
            case "Where" -> combined(step, new Where(), operands(step));
            case "Mean" -> MatrixOperators.times(step, combined(step, new Sum(step.inputs()), operands(step)),
                    1.0 / step.inputs());
            default -> combined(step, new Compare(question(step)), operands(step));
        };
    }

    private static Comparison question(Step step) throws LrpFileException {
        return switch (step.op()) {
            case "Less" -> Comparison.LESS;
            case "LessOrEqual" -> Comparison.LESS_OR_EQUAL;
            case "Greater" -> Comparison.GREATER;
            case "GreaterOrEqual" -> Comparison.GREATER_OR_EQUAL;
            case "Equal" -> Comparison.EQUAL;
            case "And" -> Comparison.AND;
            case "Or" -> Comparison.OR;
            case "Xor" -> Comparison.XOR;
            default -> throw step.unsupported(Operators.UNKNOWN);
        };
    }

    private static Computed[] operands(Step step) throws LrpFileException {
        Computed[] all = new Computed[step.inputs()];
        for (int i = 0; i < all.length; i++) {
            all[i] = step.operand(i);
        }
        return all;
    }

    private static Computed combined(Step step, Layer layer, Computed... operands) throws LrpFileException {
        Computed[] all = step.together(operands);
        return all.length == 1 ? all[0] : step.addAt(all[0].batch(), layer, all);
    }

    private static Value sub(Step step) throws LrpFileException {
        Computed second = MatrixOperators.times(step, step.operand(1), -1);
        return combined(step, new Sum(2), step.operand(0), second);
    }

    private static Value multiply(Step step) throws LrpFileException {
        Computed a = step.operand(0);
        Computed b = step.operand(1);
        Value activation = Gates.product(step, a, b);
        if (activation != null) {
            return activation;
        }
        Value norm = Statistics.scaled(step, a, b);
        if (norm != null) {
            return norm;
        }
        if (Statistics.isStatistic(step, b)) {
            return combined(step, new HeldProduct(), a, b);
        }
        return Statistics.isStatistic(step, a)
                ? combined(step, new HeldProduct(), b, a)
                : combined(step, new Product(), a, b);
    }

    /** a / b is a times 1 / b; by a statistic of the value itself, it is a normalisation. */
    private static Value divide(Step step) throws LrpFileException {
        Computed a = step.operand(0);
        Computed b = step.operand(1);
        Value norm = Statistics.divided(step, a, b);
        if (norm != null) {
            return norm;
        }
        Computed inverse = step.addAt(b.batch(), new Activation(Function.INVERSE), b);
        return combined(step, Statistics.isStatistic(step, b) ? new HeldProduct() : new Product(), a, inverse);
    }

    /** Bounds that are single numbers clip; of anything else the larger or smaller counts. */
    private static Value extremum(Step step) throws LrpFileException {
        boolean largest = step.op().equals("Max");
        if (step.inputs() == 2 && (single(step, 0) || single(step, 1)) && !(step.isConstant(0) && step.isConstant(1))) {
            int at = single(step, 0) ? 0 : 1;
            Computed x = step.raw(1 - at);
            double bound = step.numbers(at).data()[0];
            Layer layer = largest && bound == 0
                    ? new Rect()
                    : new Activation(Function.CLIP, largest ? bound : -Float.MAX_VALUE,
                            largest ? Float.MAX_VALUE : bound);
            return step.addAt(x.batch(), layer, x);
        }
        return combined(step, new Extremum(largest, step.inputs()), operands(step));
    }

    private static boolean single(Step step, int position) throws LrpFileException {
        return step.isConstant(position) && step.constant(position).numbers().count() == 1
                && step.constant(position).rank() <= step.raw(1 - position).fileRank();
    }

}
