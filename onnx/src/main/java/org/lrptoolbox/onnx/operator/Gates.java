package org.lrptoolbox.onnx.operator;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.Elementary;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.Function;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Reading;

/**
 * Products of two values that are an activation in parts: x sigmoid(x), x hardsigmoid(x), and the two forms of GELU,
 * x (1 + erf(x / sqrt 2)) / 2 and x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2, their factors wherever a file
 * has them.
 */
final class Gates {
    private static final double SIXTH = 1.0 / 6;
    private static final double TOLERANCE = 1e-5;
    private static final double CUBIC = 0.044715;

    private Gates() {}

    /** A value as a factor of the output of a layer, and a shift: constants that files apply one by one. */
    private record Scaled(Computed base, double factor, double shift) {
        boolean is(double wanted) {
            return near(factor, wanted) && shift == 0;
        }
    }

    /** The activation that a product of two values is; null if it is none. */
    static @Nullable Value product(Reading node, Computed a, Computed b) {
        Value found = activation(node, a, b);
        return found != null ? found : activation(node, b, a);
    }

    private static @Nullable Value activation(Reading node, Computed value, Computed gate) {
        Scaled x = scaled(node, value);
        Scaled g = scaled(node, gate);
        Layer layer = node.layer(g.base());
        if (layer instanceof Activation a && reads(node, g, x) && x.is(1) && g.is(1)) {
            if (a.function() == Function.SIGMOID) {
                return node.addAt(value.batch(), new Activation(Function.SILU), value);
            }
            if (a.function() == Function.HARD_SIGMOID && near(a.alpha(), SIXTH) && a.beta() == 0.5) {
                return node.addAt(value.batch(), new Activation(Function.HARD_SWISH), value);
            }
        }
        Value other = quickOrMish(node, x, g, value);
        if (other != null) {
            return other;
        }
        // f (1 + erf) or f (1 + tanh), times a factor of x.
        boolean half = near(g.factor(), g.shift()) && x.shift() == 0;
        if (layer == null || !half || node.sources(g.base()).isEmpty()) {
            return null;
        }
        Scaled inner = scaled(node, node.at(node.sources(g.base()).getFirst(), g.base()));
        if (Activation.is(layer, Elementary.ERF) && inner.is(Math.sqrt(0.5))
                && inner.base().layer() == x.base().layer()) {
            return gelu(node, Function.GELU, x, g);
        }
        return layer instanceof Tanh && inner.is(Math.sqrt(2 / Math.PI)) && isCubic(node, inner.base(), x.base())
                ? gelu(node, Function.GELU_TANH, x, g)
                : null;
    }

    private static Value gelu(Reading node, Function function, Scaled x, Scaled gate) {
        Computed y = node.addAt(x.base().batch(), new Activation(function), x.base());
        double factor = 2 * x.factor() * gate.factor();
        return near(factor, 1)
                ? y
                : node.addAt(y.batch(), new Scale(Tensor.of(new double[]{factor}, 1), Tensor.of(new double[]{0}, 1)),
                        y);
    }

    /** Whether a value is x + 0.044715 x^3. */
    private static boolean isCubic(Reading node, Computed sum, Computed x) {
        if (!(node.layer(sum) instanceof Sum s) || s.arity() != 2) {
            return false;
        }
        Scaled a = scaled(node, node.at(node.sources(sum).getFirst(), sum));
        Scaled b = scaled(node, node.at(node.sources(sum).getLast(), sum));
        Scaled cube = a.base().layer() == x.layer() ? b : a;
        Scaled plain = a.base().layer() == x.layer() ? a : b;
        return plain.base().layer() == x.layer() && plain.is(1) && cube.is(CUBIC)
                && Activation.isPower(node.layer(cube.base()), 3)
                && node.sources(cube.base()).getFirst() == x.layer();
    }

    /** x sigmoid(a x) and x tanh(softplus x). */
    private static @Nullable Value quickOrMish(Reading node, Scaled x, Scaled g, Computed value) {
        Layer layer = node.layer(g.base());
        if (!g.is(1) || !x.is(1) || layer == null || node.sources(g.base()).isEmpty()) {
            return null;
        }
        Computed source = node.at(node.sources(g.base()).getFirst(), g.base());
        if (Activation.is(layer, Function.SIGMOID)) {
            Scaled inner = scaled(node, source);
            return inner.base().layer() == x.base().layer() && inner.shift() == 0
                    ? node.addAt(value.batch(), new Activation(Function.QUICK_GELU, inner.factor(), 0), value)
                    : null;
        }
        return layer instanceof Tanh && Activation.is(node.layer(source), Function.SOFTPLUS)
                && node.sources(source).getFirst() == x.base().layer()
                        ? node.addAt(value.batch(), new Activation(Function.MISH), value)
                        : null;
    }

    private static boolean reads(Reading node, Scaled gate, Scaled x) {
        return node.sources(gate.base()).getFirst() == x.base().layer();
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) <= TOLERANCE * Math.abs(b);
    }

    private static Scaled scaled(Reading node, Computed value) {
        double factor = 1;
        double shift = 0;
        Computed at = value;
        while (node.layer(at) instanceof Scale s && s.factor().size() == 1 && s.shift().size() == 1) {
            shift += factor * s.shift().data()[0];
            factor *= s.factor().data()[0];
            at = node.at(node.sources(at).getFirst(), at);
        }
        return new Scaled(at, factor, shift);
    }

    /** The factor that completes a GELU: then there is nothing left to scale. */
    static boolean completes(Reading node, Computed x, double factor) {
        Scaled all = scaled(node, x);
        return Activation.is(node.layer(all.base()), Function.GELU, Function.GELU_TANH)
                && near(all.factor() * factor, 1) && all.shift() == 0 && node.layer(x) instanceof Scale;
    }
}
