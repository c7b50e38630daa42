package org.lrptoolbox.onnx.compile;

import java.util.ArrayList;
import java.util.List;

import org.lrptoolbox.algebra.Comparison;
import org.lrptoolbox.onnx.compile.Op.Binary;
import org.lrptoolbox.onnx.compile.Op.ByNumber;
import org.lrptoolbox.onnx.compile.Op.Unary;

/** The nodes of operations on single elements. */
final class Elements {
    private static final int BOOL = 9;
    private static final int INT64 = 7;

    private final Nodes nodes;
    private final boolean manyTargets;
    private final boolean cuda;

    Elements(Nodes nodes, CompileOptions options) {
        this.nodes = nodes;
        this.manyTargets = options.manyTargets();
        this.cuda = options.cuda();
    }

    String unary(Unary op, String x) {
        return switch (op) {
            case POSITIVE_PART -> nodes.call("Relu", x);
            case NEGATIVE_PART -> nodes.call("Min", x, nodes.scalar(0));
        };
    }

    String function(org.lrptoolbox.algebra.Unary f, String x) {
        return switch (f) {
            case EXP -> nodes.call("Exp", x);
            case EXPM1 -> nodes.call("Sub", nodes.call("Exp", x), nodes.scalar(1));
            case LOG -> nodes.call("Log", x);
            case SQRT -> nodes.call("Sqrt", x);
            case RECIPROCAL -> nodes.call("Reciprocal", x);
            case ABS -> nodes.call("Abs", x);
            case SIGN -> nodes.call("Sign", x);
            case SIN -> nodes.call("Sin", x);
            case COS -> nodes.call("Cos", x);
            case ATAN -> cuda ? arctangent(x) : nodes.call("Atan", x);
            case TANH -> nodes.call("Tanh", x);
            case SIGMOID -> nodes.call("Sigmoid", x);
            case SOFTPLUS -> nodes.call("Softplus", x);
            case ERF -> nodes.call("Erf", x);
            case NORMAL -> {
                String erf = nodes.call("Erf", nodes.call("Mul", x, nodes.scalar(Math.sqrt(0.5))));
                yield nodes.call("Add", nodes.call("Mul", erf, nodes.scalar(0.5)), nodes.scalar(0.5));
            }
            case FLOOR -> nodes.call("Floor", x);
            case CEIL -> nodes.call("Ceil", x);
            case ROUND -> nodes.call("Round", x);
            case TRUNCATE -> number(nodes.node("Cast", x).integer("to", INT64).value());
            case STEP -> number(nodes.call("Greater", x, nodes.scalar(0)));
            case NOT -> number(nodes.call("Equal", x, nodes.scalar(0)));
            case IS_NAN -> number(nodes.call("IsNaN", x));
        };
    }

    /** In operators that a GPU has: an eighth of the angle, small enough for five terms of the series, times eight. */
    private String arctangent(String x) {
        String t = x;
        for (int i = 0; i < 3; i++) {
            String root = nodes.call("Sqrt", nodes.call("Add", nodes.call("Mul", t, t), nodes.scalar(1)));
            t = nodes.call("Div", t, nodes.call("Add", root, nodes.scalar(1)));
        }
        String square = nodes.call("Mul", t, t);
        String sum = nodes.scalar(1.0 / 9);
        for (int odd = 7; odd > 0; odd -= 2) {
            sum = nodes.call("Sub", nodes.scalar(1.0 / odd), nodes.call("Mul", square, sum));
        }
        return nodes.call("Mul", nodes.call("Mul", t, sum), nodes.scalar(8));
    }

    /** Yes and no as 1 and 0; whole numbers as such of real type. */
    private String number(String answer) {
        return nodes.node("Cast", answer).integer("to", nodes.graph().precision().code()).value();
    }

    /** 1 and 0 as yes and no. */
    private String answer(String number) {
        return nodes.node("Cast", number).integer("to", BOOL).value();
    }

    private String compare(Comparison question, String a, String b) {
        return number(switch (question) {
            case LESS -> nodes.call("Less", a, b);
            case LESS_OR_EQUAL -> nodes.call("LessOrEqual", a, b);
            case GREATER -> nodes.call("Greater", a, b);
            case GREATER_OR_EQUAL -> nodes.call("GreaterOrEqual", a, b);
            case EQUAL -> nodes.call("Equal", a, b);
            case AND -> nodes.call("And", answer(a), answer(b));
            case OR -> nodes.call("Or", answer(a), answer(b));
            case XOR -> nodes.call("Xor", answer(a), answer(b));
        });
    }

    String where(List<Expr> exprs, List<String> values, int... sample) {
        return together(exprs, values, all -> nodes.call("Where", answer(all.get(0)), all.get(1), all.get(2)), sample);
    }

    String matmul(List<Expr> exprs, List<String> values, int... sample) {
        return together(exprs, values, all -> nodes.call("MatMul", all.get(0), all.get(1)), sample);
    }

    String compare(Op.Compare op, List<Expr> exprs, List<String> values, int... sample) {
        return together(exprs, values, all -> compare(op.question(), all.get(0), all.get(1)), sample);
    }

    String number(ByNumber op, String x) {
        double c = op.number();
        return switch (op.kind()) {
            case TIMES -> c == -1 ? nodes.call("Neg", x) : nodes.call("Mul", x, nodes.scalar(c));
            case PLUS -> nodes.call("Add", x, nodes.scalar(c));
            case AT_LEAST -> nodes.call("Max", x, nodes.scalar(c));
            case AT_MOST -> nodes.call("Min", x, nodes.scalar(c));
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

    String binary(Binary op, List<Expr> exprs, List<String> values, int... sample) {
        return together(exprs, values, all -> binary(op, all.get(0), all.get(1)), sample);
    }

    /** A node of values of which some may be per sample and others per explanation, which has several per sample. */
    private String together(List<Expr> exprs, List<String> values, Joint node, int... sample) {
        boolean samples = exprs.stream().anyMatch(e -> e.rows() == Rows.SAMPLES);
        if (!manyTargets || !samples || exprs.stream().noneMatch(e -> e.rows() == Rows.EXPLANATIONS)) {
            return node.of(values);
        }
        int fixed = 0;
        while (exprs.get(fixed).rows() != Rows.SAMPLES) {
            fixed++;
        }
        List<String> all = new ArrayList<>(values);
        for (int i = 0; i < all.size(); i++) {
            if (exprs.get(i).rows() == Rows.EXPLANATIONS) {
                all.set(i, apart(all.get(i), values.get(fixed), exprs.get(i).sample()));
            }
        }
        return nodes.rowsOf(node.of(all), sample);
    }

    /** Makes one value of several. */
    private interface Joint {
        String of(List<String> values);
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
