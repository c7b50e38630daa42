package org.lrptoolbox.canonize;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.Elementary;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.LogSoftMax;
import org.lrptoolbox.layer.Product;
import org.lrptoolbox.layer.Reduce;
import org.lrptoolbox.layer.ReduceExtreme;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.SumLayer;
import org.lrptoolbox.network.Network;

/**
 * The softmax in pieces: exp(z) / sum(exp(z)), z - log(sum(exp(z))), and exp of the latter, with the largest score taken
 * off before or not.
 */
final class SoftMaxPieces {
    private SoftMaxPieces() {}

    /**
     * What has been found.
     *
     * @param layer the layer that the pieces are
     * @param scores the node it reads
     */
    record Found(Layer layer, int scores) {}

    /** The layer that ends at a node in pieces; null if none does. */
    static @Nullable Found at(Edits edits, int index) {
        Layer layer = edits.layer(index);
        if (Activation.is(layer, Elementary.EXPONENTIAL)) {
            Found log = logarithm(edits, edits.source(index));
            return log == null || !(log.layer() instanceof LogSoftMax l)
                    ? null
                    : new Found(new SoftMax(l.axis()), log.scores());
        }
        List<Integer> sources = edits.sources(index);
        if (layer instanceof Product) {
            int quotient = quotient(edits, sources);
            if (quotient >= 0) {
                int axis = axis(edits, edits.source(sources.get(1 - quotient)));
                return new Found(new SoftMax(axis),
                        largestTakenOff(edits, edits.source(sources.get(quotient)), axis));
            }
        }
        if (layer instanceof SumLayer s && s.arity() == 2 && isNegative(edits, sources.get(1))) {
            int sum = logarithm(edits, edits.source(sources.get(1)), sources.get(0));
            if (sum >= 0) {
                return new Found(new LogSoftMax(axis(edits, sum)),
                        largestTakenOff(edits, sources.get(0), axis(edits, sum)));
            }
        }
        return null;
    }

    /** The logarithm of a softmax, whole or in pieces, or other pieces that end there. */
    private static @Nullable Found logarithm(Edits edits, int index) {
        if (Network.isInput(index)) {
            return null;
        }
        return edits.layer(index) instanceof LogSoftMax log
                ? new Found(log, edits.source(index))
                : at(edits, index);
    }

    /** Which of two factors is exp(z), the other being one over its sum; -1 if neither is. */
    private static int quotient(Edits edits, List<Integer> factors) {
        for (int i = 0; i < 2; i++) {
            int e = factors.get(i);
            int inverse = factors.get(1 - i);
            if (Activation.is(edits.layer(e), Elementary.EXPONENTIAL)
                    && Activation.is(edits.layer(inverse), Elementary.INVERSE)
                    && isSum(edits, edits.source(inverse)) && edits.source(edits.source(inverse)) == e) {
                return i;
            }
        }
        return -1;
    }

    /** The node of the sum in log(sum(exp(z))); -1 if this is something else. */
    private static int logarithm(Edits edits, int index, int scores) {
        if (!Activation.is(edits.layer(index), Elementary.LOGARITHM) || !isSum(edits, edits.source(index))) {
            return -1;
        }
        int sum = edits.source(index);
        int e = edits.source(sum);
        return Activation.is(edits.layer(e), Elementary.EXPONENTIAL) && edits.source(e) == scores ? sum : -1;
    }

    private static boolean isSum(Edits edits, int index) {
        return Reduce.kept(edits.layer(index), false).length == 1;
    }

    /** The axis of a sum that {@link #isSum} has been asked of. */
    private static int axis(Edits edits, int index) {
        return Reduce.kept(edits.layer(index), false)[0];
    }

    private static boolean isNegative(Edits edits, int index) {
        return Scale.isNegation(edits.layer(index));
    }

    /** z where a node is z - max(z); else the node. What is the same all along the axis changes nothing. */
    private static int largestTakenOff(Edits edits, int index, int axis) {
        if (!(edits.layer(index) instanceof SumLayer s) || s.arity() != 2) {
            return index;
        }
        List<Integer> terms = edits.sources(index);
        if (!isNegative(edits, terms.get(1))) {
            return index;
        }
        int largest = edits.source(terms.get(1));
        return edits.layer(largest) instanceof ReduceExtreme r && r.largest() && r.keep()
                && Arrays.stream(r.axes()).anyMatch(own -> own == axis) && edits.source(largest) == terms.get(0)
                        ? terms.get(0)
                        : index;
    }
}
