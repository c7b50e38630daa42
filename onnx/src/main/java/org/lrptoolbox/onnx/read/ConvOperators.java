package org.lrptoolbox.onnx.read;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.ConvTranspose;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.onnx.read.Value.Computed;
import org.lrptoolbox.onnx.read.Value.Constant;

/** Convolutions and transposed convolutions. */
final class ConvOperators {
    private static final double[] NO_BIAS = {};

    private ConvOperators() {}

    static Value conv(Step step) throws LrpFileException {
        Constant filters = filters(step);
        Computed x = Frames.images(step);
        int[] f = filters.numbers().shape();
        Frame frame = Frames.of(step, x, f[2], f[3]);
        return step.add(new Conv(filters.numbers(), bias(step, f[0]), frame, groups(step)), x);
    }

    private static Constant filters(Step step) throws LrpFileException {
        Constant filters = step.constant(1);
        if (filters.rank() != 4 || filters.numbers().count() == 0) {
            throw step.unsupported("has filters of shape " + filters.text() + "; four axes (filters, channels, height, "
                    + "width) are expected: only images, with two axes of space, are supported");
        }
        return filters;
    }

    private static int groups(Step step) throws LrpFileException {
        long groups = step.attributes().integer("group", 1);
        if (groups < 1 || groups > Integer.MAX_VALUE) {
            throw step.malformed("has " + groups + " groups");
        }
        return (int) groups;
    }

    private static double[] bias(Step step, int outputs) throws LrpFileException {
        if (!step.has(2)) {
            return NO_BIAS;
        }
        long count = step.constant(2).numbers().count();
        if (count != outputs) {
            throw step.malformed("has a bias of " + count + " numbers for " + outputs + " filters");
        }
        return step.numbers(2).data();
    }

    static Value convTranspose(Step step) throws LrpFileException {
        Constant filters = filters(step);
        Computed x = Frames.images(step);
        int[] f = filters.numbers().shape();
        int groups = groups(step);
        Frame frame = Frames.unpadded(step, f[2], f[3]);
        long[] extra = step.attributes().integers("output_padding");
        if (extra.length != 0 && (extra.length != 2 || extra[0] < 0 || extra[1] < 0
                || extra[0] >= Math.max(frame.strideDown(), frame.dilationDown())
                || extra[1] >= Math.max(frame.strideAcross(), frame.dilationAcross()))) {
            throw step.malformed("has an output_padding that is not smaller than its strides");
        }
        int below = extra.length == 0 ? 0 : (int) extra[0];
        int right = extra.length == 0 ? 0 : (int) extra[1];
        Conv adjoint = new Conv(filters.numbers(), NO_BIAS, padded(step, x, frame, below, right), groups);
        return step.add(new ConvTranspose(adjoint, bias(step, Math.multiplyExact(f[1], groups)), below, right), x);
    }

    private static Frame padded(Step step, Computed x, Frame frame, int below, int right) throws LrpFileException {
        int[] pads = Frames.pads(step);
        String auto = step.attributes().text("auto_pad", "NOTSET");
        int[] wanted = step.attributes().sizes("output_shape", 0, 0);
        boolean same = auto.startsWith("SAME");
        if (wanted[0] == 0 && !same) {
            return auto.equals("VALID") ? frame : frame.withPadding(pads[0], pads[1], pads[2], pads[3]);
        }
        int[] in = step.known(x);
        int rows = wanted[0] == 0 ? Math.multiplyExact(in[1], frame.strideDown()) : wanted[0];
        int columns = wanted[0] == 0 ? Math.multiplyExact(in[2], frame.strideAcross()) : wanted[1];
        int down = (in[1] - 1) * frame.strideDown() + frame.spanDown() + below - rows;
        int across = (in[2] - 1) * frame.strideAcross() + frame.spanAcross() + right - columns;
        if (down < 0 || across < 0) {
            throw step.unsupported("makes images of " + rows + "x" + columns + ", larger than its windows reach");
        }
        // Unlike for convolutions, the larger half lies above and left unless SAME_UPPER is asked for.
        return Frames.split(frame, down, across, !auto.equals("SAME_UPPER"));
    }
}
