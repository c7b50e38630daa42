package org.lrptoolbox.onnx.compile;

import java.util.Collections;
import java.util.List;

import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.SumLayer;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.layer.WeightMap;
import org.lrptoolbox.layer.nchw.Activation;
import org.lrptoolbox.layer.nchw.LocalResponseNorm;
import org.lrptoolbox.layer.nchw.Reshape;
import org.lrptoolbox.onnx.compile.Op.Binary;
import org.lrptoolbox.onnx.compile.Op.Unary;

/** The gradients of layers, as expressions. */
final class LayerGradients {
    private final Expressions make;
    private final GraphAlgebra algebra;

    LayerGradients(Expressions make, GraphAlgebra algebra) {
        this.make = make;
        this.algebra = algebra;
    }

    /** Whether an expression is x times something. */
    static boolean isScaled(Expr e, Expr x) {
        return e.op() == Binary.MULTIPLY && e.arg(0) == x && e != x;
    }

    List<Term> of(Layer layer, List<Term> inputs, Term output, Term dy) {
        Term x = inputs.getFirst();
        return switch (layer) {
            case AffineLayer a -> List.of(algebra.transpose(a, WeightMap.IDENTITY, algebra.scale(dy, a.outputScale()),
                    x));
            case SumLayer s -> Collections.nCopies(inputs.size(), dy);
            case Flatten f -> List.of(algebra.reshape(dy, x));
            case Reshape r -> List.of(algebra.reshape(dy, x));
            // As everywhere, softmax hands gradients on: only training asks, and passes in the right one.
            case SoftMax s -> List.of(dy);
            case LocalResponseNorm n -> List.of(responseNorm(n, x, output, dy));
            default -> List.of(algebra.times(dy, new Term.Plain(slope(layer, algebra.force(x),
                    algebra.force(output)))));
        };
    }

    /** dx = dy s^(-beta) - 2 alpha beta / size x B(dy y / s). */
    private Term responseNorm(LocalResponseNorm n, Term x, Term y, Term dy) {
        Expr power = algebra.force(y).arg(1);
        Term s = new Term.Plain(power.arg(0));
        Term crossed = algebra.transpose(n.band(), WeightMap.IDENTITY,
                algebra.times(dy, algebra.divide(y, s)), x);
        return algebra.minus(algebra.times(dy, new Term.Plain(power)),
                algebra.times(algebra.scale(x, 2 * n.alpha() * n.beta() / n.size()), crossed));
    }

    private Expr slope(Layer layer, Expr x, Expr y) {
        return switch (layer) {
            case Rect r -> make.step(y);
            case Tanh t -> oneMinus(make.multiply(y, y));
            case Activation a -> slope(a, x, y);
            default -> throw new IllegalArgumentException("the gradient of " + layer.type()
                    + " is not known to the compiler; the Java engine computes it");
        };
    }

    private Expr oneMinus(Expr e) {
        return make.plus(make.scale(e, -1), 1);
    }

    /** The two where x is positive, and where not. */
    private Expr either(Expr x, Expr positive, Expr negative) {
        Expr step = make.step(x);
        return make.add(make.multiply(step, positive), make.multiply(oneMinus(step), negative));
    }

    private Expr slope(Activation f, Expr x, Expr y) {
        double a = f.alpha();
        double b = f.beta();
        Expr one = make.fill(1, x.sample());
        return switch (f.function()) {
            case LEAKY_RELU -> make.plus(make.scale(make.step(x), 1 - a), a);
            case ELU -> either(x, one, make.plus(y, a));
            case SELU -> either(x, make.fill(b, x.sample()), make.plus(y, a * b));
            case SIGMOID -> make.multiply(y, oneMinus(y));
            case SOFTPLUS -> make.unary(Unary.SIGMOID, x, Sign.NONNEGATIVE);
            case SOFTSIGN -> make.power(make.plus(make.subtract(make.positivePart(x), make.negativePart(x)), 1), -2);
            case SILU -> {
                Expr s = make.unary(Unary.SIGMOID, x, Sign.NONNEGATIVE);
                yield make.multiply(s, make.plus(make.multiply(x, oneMinus(s)), 1));
            }
            case GELU -> {
                Expr phi = make.plus(make.scale(make.unary(Unary.ERF, make.scale(x, Math.sqrt(0.5)), Sign.ANY), 0.5),
                        0.5);
                Expr density = make.scale(make.unary(Unary.EXP, make.scale(make.multiply(x, x), -0.5),
                        Sign.NONNEGATIVE), 1 / Math.sqrt(2 * Math.PI));
                yield make.add(phi, make.multiply(x, density));
            }
            case GELU_TANH -> {
                double k = Math.sqrt(2 / Math.PI);
                Expr squares = make.multiply(x, x);
                Expr inner = make.multiply(x, make.plus(make.scale(squares, k * 0.044715), k));
                Expr t = make.unary(Unary.TANH, inner, Sign.ANY);
                Expr slope = make.plus(make.scale(squares, 3 * k * 0.044715), k);
                yield make.add(make.plus(make.scale(t, 0.5), 0.5), make.scale(make.multiply(x,
                        make.multiply(oneMinus(make.multiply(t, t)), slope)), 0.5));
            }
            case HARD_SIGMOID -> make.scale(make.multiply(make.step(y), make.step(oneMinus(y))), a);
            case HARD_SWISH -> make.add(make.multiply(make.multiply(make.step(make.plus(x, 3)),
                    make.step(make.plus(make.scale(x, -1), 3))), make.plus(make.scale(x, 1.0 / 3), 0.5)),
                    make.step(make.plus(x, -3)));
            case CLIP -> make.multiply(make.step(make.plus(x, -a)), make.step(make.plus(make.scale(x, -1), b)));
        };
    }
}
