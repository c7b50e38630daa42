package org.lrptoolbox.canonize;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.algebra.TensorAlgebra;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Pad;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.layer.WeightedLayer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.tensor.Tensor;

/** See {@link Canonizers#moveOrders}. */
record MoveOrders() implements Canonizer {
    @Override
    public Network rewrite(Network network) {
        Edits edits = new Edits(network);
        for (Node node : network.nodes()) {
            int at = node.index();
            while (exchanged(edits, at)) {
                at = edits.source(at);
            }
        }
        return edits.network();
    }

    /** Whether a node and the one it reads have changed places. */
    private static boolean exchanged(Edits edits, int at) {
        Layer second = edits.layer(at);
        if (second == null || second.arity() != 1 || !edits.isSole(edits.source(at))) {
            return false;
        }
        int source = edits.source(at);
        Layer first = edits.layer(source);
        if (first instanceof Pad pad && second instanceof Permute order) {
            edits.exchange(source, order, at, turned(pad, order));
            return true;
        }
        // One factor for all, as of attention's scores, has nothing to gain from another place.
        Scale moved = second instanceof Scale scale && !(scale.isFactor() && scale.factor().size() == 1)
                && !Network.isInput(edits.source(source))
                        ? moved(edits, source, scale)
                        : null;
        if (moved != null && first != null) {
            edits.exchange(source, moved, at, first);
        }
        return moved != null;
    }

    /** A scale as it is before the node it reads; null if it must stay behind that. */
    private static @Nullable Scale moved(Edits edits, int source, Scale scale) {
        return switch (edits.layer(source)) {
            case Permute order -> new Scale(turned(scale.factor(), order), turned(scale.shift(), order));
            case Reshape shape -> perChannel(edits, source, shape, scale);
            case null, default -> null;
        };
    }

    /** Behind channels turned to the end and another shape of the axes before them, as for signals taken as images. */
    private static @Nullable Scale perChannel(Edits edits, int reshape, Reshape shape, Scale scale) {
        int turn = edits.source(reshape);
        if (!(edits.layer(turn) instanceof Permute order) || order.axes()[order.axes().length - 1] != 0
                || !(edits.layer(edits.source(turn)) instanceof WeightedLayer makes)
                || shape.shape()[shape.shape().length - 1] != makes.channelsOut()) {
            return null;
        }
        Tensor factor = last(scale.factor(), makes.channelsOut());
        Tensor shift = last(scale.shift(), makes.channelsOut());
        return factor == null || shift == null ? null : new Scale(factor, shift);
    }

    /** Numbers along the last axis, or a single one, without other axes; null if there are more. */
    private static @Nullable Tensor last(Tensor numbers, int channels) {
        boolean each = numbers.size() == channels && numbers.rank() > 0 && numbers.dim(numbers.rank() - 1) == channels;
        return each || numbers.size() == 1 ? numbers.reshape(numbers.size()) : null;
    }

    private static Pad turned(Pad pad, Permute order) {
        return new Pad(turned(pad.before(), order), turned(pad.behind(), order), pad.value());
    }

    private static int[] turned(int[] numbers, Permute order) {
        return Arrays.stream(order.axes()).map(axis -> numbers[axis]).toArray();
    }

    /** Numbers that stretch to what comes out of an order of axes, as they are before it. */
    private static Tensor turned(Tensor numbers, Permute order) {
        int[] shape = new int[order.axes().length + 1];
        Arrays.fill(shape, 1);
        System.arraycopy(numbers.shape(), 0, shape, shape.length - numbers.rank(), numbers.rank());
        Tensor before = order.inverse().forward(new TensorAlgebra(), numbers.reshape(shape));
        return before.reshape(before.sampleShape());
    }
}
