package org.lrptoolbox.canonize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.ActivationLayer;
import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.ChannelScale;
import org.lrptoolbox.layer.Composed;
import org.lrptoolbox.layer.Constant;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.layer.SideFunction;
import org.lrptoolbox.layer.SideLayer;
import org.lrptoolbox.layer.StretchingLayer;
import org.lrptoolbox.layer.SumLayer;
import org.lrptoolbox.layer.WeightedLayer;
import org.lrptoolbox.layer.WindowLayer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.tensor.Tensor;

/**
 * See {@link Canonizers#fuseFunctions}. A node is a function of another if it works element by element on that alone, with
 * numbers that may differ from channel to channel, by one way or by several that part there; what several ways lead to is an activation, whoever wrote it how.
 */
record FuseFunctions() implements Canonizer {
    /** Of what stands in a row, so many are looked at together. */
    private static final int LONGEST = 6;

    @Override
    public Network rewrite(Network network) {
        Edits edits = new Edits(network);
        int[] of = new int[network.size()];
        for (Node node : network.nodes()) {
            of[node.index()] = argument(edits, of, node.index());
        }
        Set<Integer> done = new TreeSet<>();
        for (Node node : network.nodes().reversed()) {
            if (!done.contains(node.index())) {
                fuse(edits, of, node.index(), done);
            }
        }
        return edits.network();
    }

    private static void fuse(Edits edits, int[] of, int end, Set<Integer> done) {
        SoftMaxPieces.Found softmax = SoftMaxPieces.at(edits, end);
        if (softmax != null) {
            edits.rewire(end, softmax.layer(), softmax.scores());
            return;
        }
        int argument = end;
        int first = end;
        ActivationLayer known = null;
        for (int i = 0; i < LONGEST && !Network.isInput(argument) && of[argument] != argument; i++) {
            argument = of[argument];
            Composed pieces = composed(edits, end, argument);
            ActivationLayer found = pieces.isElementwise() ? KnownFunctions.of(pieces) : null;
            if (found != null) {
                known = found;
                first = argument;
            }
        }
        if (known == null && of[end] != end && isJoin(edits, end, of[end])) {
            first = of[end];
            known = composed(edits, end, first);
        }
        if (known != null && first != end) {
            done.addAll(between(edits, end, first));
            edits.rewire(end, KnownFunctions.RAMP.equals(known) && unshift(edits, first)
                    ? KnownFunctions.HARD_SIGMOID
                    : known, first);
        }
    }

    /**
     * Takes the shift of a hard sigmoid, relu6(x + 3) / 6, back out of the bias of an affine layer that has no other
     * reader, where files and readers have added it up; false where there is no such layer.
     */
    private static boolean unshift(Edits edits, int index) {
        if (!edits.isSole(index) || !(edits.layer(index) instanceof WeightedLayer w) || WindowLayer.isLast(w)) {
            return false;
        }
        Scale back = new Scale(Tensor.full(1, 1), Tensor.full(-KnownFunctions.SHIFT, 1));
        ChannelScale each = ChannelScale.of(back, w.axes(), w.channelsOut());
        Layer without = w.bias().length == 0 || each == null ? null : w.scaled(each);
        if (without != null) {
            edits.replace(index, without);
        }
        return without != null;
    }

    /** The nearest value that a node is a function of; the node itself where there is none. */
    private static int argument(Edits edits, int[] of, int index) {
        Layer layer = edits.layer(index);
        if (layer == null || !layer.isFunction() && !(layer instanceof StretchingLayer || layer instanceof Scale
                || layer instanceof SideFunction)) {
            return index;
        }
        List<Integer> sources = edits.sources(index).stream().filter(s -> number(edits, s) == null).distinct().toList();
        if (sources.isEmpty()) {
            return index;
        }
        List<Integer> common = ways(of, sources.getFirst());
        sources.forEach(s -> common.retainAll(ways(of, s)));
        return common.isEmpty() ? index : common.getFirst();
    }

    /** A value, what it is a function of, what that is a function of, and so on. */
    private static List<Integer> ways(int[] of, int from) {
        List<Integer> all = new ArrayList<>(List.of(from));
        for (int at = from; !Network.isInput(at) && of[at] != at; at = of[at]) {
            all.add(of[at]);
        }
        return all;
    }

    /**
     * Whether several ways lead to a node, by more than factors and shifts. A square alone is a product like any other, and
     * an answer carries nothing.
     */
    private static boolean isJoin(Edits edits, int end, int argument) {
        Layer layer = edits.layer(end);
        boolean several = edits.sources(end).stream().filter(s -> number(edits, s) == null).distinct().count() > 1;
        return layer instanceof StretchingLayer && !(layer instanceof SideLayer) && several
                && between(edits, end, argument).stream().map(edits::layer)
                        .anyMatch(l -> !(l instanceof AffineLayer || l instanceof SumLayer));
    }

    /** The one number that a node makes; null if it makes something else. */
    private static @Nullable Double number(Edits edits, int index) {
        int at = index;
        while (edits.layer(at) instanceof Reshape) {
            at = edits.source(at);
        }
        return edits.layer(at) instanceof Constant c && c.numbers().size() == 1 ? c.numbers().data()[0] : null;
    }

    /** The nodes on the ways from a value to its function, numbers left out. */
    private static Set<Integer> between(Edits edits, int end, int argument) {
        Set<Integer> all = new TreeSet<>();
        List<Integer> open = new ArrayList<>(List.of(end));
        while (!open.isEmpty()) {
            int at = open.removeLast();
            if (at != argument && number(edits, at) == null && all.add(at)) {
                open.addAll(edits.sources(at));
            }
        }
        return all;
    }

    private static Composed composed(Edits edits, int end, int argument) {
        List<Composed.Piece> pieces = new ArrayList<>();
        Map<Integer, Integer> places = new HashMap<>(Map.of(argument, Composed.X));
        for (int node : between(edits, end, argument)) {
            List<Integer> reads = new ArrayList<>();
            for (int source : edits.sources(node)) {
                Double number = places.containsKey(source) ? null : number(edits, source);
                if (number != null) {
                    places.put(source, pieces.size());
                    pieces.add(Composed.Piece.of(number));
                }
                reads.add(places.get(source));
            }
            places.put(node, pieces.size());
            Layer layer = Objects.requireNonNull(edits.layer(node));
            // Factors of its own for each channel stay where they are along the axes.
            pieces.add(Composed.Piece.of(layer instanceof Scale && !layer.isFunction() ? layer : layer.ofAnyShape(),
                    reads));
        }
        return new Composed(pieces);
    }
}
