package org.lrptoolbox.onnx.operator;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.onnx.file.Problems;
import org.lrptoolbox.onnx.node.Attributes;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.onnx.graph.NodeBuilder;
import org.lrptoolbox.tensor.Shapes;

/**
 * How a node's window slides along each axis of space: kernel_shape, strides, dilations, pads, auto_pad and ceil_mode.
 *
 * @param size of the window
 * @param strides its steps
 * @param dilations the distances of its positions
 * @param before padding before each axis
 * @param behind padding behind each axis
 * @param ceil whether a window may overhang
 */
record Frames(int[] size, int[] strides, int[] dilations, int[] before, int[] behind, boolean ceil) {
    /** Signals, images, volumes. */
    private static final int MOST_AXES = 3;

    /** What a node with a window reads: samples of channels and 1 to 3 axes of space. */
    static Computed samples(Reading node) throws LrpFileException {
        return windowed(node, node.value(0));
    }

    /** The same, or a stack of them. */
    static Computed stack(Reading node) throws LrpFileException {
        return windowed(node, Stacks.value(node, 0));
    }

    private static Computed windowed(Reading node, Computed x) throws LrpFileException {
        int axes = Stacks.sample(x).length;
        if (axes < 2 || axes > 1 + MOST_AXES) {
            throw node.unsupported("reads values of " + (axes + 1) + " axes; a batch, channels and 1 to " + MOST_AXES
                    + " axes of space are supported");
        }
        return x;
    }

    /** The window without padding over so many axes; a missing size is the given one, and an error if that is 0. */
    static Frames unpadded(Reading node, int... wanted) throws LrpFileException {
        Attributes attributes = node.attributes();
        int axes = wanted.length;
        int[] ones = new int[axes];
        Arrays.fill(ones, 1);
        int[] size = attributes.sizes("kernel_shape", wanted);
        int[] strides = attributes.sizes("strides", ones);
        int[] dilations = attributes.sizes("dilations", ones);
        if (size[0] == 0) {
            throw node.malformed("has no kernel_shape");
        }
        long area = 1;
        long span = 1;
        for (int i = 0; i < axes; i++) {
            if (wanted[i] > 0 && size[i] != wanted[i]) {
                throw node.malformed("has kernel_shape " + Arrays.toString(size) + ", but filters of "
                        + Arrays.toString(wanted));
            }
            area = Math.min(1L << 40, area * size[i]);
            span = Math.max(span, (long) dilations[i] * size[i]);
        }
        if (area > Integer.MAX_VALUE || span > Integer.MAX_VALUE) {
            throw node.malformed("has an impossible window: kernel_shape " + Arrays.toString(size) + ", dilations "
                    + Arrays.toString(dilations));
        }
        return new Frames(size, strides, dilations, new int[axes], new int[axes], false);
    }

    /** The window over a value, as many sizes as it has axes of space. */
    static Frames of(Reading node, Computed x, int... wanted) throws LrpFileException {
        Frames frame = unpadded(node, wanted);
        boolean ceil = node.attributes().integer("ceil_mode", 0) != 0;
        String auto = node.attributes().text("auto_pad");
        int[][] pads = pads(node, wanted.length);
        return switch (auto) {
            case "NOTSET" -> frame.padded(pads[0], pads[1], ceil);
            case "VALID" -> frame.padded(frame.before, frame.behind, ceil);
            case "SAME_UPPER", "SAME_LOWER" -> {
                int[] whole = new int[wanted.length];
                for (int i = 0; i < whole.length; i++) {
                    whole[i] = frame.same(node, x, i);
                }
                yield frame.split(auto.equals("SAME_LOWER"), ceil, whole);
            }
            default -> throw node.malformed("auto_pad=" + Problems.quoted(auto) + "; NOTSET, VALID, SAME_UPPER and "
                    + "SAME_LOWER are expected");
        };
    }

