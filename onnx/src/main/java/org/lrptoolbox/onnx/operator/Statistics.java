package org.lrptoolbox.onnx.operator;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Elementary;
import org.lrptoolbox.layer.Expand;
import org.lrptoolbox.layer.Function;
import org.lrptoolbox.layer.HeldProduct;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Norm;
import org.lrptoolbox.layer.Product;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.Reduce;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.layer.SideLayer;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Reading;

/**
 * Normalisation in pieces: a value over the root of the mean of its squares, with or without its mean taken off first.
 * Rules hold such a statistic, so it must be known for what it is.
 */
final class Statistics {
    private static final Tensor ONE = Tensor.of(new double[]{1}, 1);
    private static final Tensor ZERO = Tensor.of(new double[]{0}, 1);
    /** How many layers are looked at. */
    private static final int MOST = 32;

    private Statistics() {}

    /** The root of a mean of squares. */
    private record Root(int of, double epsilon, int... axes) {}

    /** A value that may be part of a statistic: one looks back at what made it. */
    private record Part(Reading node, int index) {
        @Nullable
        Layer layer() {
            return Network.isInput(index) ? null : node.draft(index).layer();
        }

        /** What its layer reads, of one input or the first of several. */
        Part source() {
            return input(0);
        }

        Part input(int k) {
            return new Part(node, node.draft(index).inputs().get(k));
        }

        boolean isPower(double exponent) {
            return Activation.isPower(layer(), exponent);
        }

        /** x^2, by whichever operator. */
        boolean isSquare() {
            return isPower(2) || layer() instanceof Product && input(0).index == input(1).index;
        }

        boolean isRoot() {
            return Activation.is(layer(), Elementary.ROOT) || isPower(0.5);
        }

        boolean isNegative() {
            return Scale.isNegation(layer());
        }

        /** A mean that keeps its axes. */
        boolean isMean() {
            return axes().length > 0;
        }

        int[] axes() {
            return Reduce.kept(layer(), true);
        }
    }

    /** x / root(mean(x^2) + epsilon) as one layer; null if it is something else. */
    static @Nullable Value divided(Reading node, Computed a, Computed b) {
        return normal(node, a, root(new Part(node, b.layer())));
    }

    /** x times one over such a root, in either order. */
    static @Nullable Value scaled(Reading node, Computed a, Computed b) {
        Value first = normal(node, a, inverse(new Part(node, b.layer())));
        return first != null ? first : normal(node, b, inverse(new Part(node, a.layer())));
    }

    private static @Nullable Value normal(Reading node, Computed x, @Nullable Root root) {
        if (root == null || root.of() != x.layer() || !x.isKnown()) {
            return null;
        }
        Part centre = centre(new Part(node, x.layer()), root.axes());
        Norm norm = new Norm(centre != null ? "LayerNorm" : "RMSNorm", root.axes(), 0, centre != null, root.epsilon(),
                ONE, ZERO);
        return node.addAt(x.batch(), norm, centre != null ? node.at(centre.index(), x) : x);
    }

    private static @Nullable Root inverse(Part value) {
        if (Activation.is(value.layer(), Elementary.INVERSE)) {
            return root(value.source());
        }
        return value.isPower(-0.5) ? meanSquare(value.source()) : null;
    }

    private static @Nullable Root root(Part value) {
        return value.isRoot() ? meanSquare(value.source()) : null;
    }

    /** mean(x^2) + epsilon. */
    private static @Nullable Root meanSquare(Part value) {
        boolean shifted = Scale.isLine(value.layer(), 1);
        double epsilon = shifted && value.layer() instanceof Scale s ? s.shift().data()[0] : 0;
        Part mean = shifted ? value.source() : value;
        return mean.isMean() && mean.source().isSquare()
                ? new Root(mean.source().source().index(), epsilon, mean.axes())
                : null;
    }

    /** What a value is without its mean over axes, x - mean(x); null if that is not what it is. */
    private static @Nullable Part centre(Part value, int... axes) {
        if (!(value.layer() instanceof Sum s) || s.arity() != 2 || !value.input(1).isNegative()) {
            return null;
        }
        Part x = value.input(0);
        Part mean = value.input(1).source();
        return mean.isMean() && Arrays.equals(mean.axes(), axes) && mean.source().index() == x.index() ? x : null;
    }

    /**
     * Whether a value is a sum of squares or magnitudes over axes, what single numbers make of that, or the variance as
     * the difference of a mean square and a squared mean.
     */
    static boolean isStatistic(Reading node, Computed value) {
        return isStatistic(new Part(node, value.layer()), new HashSet<>());
    }

    private static boolean isStatistic(Part value, Set<Integer> seen) {
        Part at = value;
        while (seen.size() < MOST && seen.add(at.index())) {
            if (at.layer() instanceof Reduce) {
                return at.source().isSquare() || Activation.is(at.source().layer(), Elementary.ABSOLUTE);
            }
            if (at.layer() instanceof Dense product) {
                return at.source().isSquare() && isEvenSum(product);
            }
            if (at.layer() instanceof Sum sum) {
                Part[] terms = IntStream.range(0, sum.arity()).mapToObj(at::input).toArray(Part[]::new);
                return Arrays.stream(terms).allMatch(t -> isSquaredMean(t) || isStatistic(t, seen))
                        && !Arrays.stream(terms).allMatch(Statistics::isSquaredMean);
            }
            Part next = onward(at);
            if (next == null) {
                return false;
            }
            at = next;
        }
        return false;
    }

    /** A product with a matrix of one number, which is a sum or a mean; its bias may be a norm's epsilon. */
    private static boolean isEvenSum(Dense product) {
        return Arrays.stream(product.bias()).distinct().count() <= 1
                && Arrays.stream(product.weights().tensor().data()).distinct().limit(2).count() == 1;
    }

    private static boolean isSquaredMean(Part term) {
        Part square = term.isNegative() ? term.source() : term;
        return square.isSquare() && square.source().layer() instanceof Reduce;
    }

    /** What a value is made of by single numbers, or by constants that stretch it; null where it is made otherwise. */
    private static @Nullable Part onward(Part value) {
        Layer layer = value.layer();
        if (layer instanceof HeldProduct) {
            return isAside(value.input(1)) ? value.input(0) : isAside(value.input(0)) ? value.input(1) : null;
        }
        return layer instanceof Expand || layer instanceof Reshape || layer instanceof Scale || layer instanceof Rect
                || Activation.is(layer, Elementary.ROOT, Elementary.INVERSE, Elementary.POWER, Elementary.LOGARITHM,
                        Elementary.EXPONENTIAL, Function.CLIP) ? value.source() : null;
    }

    /** Whether a value is computed aside, or a constant, of whatever shape. */
    private static boolean isAside(Part value) {
        Part at = value;
        while (at.layer() instanceof Reshape || at.layer() instanceof Expand) {
            at = at.source();
        }
        return at.layer() instanceof SideLayer;
    }
}
