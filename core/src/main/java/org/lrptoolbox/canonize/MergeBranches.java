package org.lrptoolbox.canonize;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/**
 * See {@link Canonizers#mergeBranches}: a sum of convolutions and scales of one value is a convolution with the largest
 * of their windows. Only where there is a scale, which would have to stay: sums of convolutions alone are shared by
 * their terms, as everywhere in the field.
 */
record MergeBranches() implements Canonizer {
    @Override
    public Network apply(Network network) {
        Edits edits = new Edits(network);
        // The outermost sum first: a + b + c is a sum of a sum in files.
        for (Node node : network.nodes().reversed()) {
            if (edits.layer(node.index()) instanceof Sum) {
                merge(edits, node.index(), terms(edits, node.index()));
            }
        }
        return edits.network();
    }

    private static void merge(Edits edits, int sum, List<Integer> branches) {
        Conv widest = isParallel(edits, branches) ? widest(edits, branches) : null;
        List<Layer> layers = branches.stream().filter(b -> !Network.isInput(b)).map(edits::layer)
                .map(Layer.class::cast).toList();
        if (widest != null && layers.stream().allMatch(layer -> fits(layer, widest))) {
            edits.rewire(sum, merged(layers, widest), edits.source(branches.getFirst()));
        }
    }

    /** What a sum adds, through sums that nobody else reads. */
    private static List<Integer> terms(Edits edits, int sum) {
        return edits.sources(sum).stream()
                .flatMap(
                        i -> edits.isSole(i) && edits.layer(i) instanceof Sum ? terms(edits, i).stream() : Stream.of(i))
                .toList();
    }

    private static boolean isParallel(Edits edits, List<Integer> branches) {
        return branches.stream().allMatch(b -> edits.isSole(b)
                && (edits.layer(b) instanceof Conv c && !c.layout().isLast() || edits.layer(b) instanceof Scale)
                && edits.source(b) == edits.source(branches.getFirst()))
                && branches.stream().anyMatch(b -> edits.layer(b) instanceof Scale);
    }

    private static @Nullable Conv widest(Edits edits, List<Integer> branches) {
        Conv widest = null;
        for (int branch : branches) {
            if (edits.layer(branch) instanceof Conv c && (widest == null
                    || c.frame().area() > widest.frame().area()
                    || c.frame().area() == widest.frame().area() && c.groups() < widest.groups())) {
                widest = c;
            }
        }
        return widest;
    }

    /** Whether a branch is a convolution with part of this window, in the same place, with the same steps. */
    private static boolean fits(Layer branch, Conv into) {
        Frame f = into.frame();
        if (branch instanceof Scale s) {
            return f.strideDown() == 1 && f.strideAcross() == 1 && into.count() == into.channels()
                    && ChannelScale.of(s, 3, into.count()) != null && isInside(Frame.of(1, 1), f);
        }
        return branch instanceof Conv c && c.count() == into.count() && c.channels() == into.channels()
                && c.groups() % into.groups() == 0 && c.frame().strideDown() == f.strideDown()
                && c.frame().strideAcross() == f.strideAcross() && isInside(c.frame(), f);
    }

    private static boolean isInside(Frame small, Frame large) {
        boolean dilated = small.dilationDown() * small.dilationAcross() * large.dilationDown()
                * large.dilationAcross() > 1;
        int down = large.top() - small.top();
        int across = large.left() - small.left();
        return !dilated && !small.ceil() && !large.ceil() && down >= 0 && across >= 0
                && down + small.height() <= large.height() && across + small.width() <= large.width();
    }

    private static Conv merged(List<Layer> branches, Conv into) {
        int[] shape = into.filters().shape();
        Tensor filters = Tensor.zeros(shape);
        double[] bias = new double[into.count()];
        for (Layer branch : branches) {
            Conv c = branch instanceof Scale s ? asConv(s, into) : (Conv) branch;
            add(c, into, filters);
            for (int i = 0; i < c.bias().length; i++) {
                bias[i] += c.bias()[i];
            }
        }
        return new Conv(Weights.of(filters), bias, into.frame(), into.groups());
    }

    /** A scale is a convolution of every channel with a window of one position. */
    private static Conv asConv(Scale scale, Conv like) {
        ChannelScale each = Objects.requireNonNull(ChannelScale.of(scale, 3, like.count()));
        return new Conv(Weights.of(each.a(), like.count(), 1, 1, 1), each.s(), Frame.of(1, 1), like.count());
    }

    /** Adds filters, which may have more groups and a smaller window, to those of the whole. */
    private static void add(Conv part, Conv into, Tensor filters) {
        Tensor own = part.filters().tensor();
        int depth = own.dim(1);
        int wide = filters.dim(1);
        int down = into.frame().top() - part.frame().top();
        int across = into.frame().left() - part.frame().left();
        for (int i = 0; i < own.size(); i++) {
            int q = i % own.dim(3);
            int p = i / own.dim(3) % own.dim(2);
            int k = i / (own.dim(3) * own.dim(2)) % depth;
            int n = i / (own.dim(3) * own.dim(2)) / depth;
            int channel = n / (part.count() / part.groups()) * depth + k;
            int at = channel - n / (into.count() / into.groups()) * wide;
            filters.data()[((n * wide + at) * filters.dim(2) + p + down) * filters.dim(3) + q + across] += own
                    .data()[i];
        }
    }
}
