package org.lrptoolbox.layer.nchw;

import org.lrptoolbox.layer.PassLayer;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Tensors;

/**
 * An activation function, element by element; relevance passes through it.
 *
 * @param function which one
 * @param alpha its first parameter; ignored by functions without one
 * @param beta its second parameter
 */
public record Activation(Function function, double alpha, double beta) implements PassLayer {
    /** The functions; a and b are alpha and beta. */
    public enum Function {
        /** x for x &gt; 0, else a x. */
        LEAKY_RELU,
        /** x for x &gt; 0, else a (exp x - 1). */
        ELU,
        /** b x for x &gt; 0, else b a (exp x - 1). */
        SELU,
        /** 1 / (1 + exp(-x)). */
        SIGMOID,
        /** log(1 + exp x). */
        SOFTPLUS,
        /** x / (1 + |x|). */
        SOFTSIGN,
        /** x / (1 + exp(-x)). */
        SILU,
        /** x Phi(x), with the distribution function of the normal distribution. */
        GELU,
        /** x Phi(x), approximated by a hyperbolic tangent. */
        GELU_TANH,
        /** min(max(a x + b, 0), 1). */
        HARD_SIGMOID,
        /** x min(max(x / 6 + 1/2, 0), 1). */
        HARD_SWISH,
        /** min(max(x, a), b). */
        CLIP
    }

    /** A function without parameters. */
    public Activation(Function function) {
        this(function, 0, 0);
    }

    @Override
    public String type() {
        return function.name().charAt(0) + function.name().substring(1).toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public String describe() {
        return switch (function) {
            case LEAKY_RELU, ELU -> "alpha " + alpha;
            case SELU, HARD_SIGMOID -> "alpha " + alpha + ", beta " + beta;
            case CLIP -> "from " + alpha + " to " + beta;
            default -> "";
        };
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.map(this::value);
    }

    @Override
    public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
        return Tensors.zip(dy, x, (d, v) -> d * slope(v));
    }

    private double value(double x) {
        return switch (function) {
            case LEAKY_RELU -> x > 0 ? x : alpha * x;
            case ELU -> x > 0 ? x : alpha * Math.expm1(x);
            case SELU -> beta * (x > 0 ? x : alpha * Math.expm1(x));
            case SIGMOID -> Functions.sigmoid(x);
            case SOFTPLUS -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
            case SOFTSIGN -> x / (1 + Math.abs(x));
            case SILU -> x * Functions.sigmoid(x);
            case GELU -> x * Functions.normal(x);
            case GELU_TANH -> x * (1 + Math.tanh(Functions.geluInner(x))) / 2;
            case HARD_SIGMOID -> Math.clamp(alpha * x + beta, 0, 1);
            case HARD_SWISH -> x * Math.clamp(x / 6 + 0.5, 0, 1);
            case CLIP -> Math.min(Math.max(x, alpha), beta);
        };
    }

    private double slope(double x) {
        return switch (function) {
            case LEAKY_RELU -> x > 0 ? 1 : alpha;
            case ELU -> x > 0 ? 1 : alpha * Math.exp(x);
            case SELU -> beta * (x > 0 ? 1 : alpha * Math.exp(x));
            case SIGMOID -> Functions.sigmoid(x) * (1 - Functions.sigmoid(x));
            case SOFTPLUS -> Functions.sigmoid(x);
            case SOFTSIGN -> 1 / ((1 + Math.abs(x)) * (1 + Math.abs(x)));
            case SILU -> Functions.sigmoid(x) * (1 + x * (1 - Functions.sigmoid(x)));
            case GELU -> Functions.normal(x) + x * Functions.density(x);
            case GELU_TANH -> {
                double t = Math.tanh(Functions.geluInner(x));
                yield (1 + t) / 2 + x / 2 * (1 - t * t) * Functions.geluInnerSlope(x);
            }
            case HARD_SIGMOID -> alpha * x + beta > 0 && alpha * x + beta < 1 ? alpha : 0;
            case HARD_SWISH -> x <= -3 ? 0 : x >= 3 ? 1 : x / 3 + 0.5;
            case CLIP -> x > alpha && x < beta ? 1 : 0;
        };
    }
}
