package org.lrptoolbox.onnx.read;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.Function;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.onnx.read.Value.Computed;
import org.lrptoolbox.tensor.Tensor;

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
    static @Nullable Value product(Step step, Computed a, Computed b) {
        Value found = activation(step, a, b);
        return found != null ? found : activation(step, b, a);
    }

    private static @Nullable Value activation(Step step, Computed value, Computed gate) {
        Scaled x = scaled(step, value);
        Scaled g = scaled(step, gate);
        Layer layer = step.layer(g.base());
        if (layer instanceof Activation a && reads(step, g, x) && x.is(1) && g.is(1)) {
            if (a.function() == Function.SIGMOID) {
                return step.addAt(value.batch(), new Activation(Function.SILU), value);
            }
            if (a.function() == Function.HARD_SIGMOID && near(a.alpha(), SIXTH) && a.beta() == 0.5) {
                return step.addAt(value.batch(), new Activation(Function.HARD_SWISH), value);
            }
        }
        Value other = quickOrMish(step, x, g, value);
        if (other != null) {
            return other;
        }
        // f (1 + erf) or f (1 + tanh), times a factor of x.
        boolean half = near(g.factor(), g.shift()) && x.shift() == 0;
        if (layer == null || !half || step.sources(g.base()).isEmpty()) {
            return null;
        }
        Scaled inner = scaled(step, step.at(step.sources(g.base()).getFirst(), g.base()));
        if (layer instanceof Activation f && f.function() == Function.ERF && inner.is(Math.sqrt(0.5))
                && inner.base().layer() == x.base().layer()) {
            return gelu(step, Function.GELU, x, g);
        }
        return layer instanceof Tanh && inner.is(Math.sqrt(2 / Math.PI)) && isCubic(step, inner.base(), x.base())
                ? gelu(step, Function.GELU_TANH, x, g)
                : null;
    }

    private static Value gelu(Step step, Function function, Scaled x, Scaled gate) {
        Computed y = step.addAt(x.base().batch(), new Activation(function), x.base());
        double factor = 2 * x.factor() * gate.factor();
        return near(factor, 1)
                ? y
                : step.addAt(y.batch(), new Scale(Tensor.of(new double[]{factor}, 1), Tensor.of(new double[]{0}, 1)),
                        y);
    }

    /** Whether a value is x + 0.044715 x^3. */
    private static boolean isCubic(Step step, Computed sum, Computed x) {
        if (!(step.layer(sum) instanceof Sum s) || s.arity() != 2) {
            return false;
        }
        Scaled a = scaled(step, step.at(step.sources(sum).getFirst(), sum));
        Scaled b = scaled(step, step.at(step.sources(sum).getLast(), sum));
        Scaled cube = a.base().layer() == x.layer() ? b : a;
        Scaled plain = a.base().layer() == x.layer() ? a : b;
        return plain.base().layer() == x.layer() && plain.is(1) && cube.is(CUBIC)
                && isCube(step.layer(cube.base()))
                && step.sources(cube.base()).getFirst() == x.layer();
    }

    /** x sigmoid(a x) and x tanh(softplus x). */
    private static @Nullable Value quickOrMish(Step step, Scaled x, Scaled g, Computed value) {
        Layer layer = step.layer(g.base());
        if (!g.is(1) || !x.is(1) || layer == null || step.sources(g.base()).isEmpty()) {
            return null;
        }
        Computed source = step.at(step.sources(g.base()).getFirst(), g.base());
        if (layer instanceof Activation a && a.function() == Function.SIGMOID) {
            Scaled inner = scaled(step, source);
            return inner.base().layer() == x.base().layer() && inner.shift() == 0
                    ? step.addAt(value.batch(), new Activation(Function.QUICK_GELU, inner.factor(), 0), value)
                    : null;
        }
        return layer instanceof Tanh && step.layer(source) instanceof Activation s && s.function() == Function.SOFTPLUS
                && step.sources(source).getFirst() == x.base().layer()
                        ? step.addAt(value.batch(), new Activation(Function.MISH), value)
                        : null;
    }

    private static boolean isCube(@Nullable Layer layer) {
        return layer instanceof Activation a && a.function() == Function.POWER && a.alpha() == 3;
    }

    private static boolean reads(Step step, Scaled gate, Scaled x) {
        return step.sources(gate.base()).getFirst() == x.base().layer();
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) <= TOLERANCE * Math.abs(b);
    }

    private static Scaled scaled(Step step, Computed value) {
        double factor = 1;
        double shift = 0;
        Computed at = value;
        while (step.layer(at) instanceof Scale s && s.factor().size() == 1 && s.shift().size() == 1) {
            shift += factor * s.shift().data()[0];
            factor *= s.factor().data()[0];
            at = step.at(step.sources(at).getFirst(), at);
        }
        return new Scaled(at, factor, shift);
    }

    /** The factor that completes a GELU: then there is nothing left to scale. */
    static boolean completes(Step step, Computed x, double factor) {
        Scaled all = scaled(step, x);
        return step.layer(all.base()) instanceof Activation a
                && (a.function() == Function.GELU || a.function() == Function.GELU_TANH)
                && near(all.factor() * factor, 1) && all.shift() == 0 && step.layer(x) instanceof Scale;
    }
}