    /** Padding before the axes and behind. */
    static int[][] pads(Reading node, int axes) throws LrpFileException {
        long[] found = node.attributes().integers("pads");
        if (found.length == 0) {
            return new int[][]{new int[axes], new int[axes]};
        }
        if (found.length != 2 * axes || Arrays.stream(found).anyMatch(p -> p < 0 || p > 1 << 20)) {
            throw node.unsupported("pads=" + Arrays.toString(Arrays.copyOf(found, Math.min(found.length, 8))) + "; "
                    + 2 * axes + " numbers that are not negative are expected");
        }
        int[] all = Arrays.stream(found).mapToInt(p -> (int) p).toArray();
        return new int[][]{Arrays.copyOf(all, axes), Arrays.copyOfRange(all, axes, 2 * axes)};
    }

    Frames padded(int[] newBefore, int[] newBehind, boolean newCeil) {
        return new Frames(size, strides, dilations, newBefore, newBehind, newCeil);
    }

    /** The window of one position along one more axis, in front. */
    Frames deep() {
        return new Frames(with(1, size), with(1, strides), with(1, dilations), with(0, before), with(0, behind), ceil);
    }

    private static int[] with(int first, int... rest) {
        return IntStream.concat(IntStream.of(first), Arrays.stream(rest)).toArray();
    }

    /** The window with this much padding, of an odd number the larger part behind, or before. */
    Frames split(boolean lower, boolean newCeil, int... whole) {
        int[] first = Arrays.stream(whole).map(p -> lower ? p - p / 2 : p / 2).toArray();
        int[] last = new int[whole.length];
        Arrays.setAll(last, i -> whole[i] - first[i]);
        return padded(first, last, newCeil);
    }

    int span(int axis) {
        return (size[axis] - 1) * dilations[axis] + 1;
    }

    /** The padding along an axis with which there are as many windows as steps in the value. */
    private int same(Reading node, Computed x, int axis) throws LrpFileException {
        if (strides[axis] == 1) {
            return span(axis) - 1;
        }
        int length = Stacks.sample(x)[axis + 1];
        length = length == Shapes.OPEN ? node.known(x)[axis + 1] : length;
        return Math.max(0, (Math.ceilDiv(length, strides[axis]) - 1) * strides[axis] + span(axis) - length);
    }

    int axes() {
        return size.length;
    }

    /** Writes a window without padding. */
    static NodeBuilder windowed(NodeBuilder node, Frame f) {
        return node.ints("kernel_shape", f.height(), f.width()).ints("strides", f.strideDown(), f.strideAcross());
    }

    /** Writes a window. */
    static NodeBuilder padded(NodeBuilder node, Frame f) {
        return aligned(node, f).ints("dilations", f.dilationDown(), f.dilationAcross());
    }

    /** Writes a window without the distances of its positions. */
    static NodeBuilder aligned(NodeBuilder node, Frame f) {
        return windowed(node, f).ints("pads", f.top(), f.left(), f.bottom(), f.right());
    }

    /** The window over the last two axes of space, or the only one, which then is that of images of height 1. */
    Frame images() {
        int y = axes() - 2;
        int x = axes() - 1;
        return y < 0
                ? Frame.of(1, size[x]).withStride(1, strides[x]).withDilation(1, dilations[x])
                        .withPadding(0, before[x], 0, behind[x]).withCeil(ceil)
                : Frame.of(size[y], size[x]).withStride(strides[y], strides[x])
                        .withDilation(dilations[y], dilations[x])
                        .withPadding(before[y], before[x], behind[y], behind[x]).withCeil(ceil);
    }

    /** The window along the first of three axes of space, as one over images of that height. */
    Frame depth() {
        return along(0);
    }

    /** The window along one axis of space, as one over images of that height. */
    private Frame along(int axis) {
        return Frame.of(size[axis], 1).withStride(strides[axis], 1).withDilation(dilations[axis], 1)
                .withPadding(before[axis], 0, behind[axis], 0).withCeil(ceil);
    }

    /** Windows along each axis of space, of such sizes. */
    int[] windows(int... space) {
        return IntStream.range(0, axes()).map(i -> along(i).down(space[i])).toArray();
    }
}
