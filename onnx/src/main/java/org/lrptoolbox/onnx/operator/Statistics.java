package org.lrptoolbox.onnx.operator;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.Expand;
import org.lrptoolbox.layer.Function;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Norm;
import org.lrptoolbox.layer.Product;
import org.lrptoolbox.layer.Reduce;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.layer.Scale;
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
    private static final int DEEPEST = 16;

    private Statistics() {}

    /** The root of a mean of squares. */
    private record Root(int of, double epsilon, int... axes) {}

    /** x / root(mean(x^2) + epsilon) as one layer; null if it is something else. */
    static @Nullable Value divided(Reading node, Computed a, Computed b) {
        return normal(node, a, root(node, b.layer()));
    }

    /** x times one over such a root, in either order. */
    static @Nullable Value scaled(Reading node, Computed a, Computed b) {
        Value first = normal(node, a, inverse(node, b.layer()));
        return first != null ? first : normal(node, b, inverse(node, a.layer()));
    }

    private static @Nullable Value normal(Reading node, Computed x, @Nullable Root root) {
        if (root == null || root.of() != x.layer() || !x.isKnown()) {
            return null;
        }
        int mean = centre(node, x.layer(), root.axes());
        boolean centred = mean != Integer.MIN_VALUE;
        Norm norm = new Norm(centred ? "LayerNorm" : "RMSNorm", root.axes(), 0, centred, root.epsilon(), ONE, ZERO);
        Computed source = centred ? node.at(mean, x) : x;
        return node.addAt(x.batch(), norm, source);
    }

    private static @Nullable Layer layer(Reading node, int index) {
        return Network.isInput(index) ? null : node.draft(index).layer();
    }

    private static int source(Reading node, int index) {
        return node.draft(index).inputs().getFirst();
    }

    private static @Nullable Root inverse(Reading node, int index) {
        Layer layer = layer(node, index);
        if (layer instanceof Activation a && a.function() == Function.INVERSE) {
            return root(node, source(node, index));
        }
        return layer instanceof Activation a && a.function() == Function.POWER && a.alpha() == -0.5
                ? meanSquare(node, source(node, index))
                : null;
    }

    private static @Nullable Root root(Reading node, int index) {
        Layer layer = layer(node, index);
        boolean isRoot = layer instanceof Activation a
                && (a.function() == Function.ROOT || a.function() == Function.POWER && a.alpha() == 0.5);
        return isRoot ? meanSquare(node, source(node, index)) : null;
    }

    /** mean(x^2) + epsilon. */
    private static @Nullable Root meanSquare(Reading node, int index) {
        double epsilon = 0;
        int at = index;
        if (layer(node, at) instanceof Scale s && s.shift().size() == 1 && s.factor().size() == 1
                && s.factor().data()[0] == 1) {
            epsilon = s.shift().data()[0];
            at = source(node, at);
        }
        if (!(layer(node, at) instanceof Reduce r) || !r.mean() || !r.keep()) {
            return null;
        }
        int square = source(node, at);
        Layer squared = layer(node, square);
        boolean isSquare = squared instanceof Activation a && a.function() == Function.POWER && a.alpha() == 2
                || squared instanceof Product && node.draft(square).inputs().stream().distinct().count() == 1;
        return isSquare ? new Root(source(node, square), epsilon, r.axes()) : null;
    }

    /** What a value is without its mean over axes; {@link Integer#MIN_VALUE} if that is not what it is. */
    private static int centre(Reading node, int index, int... axes) {
        if (!(layer(node, index) instanceof Sum s) || s.arity() != 2) {
            return Integer.MIN_VALUE;
        }
        int x = node.draft(index).inputs().get(0);
        int minus = node.draft(index).inputs().get(1);
        boolean negative = layer(node, minus) instanceof Scale scale && scale.factor().size() == 1
                && scale.factor().data()[0] == -1 && scale.isFactor();
        if (!negative) {
            return Integer.MIN_VALUE;
        }
        int mean = source(node, minus);
        return layer(node, mean) instanceof Reduce r && r.mean() && r.keep() && Arrays.equals(r.axes(), axes)
                && source(node, mean) == x ? x : Integer.MIN_VALUE;
    }

    /** Whether a value is a sum of squares or magnitudes over axes, and what single numbers make of that. */
    static boolean isStatistic(Reading node, Computed value) throws LrpFileException {
        int at = value.layer();
        Set<Integer> seen = new HashSet<>();
        for (int depth = 0; depth < DEEPEST && seen.add(at); depth++) {
            Layer layer = layer(node, at);
            if (layer instanceof Reduce) {
                Layer inner = layer(node, source(node, at));
                return inner instanceof Activation a
                        && (a.function() == Function.ABSOLUTE || a.function() == Function.POWER && a.alpha() == 2)
                        || inner instanceof Product
                                && node.draft(source(node, at)).inputs().stream().distinct().count() == 1;
            }
            boolean passes = layer instanceof Expand || layer instanceof Reshape || layer instanceof Scale
                    || layer instanceof Activation a && Set.of(Function.ROOT, Function.INVERSE, Function.POWER,
                            Function.CLIP).contains(a.function());
            if (!passes) {
                return false;
            }
            at = source(node, at);
        }
        return false;
    }
}
