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
import org.lrptoolbox.layer.Sum;

/**
 * The softmax in pieces: exp(z) / sum(exp(z)), z - log(sum(exp(z))), and exp of the latter, with the largest score taken
 * off before or not.
 */
final class SoftMaxPieces {
    private SoftMaxPieces() {}

    /** The layer that ends at a node in pieces; null if none does. */
    static @Nullable Layer at(Edits edits, int index) {
        Layer layer = edits.layer(index);
        if (Activation.is(layer, Elementary.EXPONENTIAL)
                && edits.layer(edits.source(index)) instanceof LogSoftMax log) {
            return new SoftMax(log.axis());
        }
        List<Integer> sources = edits.sources(index);
        if (layer instanceof Product && sources.size() == 2) {
            int quotient = quotient(edits, sources);
            return quotient < 0 ? null : new SoftMax(axis(edits, edits.source(sources.get(1 - quotient))));
        }
        if (layer instanceof Sum s && s.arity() == 2 && isNegative(edits, sources.get(1))) {
            int sum = logarithm(edits, edits.source(sources.get(1)), sources.get(0));
            return sum < 0 ? null : new LogSoftMax(axis(edits, sum));
        }
        return null;
    }

    /** The scores that the layer is of. */
    static int scores(Edits edits, int index) {
        List<Integer> sources = edits.sources(index);
        int scores = switch (edits.layer(index)) {
            case Product p -> edits.source(sources.get(quotient(edits, sources)));
            case null, default -> edits.layer(sources.getFirst()) instanceof LogSoftMax
                    ? edits.source(sources.getFirst())
                    : sources.getFirst();
        };
        return largestTakenOff(edits, scores);
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
        return edits.layer(index) instanceof Reduce r && !r.mean() && r.keep() && r.axes().length == 1;
    }

    private static int axis(Edits edits, int index) {
        Layer layer = edits.layer(index);
        return layer instanceof Reduce r ? r.axes()[0] : axis(edits, edits.source(index));
    }

    private static boolean isNegative(Edits edits, int index) {
        return edits.layer(index) instanceof Scale s && s.isFactor() && s.isElementwise()
                && s.factor().data()[0] == -1;
    }

    /** z where a node is z - max(z); else the node. Whatever is the same for a whole row changes nothing. */
    private static int largestTakenOff(Edits edits, int index) {
        if (!(edits.layer(index) instanceof Sum s) || s.arity() != 2) {
            return index;
        }
        List<Integer> terms = edits.sources(index);
        if (!isNegative(edits, terms.get(1))) {
            return index;
        }
        int largest = edits.source(terms.get(1));
        return edits.layer(largest) instanceof ReduceExtreme r && r.largest() && r.keep() && r.axes().length == 1
                && edits.source(largest) == terms.get(0) && Arrays.stream(r.axes()).allMatch(axis -> axis >= 0)
                        ? terms.get(0)
                        : index;
    }
}
