package org.lrptoolbox.onnx.compile;

import org.lrptoolbox.onnx.compile.Op.Binary;
import org.lrptoolbox.onnx.compile.Op.Number;
import org.lrptoolbox.onnx.compile.Op.Unary;

/** The nodes of operations on single elements. */
final class Elements {
    private final Nodes nodes;
    private final boolean manyTargets;

    Elements(Nodes nodes, CompileOptions options) {
        this.nodes = nodes;
        this.manyTargets = options.manyTargets();
    }

    String unary(Unary op, String x) {
        return switch (op) {
            case POSITIVE_PART -> nodes.call("Relu", x);
            case NEGATIVE_PART -> nodes.call("Min", x, nodes.scalar(0));
            case STEP -> nodes.node("Cast", nodes.call("Greater", x, nodes.scalar(0))).integer("to", 1).value();
            case EXP -> nodes.call("Exp", x);
            case SIGMOID -> nodes.call("Sigmoid", x);
            case TANH -> nodes.call("Tanh", x);
            case ERF -> nodes.call("Erf", x);
        };
    }

    String number(Number op, String x) {
        double c = op.number();
        return switch (op.kind()) {
            case TIMES -> c == -1 ? nodes.call("Neg", x) : nodes.call("Mul", x, nodes.scalar(c));
            case PLUS -> nodes.call("Add", x, nodes.scalar(c));
            case AT_LEAST -> nodes.call("Max", x, nodes.scalar(c));
            case STABILIZE -> nodes.call("Where", nodes.call("Less", x, nodes.scalar(0)),
                    nodes.call("Sub", x, nodes.scalar(c)), nodes.call("Add", x, nodes.scalar(c)));
            case POWER -> power(x, c);
        };
    }

    /** Quarter powers are products of roots, several times faster than the general power. */
    private String power(String x, double exponent) {
        double quarters = Math.abs(exponent) * 4;
        if (quarters != Math.rint(quarters) || quarters < 1 || quarters > 12) {
            return nodes.call("Pow", x, nodes.scalar(exponent));
        }
        int n = (int) quarters;
        String root = n % 4 > 0 ? nodes.call("Sqrt", x) : "";
        String product = "";
        for (int whole = n / 4; whole > 0; whole--) {
            product = product.isEmpty() ? x : nodes.call("Mul", product, x);
        }
        if (n % 4 >= 2) {
            product = product.isEmpty() ? root : nodes.call("Mul", product, root);
        }
        if (n % 2 == 1) {
            String fourth = nodes.call("Sqrt", root);
            product = product.isEmpty() ? fourth : nodes.call("Mul", product, fourth);
        }
        return exponent > 0 ? product : nodes.call("Reciprocal", product);
    }

    String binary(Binary op, Expr a, Expr b, String x, String y) {
        boolean mixed = manyTargets && (a.rows() == Rows.SAMPLES && b.rows() == Rows.EXPLANATIONS
                || b.rows() == Rows.SAMPLES && a.rows() == Rows.EXPLANATIONS);
        if (!mixed) {
            return binary(op, x, y);
        }
        String fixed = a.rows() == Rows.SAMPLES ? x : y;
        int[] sample = (a.rows() == Rows.SAMPLES ? a : b).sample();
        int[] other = (a.rows() == Rows.SAMPLES ? b : a).sample();
        String apart = apart(a.rows() == Rows.SAMPLES ? y : x, fixed, other);
        String result = a.rows() == Rows.SAMPLES ? binary(op, fixed, apart) : binary(op, apart, fixed);
        int[] whole = new int[sample.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = Math.max(sample[i], other[i]);
        }
        return nodes.rowsOf(result, whole);
    }

    /** Values per explanation with an axis for the targets, so that values per sample stretch over them. */
    private String apart(String explanations, String samples, int... sample) {
        String batch = nodes.call("Gather", nodes.call("Shape", samples), nodes.integers(0));
        String shape = nodes.node("Concat", nodes.integers(-1), batch, nodes.integers(Nodes.longs(sample)))
                .integer("axis", 0).value();
        return nodes.call("Reshape", explanations, shape);
    }

    /** An operation on values per explanation and values per sample of one shape. */
    String mixed(String op, String explanations, String samples, int... sample) {
        return manyTargets
                ? nodes.rowsOf(nodes.call(op, apart(explanations, samples, sample), samples), sample)
                : nodes.call(op, explanations, samples);
    }

    private String binary(Binary op, String x, String y) {
        return switch (op) {
            case ADD -> nodes.call("Add", x, y);
            case SUBTRACT -> nodes.call("Sub", x, y);
            case MULTIPLY -> nodes.call("Mul", x, y);
            case DIVIDE -> nodes.call("Div", x, y);
            case WHERE_POSITIVE -> nodes.call("Where", nodes.call("Greater", x, nodes.scalar(0)), y, nodes.scalar(0));
            case WHERE_NEGATIVE -> nodes.call("Where", nodes.call("Less", x, nodes.scalar(0)), y, nodes.scalar(0));
            case WHERE_ALL_ALIVE -> {
                String weakest = nodes.node("ReduceMin", nodes.call("Abs", x)).ints("axes", 1).integer("keepdims", 1)
                        .value();
                yield nodes.call("Where", nodes.call("Greater", weakest, nodes.scalar(0)), y, nodes.scalar(0));
            }
        };
    }
}
