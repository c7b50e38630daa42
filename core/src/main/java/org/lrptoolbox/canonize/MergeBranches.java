package org.lrptoolbox.canonize;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.SumLayer;
import org.lrptoolbox.layer.ChannelScale;
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
    /** The largest window, and of those the one with the fewest groups. */
    private static final Comparator<Conv> WIDTH = Comparator.<Conv>comparingInt(c -> c.frame().area())
            .thenComparing(Comparator.<Conv>comparingInt(Conv::groups).reversed());

    @Override
    public Network rewrite(Network network) {
        Edits edits = new Edits(network);
        // The outermost sum first: a + b + c is a sum of a sum in files.
        for (Node node : network.nodes().reversed()) {
            if (edits.layer(node.index()) instanceof SumLayer) {
                merge(edits, node.index(), terms(edits, node.index()));
            }
        }
        return edits.network();
    }

    private static void merge(Edits edits, int sum, List<Integer> branches) {
        if (!isParallel(edits, branches)) {
            return;
        }
        List<Layer> layers = branches.stream().map(edits::layer).map(Layer.class::cast).toList();
        int channels = layers.stream().filter(Conv.class::isInstance).mapToInt(l -> ((Conv) l).count()).findFirst()
                .orElse(0);
        if (channels == 0) {
            return;
        }
        List<Conv> all = layers.stream().map(l -> asConv(l, channels)).filter(Objects::nonNull).toList();
        Conv widest = all.stream().reduce((a, b) -> WIDTH.compare(b, a) > 0 ? b : a).orElse(null);
        // Without a scale it is a sum as any other.
        boolean scaled = layers.stream().anyMatch(Scale.class::isInstance);
        if (scaled && all.size() == layers.size() && widest != null
                && all.stream().allMatch(c -> fits(c, widest))) {
            edits.rewire(sum, merged(all, widest), edits.source(branches.getFirst()));
        }
    }

    /** What a sum adds, through sums that nobody else reads. */
    private static List<Integer> terms(Edits edits, int sum) {
        return edits.sources(sum).stream()
                .flatMap(i -> edits.isSole(i) && edits.layer(i) instanceof SumLayer
                        ? terms(edits, i).stream()
                        : Stream.of(i))
                .toList();
    }

    private static boolean isParallel(Edits edits, List<Integer> branches) {
        return branches.stream().allMatch(b -> edits.isSole(b)
                && edits.sources(b).equals(edits.sources(branches.getFirst())));
    }

    /** A branch as a convolution of images with the channels first; a scale is one of every channel by itself. */
    private static @Nullable Conv asConv(Layer branch, int channels) {
        if (branch instanceof Scale scale) {
            ChannelScale each = ChannelScale.of(scale, 3, channels);
            return each == null
                    ? null
                    : new Conv(Weights.of(each.a(), channels, 1, 1, 1), each.s(), Frame.of(1, 1), channels);
        }
        return branch instanceof Conv c && !c.layout().isLast() ? c : null;
    }

    /** Whether a branch is a convolution with part of this window, in the same place, with the same steps. */
    private static boolean fits(Conv branch, Conv into) {
        Frame f = into.frame();
        return branch.count() == into.count() && branch.channels() == into.channels()
                && branch.groups() % into.groups() == 0 && branch.frame().strideDown() == f.strideDown()
                && branch.frame().strideAcross() == f.strideAcross() && isInside(branch.frame(), f);
    }

    private static boolean isInside(Frame small, Frame large) {
        boolean dilated = small.dilationDown() * small.dilationAcross() * large.dilationDown()
                * large.dilationAcross() > 1;
        int down = large.top() - small.top();
        int across = large.left() - small.left();
        return !dilated && !small.ceil() && !large.ceil() && down >= 0 && across >= 0
                && down + small.height() <= large.height() && across + small.width() <= large.width();
    }

    private static Conv merged(List<Conv> branches, Conv into) {
        Tensor filters = Tensor.zeros(into.filters().shape());
        double[] bias = new double[into.count()];
        for (Conv c : branches) {
            add(c, into, filters);
            for (int i = 0; i < c.bias().length; i++) {
                bias[i] += c.bias()[i];
            }
        }
        return new Conv(Weights.of(filters), bias, into.frame(), into.groups());
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
