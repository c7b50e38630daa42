package org.lrptoolbox.onnx.write;

import org.lrptoolbox.onnx.graph.Precision;
import org.lrptoolbox.layer.Layout;
import org.lrptoolbox.tensor.Shapes;

/**
 * Choices for exporting a network; start from {@link #DEFAULT}.
 *
 * @param opset the version of the ONNX operators, {@value #MIN_OPSET} to {@value #MAX_OPSET}
 * @param precision the number type of weights, input and output
 * @param layout the order of axes of images at input and output of the file
 * @param sample the shape of one input sample in the toolbox's order; empty to find out from the layers, which leaves
 *            height and width of images open
 */
public record ExportOptions(int opset, Precision precision, Layout layout, int... sample) {
    /** The oldest operators there are exports for. */
    public static final int MIN_OPSET = 13;
    /** The newest operators there are exports for. */
    public static final int MAX_OPSET = 17;
    /** Opset 13 (the widest reach), float32, images as the toolbox has them, input shape found from the layers. */
    public static final ExportOptions DEFAULT = new ExportOptions(MIN_OPSET, Precision.FLOAT32, Layout.NHWC);

    /** Checks the range of opset and shape. */
    public ExportOptions {
        if (opset < MIN_OPSET || opset > MAX_OPSET) {
            throw new IllegalArgumentException("opset " + opset + " is not among " + MIN_OPSET + " to " + MAX_OPSET);
        }
        Shapes.size(sample);
    }

    /** With other operators. */
    public ExportOptions withOpset(int newOpset) {
        return new ExportOptions(newOpset, precision, layout, sample);
    }

    /** With another number type. */
    public ExportOptions withPrecision(Precision newPrecision) {
        return new ExportOptions(opset, newPrecision, layout, sample);
    }

    /** With another order of axes. */
    public ExportOptions withLayout(Layout newLayout) {
        return new ExportOptions(opset, precision, newLayout, sample);
    }

    /** With a given shape of one input sample, in the toolbox's order: (height, width, channels) for images. */
    public ExportOptions withSample(int... newSample) {
        return new ExportOptions(opset, precision, layout, newSample);
    }
}
