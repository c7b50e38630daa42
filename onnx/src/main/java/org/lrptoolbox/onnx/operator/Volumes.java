package org.lrptoolbox.onnx.operator;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.Gather;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Pad;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.layer.Slice;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.onnx.file.StoredWeights;
import org.lrptoolbox.onnx.file.FilledWeights;
import org.lrptoolbox.onnx.node.Reading;

/**
 * Windows over signals and volumes by the layers for images. A signal is an image of height 1. The slices of a volume
 * lie below each other in one image; those a window covers at once are channels of it.
 */
final class Volumes {
    private Volumes() {}

    /** A layer for images over a value with one axis of space, or two. */
    static Computed images(Reading node, Computed x, Layer layer) throws LrpFileException {
        if (x.rank() != 2) {
            return node.add(layer, x);
        }
        Computed image = node.viewed(x, 0, x.shape()[0], 1, x.shape()[1]);
        Computed y = node.add(layer, image);
        return node.reshaped(y, 0, y.shape()[0], y.shape()[2]);
    }

    /** Pooling of volumes: over height and width first, then over the depth. */
    static Computed pooled(Reading node, Computed x, Layer across, Layer along) throws LrpFileException {
        int[] s = node.known(x);
        Computed slices = node.viewed(x, 0, s[0] * s[1], s[2], s[3]);
        Computed flat = node.add(across, slices);
        int h = flat.shape()[1];
        int w = flat.shape()[2];
        Computed deep = node.add(along, node.viewed(flat, 0, s[0], s[1], Math.multiplyExact(h, w)));
        return node.reshaped(deep, 0, s[0], deep.shape()[1], h, w);
    }

    /** A convolution of volumes. */
    static Computed conv(Reading node, Computed x, Weights filters, double[] bias, Frames f, int groups)
            throws LrpFileException {
        int[] s = node.known(x);
        int rows = s[2] + f.before()[1] + f.behind()[1];
        int more = Math.floorMod(-rows, f.strides()[1]);
        int depths = steps(node, s[1] + f.before()[0] + f.behind()[0], f, 0);
        int heights = steps(node, rows, f, 1);
        Computed padded = padded(node, x, f, more);
        int[] taken = IntStream.range(0, f.size()[0]).flatMap(t -> IntStream.range(0, depths)
                .map(d -> d * f.strides()[0] + t * f.dilations()[0])).toArray();
        boolean all = Arrays.equals(taken, IntStream.range(0, s[1] + f.before()[0] + f.behind()[0]).toArray());
        Computed slices = all ? padded : node.add(new Gather(1, taken), padded);
        int height = rows + more;
        Computed image = node.viewed(slices, 0, s[0] * f.size()[0], Math.multiplyExact(depths, height), s[3]);
        int[] w = filters.shape();
        Weights flat = reshaped(filters, w[0], w[1] * w[2], w[3], w[4]);
        Frame frame = Frame.of(f.size()[1], f.size()[2]).withStride(f.strides()[1], f.strides()[2])
                .withDilation(f.dilations()[1], f.dilations()[2]).withPadding(0, f.before()[2],
                        Math.max(0, f.span(1) - f.strides()[1]), f.behind()[2]);
        Computed y = node.add(new Conv(flat, bias, frame, groups), image);
        int whole = height / f.strides()[1];
        Computed apart = node.add(new Reshape(w[0], depths, whole, y.shape()[2]), y);
        return heights == whole
                ? apart
                : node.add(new Slice(new int[4], new int[]{1, 1, 1, 1},
                        new int[]{w[0], depths, heights, y.shape()[2]}), apart);
    }

    /**
     * A transposed convolution of volumes: a convolution, by filters the other way round, of the volume with zeros
     * between its positions.
     *
     * @param more positions behind that the steps leave open
     */
    static Computed spread(Reading node, Computed x, Weights filters, double[] bias, Frames f, int groups, int... more)
            throws LrpFileException {
        int[] s = node.known(x);
        int[] w = filters.shape();
        if (w[0] != s[0] || w[0] % groups != 0) {
            throw node.malformed("has filters for " + w[0] + " channels in " + groups + " groups; there are " + s[0]);
        }
        int[] apart = {s[0], s[1], 1, s[2], 1, s[3], 1};
        int[] gaps = new int[7];
        int[] wide = s.clone();
        int[] before = new int[4];
        int[] behind = new int[4];
        for (int i = 0; i < 3; i++) {
            int stride = f.strides()[i];
            gaps[2 + 2 * i] = stride - 1;
            wide[i + 1] = Math.multiplyExact(s[i + 1], stride);
            before[i + 1] = f.span(i) - 1 - f.before()[i];
            behind[i + 1] = f.span(i) - stride - f.behind()[i] + more[i];
        }
        Computed stuffed = Arrays.stream(gaps).allMatch(g -> g == 0)
                ? x
                : node.add(new Reshape(wide), node.add(new Pad(new int[7], gaps, 0), node.add(new Reshape(apart), x)));
        Computed padded = node.add(new Pad(before, behind, 0), stuffed);
        Frames plain = new Frames(f.size(), new int[]{1, 1, 1}, f.dilations(), new int[3], new int[3], false);
        return conv(node, padded, turned(node, filters, groups), bias, plain, groups);
    }

    /** Filters (in, out / groups, ...) as (out, in / groups, ...), each the other way round. */
    private static Weights turned(Reading node, Weights filters, int groups) throws LrpFileException {
        int[] w = filters.shape();
        int in = w[0] / groups;
        int area = w[2] * w[3] * w[4];
        node.constants().charge(filters.count());
        double[] from = filters.tensor().data();
        double[] to = new double[from.length];
        for (int i = 0; i < from.length; i++) {
            int channel = i / area / w[1];
            int out = channel / in * w[1] + i / area % w[1];
            to[(out * in + channel % in) * area + area - 1 - i % area] = from[i];
        }
        return Weights.of(to, w[1] * groups, in, w[2], w[3], w[4]);
    }

    private static int steps(Reading node, int length, Frames f, int axis) throws LrpFileException {
        if (length < f.span(axis)) {
            throw node.malformed("has a window of " + f.span(axis) + " over " + length + " positions");
        }
        return (length - f.span(axis)) / f.strides()[axis] + 1;
    }

    private static Computed padded(Reading node, Computed x, Frames f, int more) {
        int[] before = {0, f.before()[0], f.before()[1], 0};
        int[] behind = {0, f.behind()[0], f.behind()[1] + more, 0};
        boolean nothing = Arrays.stream(before).sum() + Arrays.stream(behind).sum() == 0;
        return nothing ? x : node.add(new Pad(before, behind, 0), x);
    }

    /** Numbers under another shape of the same size; those that lie in a file stay there. */
    static Weights reshaped(Weights weights, int... shape) {
        return switch (weights) {
            case StoredWeights s -> s.reshaped(shape);
            case FilledWeights f -> f.reshaped(shape);
            default -> Weights.of(weights.tensor().reshape(shape));
        };
    }
}
