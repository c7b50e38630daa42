package org.lrptoolbox.onnx.operator;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.onnx.node.Value.Constant;

/**
 * Samples that a network makes of one sample, along the first axis of a file's value: windows of an image, heads of an
 * attention, tokens. To layers they are one sample, in which the window of an operator has another axis to lie along.
 */
final class Stacks {
    private Stacks() {}

    /** What a layer makes of samples. */
    @FunctionalInterface
    interface Each {
        Computed of(Computed samples) throws LrpFileException;
    }

    /** The value at a position: a stack with all its axes, all others with the batch in front. */
    static Computed value(Reading node, int position) throws LrpFileException {
        Computed x = node.raw(position);
        boolean stack = node.isPinned() && x.batch() != 0 && x.isKnown() && x.rank() > 1 && x.fileShape()[0] != 1;
        return stack ? node.pinned(x) : node.leading(x);
    }

    /** Whether a value that was asked for here is a stack. */
    static boolean is(Computed x) {
        return x.batch() == Computed.PINNED;
    }

    /** The shape of a sample. */
    static int[] sample(Computed x) {
        return is(x) ? Arrays.copyOfRange(x.shape(), 1, x.rank()) : x.shape();
    }

    /** A layer that takes channel by channel: those of all samples are channels of one. */
    static Computed channels(Reading node, Computed x, Each layer) throws LrpFileException {
        if (!is(x)) {
            return layer.of(x);
        }
        int[] one = sample(x);
        one[0] = Math.multiplyExact(x.shape()[0], one[0]);
        Computed y = layer.of(node.viewed(x, 0, one));
        int[] shape = IntStream.concat(IntStream.of(x.shape()[0], x.shape()[1]), Arrays.stream(y.shape()).skip(1))
                .toArray();
        return node.reshaped(y, Computed.PINNED, shape);
    }

    /** A convolution: the samples lie along an axis of space of their own, on which the window has one position. */
    static Computed conv(Reading node, Computed x, Constant filters, double[] bias, Frames frame, int groups)
            throws LrpFileException {
        int[] f = filters.numbers().shape();
        if (frame.axes() > 2) {
            throw node.unsupported("reads volumes, " + x.shape()[0] + " samples made of one; such convolutions are "
                    + "supported over signals and images");
        }
        Computed apart = node.addAt(0, new Permute(swapped(x.rank())), x);
        int[] wide = IntStream.concat(IntStream.of(f[0], f[1], 1), Arrays.stream(f).skip(2)).toArray();
        Frames deep = frame.deep();
        Computed y = frame.axes() == 1
                ? node.add(new Conv(Volumes.reshaped(filters.numbers(), wide), bias, deep.images(), groups), apart)
                : Volumes.conv(node, apart, Volumes.reshaped(filters.numbers(), wide), bias, deep, groups);
        return node.addAt(Computed.PINNED, new Permute(swapped(x.rank())), y);
    }

    /** The first two axes in the other order. */
    private static int[] swapped(int rank) {
        int[] axes = IntStream.range(0, rank).toArray();
        axes[0] = 1;
        axes[1] = 0;
        return axes;
    }
}
