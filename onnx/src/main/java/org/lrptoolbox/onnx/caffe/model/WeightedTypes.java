package org.lrptoolbox.onnx.caffe.model;

import java.util.Arrays;

import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.ConvTranspose;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.onnx.caffe.definition.Fields;
import org.lrptoolbox.onnx.caffe.model.Blobs.Value;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Weights;

/** Convolutions and dense layers. */
final class WeightedTypes {
    private static final double[] NO_BIAS = {};

    private WeightedTypes() {}

    /** Filters are shaped (outputs, inputs / groups, height, width). */
    static void convolution(Step step) {
        convolution(step, groups(image(step), step.in().shape()[0]));
    }

    /** Every channel by itself, whatever the definition calls a group. */
    static void depthwise(Step step) {
        int channels = step.in().shape()[0];
        Fields p = image(step);
        if (outputs(p) % channels != 0) {
            throw new Unreadable("makes " + outputs(p) + " outputs of " + channels + " channels, each by itself; "
                    + "expected a multiple");
        }
        convolution(step, channels);
    }

    private static void convolution(Step step, int groups) {
        Fields p = image(step);
        int channels = step.in().shape()[0];
        Frame frame = Windows.convolution(p);
        int[] shape = {outputs(p), channels / groups, frame.height(), frame.width()};
        Weights filters = step.weights(0, p.inside("weight_filler"), shape);
        step.out(new Conv(filters, bias(step, p, shape[0]), frame, groups));
    }

    /** The adjoint of a convolution; filters are shaped (inputs, outputs / groups, height, width). */
    static void deconvolution(Step step) {
        Fields p = image(step);
        int channels = step.in().shape()[0];
        int groups = groups(p, channels);
        Frame frame = Windows.convolution(p);
        int[] shape = {channels, outputs(p) / groups, frame.height(), frame.width()};
        Conv adjoint = new Conv(step.weights(0, p.inside("weight_filler"), shape), NO_BIAS, frame, groups);
        step.out(new ConvTranspose(adjoint, bias(step, p, outputs(p)), 0, 0));
    }

    private static Fields image(Step step) {
        Fields p = step.settings("convolution_param");
        if (step.in().shape().length != 3 || p.integer("axis") != 1) {
            throw new Unreadable("gets samples of shape " + Shapes.text(step.in().shape())
                    + "; convolutions over (channels, height, width) are read");
        }
        return p;
    }

    private static int groups(Fields p, int channels) {
        int groups = p.integer("group");
        if (groups < 1 || channels % groups != 0 || outputs(p) % groups != 0) {
            throw new Unreadable("has " + groups + " groups for " + channels + " channels and " + outputs(p)
                    + " outputs");
        }
        return groups;
    }

    /** What comes in is flattened from the axis on; weights are shaped (outputs, inputs), or transposed. */
    static void innerProduct(Step step) {
        Fields p = step.settings("inner_product_param");
        Value flat = flattened(step, step.in(), step.sampleAxis(p.integer("axis"), step.in()));
        int inputs = flat.shape()[flat.shape().length - 1];
        int outputs = outputs(p);
        boolean transposed = p.flag("transpose");
        Weights weights = step.weights(0, p.inside("weight_filler"),
                transposed ? new int[]{inputs, outputs} : new int[]{outputs, inputs});
        step.put(step.add(new Dense(weights, !transposed, bias(step, p, outputs)), flat));
    }

    /** The axes from one on as a single one. */
    private static Value flattened(Step step, Value in, int axis) {
        int[] shape = in.shape();
        if (axis == shape.length - 1) {
            return in;
        }
        int[] rows = Arrays.copyOf(shape, axis + 1);
        rows[axis] = Shapes.size(Arrays.copyOfRange(shape, axis, shape.length));
        return step.help("flatten", axis == 0 ? new Flatten() : new Reshape(rows), in);
    }

    private static int outputs(Fields p) {
        int outputs = p.integer("num_output");
        if (outputs < 1) {
            throw new Unreadable("has no num_output");
        }
        return outputs;
    }

    private static double[] bias(Step step, Fields p, int outputs) {
        return p.flag("bias_term") ? step.numbers(1, p.inside("bias_filler"), outputs) : NO_BIAS;
    }
}
