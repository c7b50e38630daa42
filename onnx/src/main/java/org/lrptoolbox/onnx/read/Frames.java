package org.lrptoolbox.onnx.read;

import java.util.Arrays;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.onnx.layout.OpenShapes;
import org.lrptoolbox.onnx.read.Value.Computed;

/** How a node's window slides: kernel_shape, strides, dilations, pads, auto_pad and ceil_mode. */
final class Frames {
    private Frames() {}

    /** The images that a node with a window reads. */
    static Computed images(Step step) throws LrpFileException {
        Computed x = step.value(0);
        if (x.rank() != 3) {
            throw step.unsupported("reads values of " + (x.rank() + 1) + " axes; only images, with axes (batch, "
                    + "channels, height, width), are supported");
        }
        return x;
    }

    /** The frame without padding; a missing size is the given one, and an error if that is 0. */
    static Frame unpadded(Step step, int height, int width) throws LrpFileException {
        Attributes attributes = step.attributes();
        int[] size = attributes.sizes("kernel_shape", height, width);
        int[] strides = attributes.sizes("strides", 1, 1);
        int[] dilations = attributes.sizes("dilations", 1, 1);
        if (size[0] == 0) {
            throw step.malformed("has no kernel_shape");
        }
        if (height > 0 && (size[0] != height || size[1] != width)) {
            throw step.malformed("has kernel_shape " + size[0] + "x" + size[1] + ", but filters of " + height + "x"
                    + width);
        }
        long span = Math.max(dilations[0] * (long) size[0], dilations[1] * (long) size[1]);
        if ((long) size[0] * size[1] > Integer.MAX_VALUE || span > Integer.MAX_VALUE) {
            throw step.malformed("has an impossible window: kernel_shape " + Arrays.toString(size) + ", dilations "
                    + Arrays.toString(dilations));
        }
        return Frame.of(size[0], size[1]).withStride(strides[0], strides[1]).withDilation(dilations[0], dilations[1]);
    }

    /** The frame of a window over a value. */
    static Frame of(Step step, Computed x, int height, int width) throws LrpFileException {
        Frame frame = unpadded(step, height, width).withCeil(step.attributes().integer("ceil_mode", 0) != 0);
        String auto = step.attributes().text("auto_pad", "NOTSET");
        int[] pads = pads(step);
        return switch (auto) {
            case "NOTSET" -> frame.withPadding(pads[0], pads[1], pads[2], pads[3]);
            case "VALID" -> frame;
            case "SAME_UPPER", "SAME_LOWER" -> {
                int down = same(step, x, 1, frame.strideDown(), frame.spanDown());
                int across = same(step, x, 2, frame.strideAcross(), frame.spanAcross());
                yield split(frame, down, across, auto.equals("SAME_LOWER"));
            }
            default -> throw step.malformed("auto_pad=" + Problems.quoted(auto) + "; NOTSET, VALID, SAME_UPPER and "
                    + "SAME_LOWER are expected");
        };
    }

    /** Padding above, left, below and right. */
    static int[] pads(Step step) throws LrpFileException {
        long[] found = step.attributes().integers("pads");
        if (found.length == 0) {
            return new int[4];
        }
        if (found.length != 4 || Arrays.stream(found).anyMatch(p -> p < 0 || p > 1 << 20)) {
            throw step.unsupported("pads=" + Arrays.toString(Arrays.copyOf(found, Math.min(found.length, 8)))
                    + "; four numbers that are not negative are expected: only operators on images, with two axes of "
                    + "space, are supported");
        }
        return Arrays.stream(found).mapToInt(p -> (int) p).toArray();
    }

    /** The frame with this much padding, of an odd number the larger part below and right, or above and left. */
    static Frame split(Frame frame, int down, int across, boolean lower) {
        int top = lower ? down - down / 2 : down / 2;
        int left = lower ? across - across / 2 : across / 2;
        return frame.withPadding(top, left, down - top, across - left);
    }

    /** The padding along an axis with which there are as many windows as steps in the image. */
    private static int same(Step step, Computed x, int axis, int stride, int span) throws LrpFileException {
        if (stride == 1) {
            return span - 1;
        }
        int size = x.shape()[axis] == OpenShapes.OPEN ? step.known(x)[axis] : x.shape()[axis];
        return Math.max(0, (Math.ceilDiv(size, stride) - 1) * stride + span - size);
    }
}
