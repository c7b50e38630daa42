package org.lrptoolbox.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.algebra.Algebra;

/**
 * An activation function, element by element; relevance passes through it.
 *
 * @param function which one
 * @param alpha its first parameter; ignored by functions without one
 * @param beta its second parameter
 */
public record Activation(ElementFunction function, double alpha, double beta) implements ActivationLayer {
    /** A function without parameters. */
    public Activation(ElementFunction function) {
        this(function, 0, 0);
    }

    /** Whether a layer is one of these functions, whatever its parameters. */
    public static boolean is(@Nullable Layer layer, ElementFunction... functions) {
        return layer instanceof Activation a && Arrays.asList(functions).contains(a.function);
    }

    /** Whether what a layer makes lies between 0 and 1, by a sigmoid or the hard one. */
    public static boolean isSigmoid(@Nullable Layer layer) {
        return is(layer, Function.SIGMOID, Function.HARD_SIGMOID);
    }

    /** Whether a layer raises to a power. */
    public static boolean isPower(@Nullable Layer layer, double exponent) {
        return layer instanceof Activation a && a.function == Elementary.POWER && a.alpha == exponent;
    }

    @Override
    public String type() {
        return function.name().charAt(0) + function.name().substring(1).toLowerCase(Locale.ROOT);
    }

    @Override
    public String describe() {
        List<String> names = function.parameters();
        double[] values = {alpha, beta};
        return IntStream.range(0, names.size()).mapToObj(i -> names.get(i) + " " + values[i])
                .collect(Collectors.joining(function == Function.CLIP ? " " : ", "));
    }

    @Override
    public boolean makesNoNegative(boolean readsNone) {
        return isSigmoid(this) || is(this, Elementary.ABSOLUTE, Elementary.EXPONENTIAL, Elementary.ROOT)
                || function == Function.SOFTPLUS || function == Function.CLIP && alpha >= 0
                || function == Elementary.POWER && alpha % 2 == 0;
    }

    @Override
    public <T> T value(Algebra<T> a, T x) {
        return function.value(a, x, alpha, beta);
    }

    @Override
    public <T> T ratio(Algebra<T> a, T x, T y) {
        T own = function.ratio(a, x, alpha);
        return own == null ? ActivationLayer.super.ratio(a, x, y) : own;
    }

    @Override
    public <T> T slope(Algebra<T> a, T x, T y) {
        return function.slope(a, x, y, alpha, beta);
    }

    /** Where nothing comes back, nothing goes on, though the slope be infinite there. */
    @Override
    public <T> T gradient(Algebra<T> a, T x, T y, T dy) {
        T product = ActivationLayer.super.gradient(a, x, y, dy);
        return Double.isNaN(function.harmless()) || dy == a.none() ? product : a.where(dy, product, a.none());
    }
}
