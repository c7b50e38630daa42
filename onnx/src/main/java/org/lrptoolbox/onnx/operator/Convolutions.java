package org.lrptoolbox.onnx.operator;

import java.util.Arrays;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.ConvTranspose;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.onnx.node.Value.Constant;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.onnx.graph.NodeBuilder;

/** Convolutions and transposed convolutions. */
final class Convolutions {
    private static final double[] NO_BIAS = {};

    static final Family FAMILY = new Family()
            .reads("Conv 2 auto_pad=NOTSET dilations=1 group=1 kernel_shape= pads=0 strides=1", Convolutions::conv)
            .reads("ConvTranspose 2 auto_pad=NOTSET dilations=1 group=1 kernel_shape= output_padding=0 output_shape= "
                    + "pads=0 strides=1", Convolutions::convTranspose)
            .writes(Conv.class, Convolutions::written)
            .writes(ConvTranspose.class, (out, t) -> Frames.padded(out.weighted("ConvTranspose",
                    t.adjoint().filters(), t.bias()), t.adjoint().frame()).integer("group", t.adjoint().groups())
                    .ints("output_padding", t.extraDown(), t.extraAcross()));

    private Convolutions() {}

    private static NodeBuilder written(Writing out, Conv c) {
        NodeBuilder node = out.weighted("Conv", c.filters(), c.bias());
        return out.isTerse()
                ? Frames.windowed(node, c.frame())
                : Frames.padded(node, c.frame()).integer("group", c.groups());
    }

    private static Value conv(Reading node) throws LrpFileException {
        if (node.inputs() > 1 && !node.isConstant(1)) {
            return MixedFilters.conv(node, groups(node));
        }
        Constant filters = filters(node);
        Computed x = Frames.stack(node);
        int[] f = filters.numbers().shape();
        if (f.length != Stacks.sample(x).length + 1) {
            throw node.malformed("has filters of shape " + filters.text() + " for samples of shape "
                    + Shapes.openText(Stacks.sample(x)));
        }
        Frames frame = Frames.of(node, x, Arrays.copyOfRange(f, 2, f.length));
        double[] bias = bias(node, f[0]);
        if (Stacks.is(x)) {
            return Stacks.conv(node, x, filters, bias, frame, groups(node));
        }
        return frame.axes() == 3
                ? Volumes.conv(node, x, filters.numbers(), bias, frame, groups(node))
                : Volumes.images(node, x, new Conv(images(filters.numbers()), bias, frame.images(), groups(node)));
    }

    /** Filters for images, of which signals are those of height 1. */
    private static Weights images(Weights filters) {
        int[] f = filters.shape();
        return f.length == 3 ? Volumes.reshaped(filters, f[0], f[1], 1, f[2]) : filters;
    }

    private static Constant filters(Reading node) throws LrpFileException {
        Constant filters = node.constant(1);
        if (filters.rank() < 3 || filters.rank() > 5 || filters.numbers().count() == 0) {
            throw node.unsupported("has filters of shape " + filters.text() + "; filters, channels and 1 to 3 axes of "
                    + "space are expected");
        }
        return filters;
    }

    private static int groups(Reading node) throws LrpFileException {
        long groups = node.attributes().integer("group");
        if (groups < 1 || groups > Integer.MAX_VALUE) {
            throw node.malformed("has " + groups + " groups");
        }
        return (int) groups;
    }

    private static double[] bias(Reading node, int outputs) throws LrpFileException {
        if (!node.has(2)) {
            return NO_BIAS;
        }
        long count = node.constant(2).numbers().count();
        if (count != outputs) {
            throw node.malformed("has a bias of " + count + " numbers for " + outputs + " filters");
        }
        return node.numbers(2).data();
    }

    private static Value convTranspose(Reading node) throws LrpFileException {
        Constant filters = filters(node);
        Computed x = Frames.samples(node);
        int[] f = filters.numbers().shape();
        int axes = f.length - 2;
        if (axes != x.rank() - 1) {
            throw node.malformed("has filters of shape " + filters.text() + " for samples of shape " + x.text());
        }
        int groups = groups(node);
        Frames frame = Frames.unpadded(node, Arrays.copyOfRange(f, 2, f.length));
        long[] extra = node.attributes().integers("output_padding");
        int[] more = new int[axes];
        for (int i = 0; i < axes && extra.length > 0; i++) {
            if (extra.length != axes || extra[i] < 0
                    || extra[i] >= Math.max(frame.strides()[i], frame.dilations()[i])) {
                throw node.malformed("has an output_padding that is not smaller than its strides");
            }
            more[i] = (int) extra[i];
        }
        double[] bias = bias(node, Math.multiplyExact(f[1], groups));
        Frames framed = padded(node, x, frame, more);
        if (axes == 3) {
            return Volumes.spread(node, x, filters.numbers(), bias, framed, groups, more);
        }
        Conv adjoint = new Conv(images(filters.numbers()), NO_BIAS, framed.images(), groups);
        return Volumes.images(node, x, new ConvTranspose(adjoint, bias, axes == 1 ? 0 : more[0], more[axes - 1]));
    }

    private static Frames padded(Reading node, Computed x, Frames frame, int... more) throws LrpFileException {
        int axes = frame.axes();
        int[][] pads = Frames.pads(node, axes);
        String auto = node.attributes().text("auto_pad");
        int[] wanted = node.attributes().sizes("output_shape", new int[axes]);
        boolean same = auto.startsWith("SAME");
        if (wanted[0] == 0 && !same) {
            return auto.equals("VALID") ? frame : frame.padded(pads[0], pads[1], false);
        }
        int[] in = node.known(x);
        int[] whole = new int[axes];
        for (int i = 0; i < axes; i++) {
            int size = wanted[0] == 0 ? Math.multiplyExact(in[i + 1], frame.strides()[i]) : wanted[i];
            whole[i] = (in[i + 1] - 1) * frame.strides()[i] + frame.span(i) + more[i] - size;
            if (whole[i] < 0) {
                // More than the windows reach: the rest stays open behind.
                more[i] -= whole[i];
                whole[i] = 0;
            }
        }
        // Unlike for convolutions, the larger half lies above and left unless SAME_UPPER is asked for.
        return frame.split(!auto.equals("SAME_UPPER"), false, whole);
    }
}
