package org.lrptoolbox.onnx.chain;

import java.util.Arrays;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Convolution;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.Window;
import org.lrptoolbox.onnx.layout.Axes;
import org.lrptoolbox.onnx.chain.Value.Order;
import org.lrptoolbox.tensor.Tensor;

/** Operators that slide a window over images: Conv and pooling, and the Mul that makes sum pooling of an average. */
final class ImageOperators {
    /** How exactly a stored factor must be sqrt(h w): float32 with some room. */
    private static final double SCALE_TOLERANCE = 1e-5;

    private ImageOperators() {}

    static Value conv(Step step) throws LrpFileException {
        Value x = images(step);
        Tensor filters = step.constant(1);
        Tensor bias = step.optional(2);
        if (filters.rank() != 4 || filters.size() == 0) {
            throw step.unsupported("has filters " + filters + "; four axes (filters, channels, height, width) are "
                    + "expected");
        }
        long group = step.attributes().integer("group", 1);
        if (group != 1) {
            throw step.unsupported("works in " + group + " groups of channels; only group=1 is supported");
        }
        Tensor ours = Axes.permute(filters, 2, 3, 1, 0);
        Window window = window(step, ours.dim(0), ours.dim(1));
        if (window.height() != ours.dim(0) || window.width() != ours.dim(1)) {
            throw step.malformed("has kernel_shape " + window.height() + "x" + window.width() + ", but filters of "
                    + ours.dim(0) + "x" + ours.dim(1));
        }
        double[] b = bias == null ? new double[0] : bias.data();
        if (b.length != 0 && b.length != ours.dim(3)) {
            throw step.malformed("has a bias of " + b.length + " numbers for " + ours.dim(3) + " filters");
        }
        Convolution layer = new Convolution(ours, b, window.strideDown(), window.strideAcross());
        return x.of(step.add(layer, x)).withChannels(layer.count());
    }

    static Value maxPool(Step step) throws LrpFileException {
        Value x = images(step);
        if (step.attributes().integer("storage_order", 0) != 0) {
            throw step.unsupported("storage_order=1 is not supported");
        }
        return x.of(step.add(new MaxPool(window(step, 0, 0)), x));
    }

    static Value averagePool(Step step) throws LrpFileException {
        Value x = images(step);
        // Without padding it makes no difference.
        step.attributes().integer("count_include_pad", 0);
        return x.of(step.add(new AveragePool(window(step, 0, 0)), x));
    }

    /** The sum pooling of the toolbox: average * sqrt(h w) = sum / sqrt(h w). */
    static Value mul(Step step) throws LrpFileException {
        int constant = step.isConstant(0) ? 0 : 1;
        Value x = step.value(1 - constant);
        Tensor factor = step.constant(constant);
        if (step.layer(x) instanceof AveragePool pool && x.sole() && factor.size() == 1) {
            double expected = Math.sqrt(pool.window().area());
            if (Math.abs(factor.data()[0] - expected) <= SCALE_TOLERANCE * expected) {
                return step.complete(x, new SumPool(pool.window()));
            }
        }
        throw step.unsupported("multiplies by a constant; that is supported only right behind an AveragePool of h x w, "
                + "by sqrt(h w)");
    }

    private static Value images(Step step) throws LrpFileException {
        Value x = step.value(0);
        if (!x.is(Order.CHANNELS_FIRST)) {
            throw step.unsupported("reads values that are no images in the order (batch, channels, height, width), "
                    + "but have " + x.rank() + " axes" + (x.rank() == 4 ? " in another order" : ""));
        }
        return x;
    }

    /** The window of a node; a missing size is the given one, and an error if that is 0. */
    private static Window window(Step step, int height, int width) throws LrpFileException {
        Attributes attributes = step.attributes();
        int[] size = attributes.sizes("kernel_shape", height, width);
        int[] strides = attributes.sizes("strides", 1, 1);
        int[] dilations = attributes.sizes("dilations", 1, 1);
        long[] pads = attributes.integers("pads");
        String autoPad = attributes.text("auto_pad", "NOTSET");
        if (size[0] == 0) {
            throw step.malformed("has no kernel_shape");
        }
        if ((long) size[0] * size[1] > Integer.MAX_VALUE) {
            throw step.malformed("has an impossible kernel_shape " + Arrays.toString(size));
        }
        if (dilations[0] != 1 || dilations[1] != 1) {
            throw step.unsupported("dilations=" + Arrays.toString(dilations) + " is not supported, only 1 is");
        }
        if (Arrays.stream(pads).anyMatch(p -> p != 0)) {
            throw step.unsupported("pads=" + Arrays.toString(Arrays.copyOf(pads, Math.min(pads.length, 8)))
                    + " is not supported; only models without padding can be read");
        }
        if (!autoPad.equals("NOTSET") && !autoPad.equals("VALID")) {
            throw step.unsupported("auto_pad=" + Problems.quoted(autoPad) + " is not supported; only models without "
                    + "padding can be read");
        }
        if (attributes.integer("ceil_mode", 0) != 0) {
            throw step.unsupported("ceil_mode=1 is not supported; only windows that fit whole are used");
        }
        return new Window(size[0], size[1], strides[0], strides[1]);
    }
}
