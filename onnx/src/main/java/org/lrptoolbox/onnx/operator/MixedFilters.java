package org.lrptoolbox.onnx.operator;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Gather;
import org.lrptoolbox.layer.MatMul;
import org.lrptoolbox.layer.Pad;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.tensor.Shapes;

/**
 * A convolution whose filters are computed, such as filters that are mixed or modulated for every sample: a product of
 * the filters with all windows of the input, so that both get their share. Samples are taken one by one.
 */
final class MixedFilters {
    private static final long MOST = 1 << 26;

    private MixedFilters() {}

    static Computed conv(Reading node, int groups) throws LrpFileException {
        Computed x = node.leading(node.operand(0));
        Computed w = node.pinned(node.raw(1));
        int[] f = node.known(w);
        int[] sample = node.known(x);
        if (f.length != sample.length + 1 || f.length < 3 || sample[0] != f[1] * groups || f[0] % groups != 0) {
            throw node.malformed("has filters of shape " + w.text() + " in " + groups + " groups for samples of shape "
                    + x.text());
        }
        Frames frame = Frames.of(node, x, Arrays.copyOfRange(f, 2, f.length));
        Computed padded = padded(node, node.pinned(x), frame);
        int[] whole = Arrays.copyOfRange(padded.shape(), 2, padded.rank());
        int[] out = new int[whole.length];
        Arrays.setAll(out, i -> (whole[i] - frame.span(i)) / frame.strides()[i] + 1);
        int windows = Shapes.size(out);
        int size = Shapes.size(frame.size());
        if ((long) sample[0] * windows * size > MOST) {
            throw node.unsupported("has computed filters for " + windows + " windows of " + sample[0] + " channels and "
                    + size + " positions; so many are not supported");
        }
        Computed rows = node.viewed(padded, Computed.PINNED, groups, f[1], Shapes.size(whole));
        Computed taken = node.addAt(Computed.PINNED, new Gather(2, places(frame, whole, out)), rows);
        Computed y = node.addAt(Computed.PINNED, new MatMul(),
                node.viewed(w, Computed.PINNED, groups, f[0] / groups, f[1] * size),
                node.viewed(taken, Computed.PINNED, groups, f[1] * size, windows));
        Computed result = node.viewed(y, 0, IntStream.concat(IntStream.of(f[0]), Arrays.stream(out)).toArray());
        return node.has(2) ? biased(node, result) : result;
    }

    /** A batch of one sample with the zeros around it that a window reaches. */
    private static Computed padded(Reading node, Computed x, Frames frame) {
        int[] before = IntStream.concat(IntStream.of(0, 0), Arrays.stream(frame.before())).toArray();
        int[] behind = IntStream.concat(IntStream.of(0, 0), Arrays.stream(frame.behind())).toArray();
        return IntStream.concat(Arrays.stream(before), Arrays.stream(behind)).allMatch(p -> p == 0)
                ? x
                : node.addAt(Computed.PINNED, new Pad(before, behind, 0), x);
    }

    /** For every position of a window, and then every window, where it lies. */
    private static int[] places(Frames frame, int[] whole, int... out) {
        int windows = Shapes.size(out);
        int[] places = new int[Shapes.size(frame.size()) * windows];
        for (int i = 0; i < places.length; i++) {
            int inside = i / windows;
            int window = i % windows;
            int at = 0;
            int step = 1;
            for (int axis = out.length - 1; axis >= 0; axis--) {
                int position = window % out[axis] * frame.strides()[axis]
                        + inside % frame.size()[axis] * frame.dilations()[axis];
                at += position * step;
                step *= whole[axis];
                window /= out[axis];
                inside /= frame.size()[axis];
            }
            places[i] = at;
        }
        return places;
    }

    private static Computed biased(Reading node, Computed y) throws LrpFileException {
        Computed bias = node.pinned(node.operand(2));
        int[] shape = new int[y.rank()];
        Arrays.fill(shape, 1);
        shape[0] = Shapes.size(node.known(bias));
        return node.add(new Sum(2), y, node.viewed(bias, 0, shape));
    }
}
