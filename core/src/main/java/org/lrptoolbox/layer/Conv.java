package org.lrptoolbox.layer;

import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/**
 * A convolution (correlation, without flip) over samples shaped (C, H, W), with padding of zeros, dilation and groups:
 *
 * <pre>Y[k, i, j] = sum_cpq X[c, i s0 + p d0 - top, j s1 + q d1 - left] F[k, c, p, q] + b[k]</pre>
 *
 * <p>Where there are groups, c runs over the channels of the group of k.
 *
 * @param filters F, shaped (n, C / groups, h, w)
 * @param bias b, one number per filter; not copied; empty for none
 * @param frame window, steps, dilation and padding
 * @param groups how many groups channels and filters fall into; 1 for none
 */
public record Conv(Weights filters, double[] bias, Frame frame, int groups) implements ConvolutionLayer, KernelLayer {
    /** Checks that filters, bias, window and groups fit each other. */
    public Conv {
        int[] f = filters.shape();
        if (f.length != 4 || f[2] != frame.height() || f[3] != frame.width()) {
            throw new ShapeException("Conv with a window of " + frame + " needs filters shaped (n, channels, "
                    + frame.height() + ", " + frame.width() + "), but got "
                    + Shapes.text(f));
        }
        if (groups < 1 || f[0] % groups != 0) {
            throw new ShapeException("Conv with " + f[0] + " filters cannot have " + groups + " groups");
        }
        if (bias.length != 0 && bias.length != f[0]) {
            throw new ShapeException("Conv with " + f[0] + " filters needs a bias of length " + f[0] + ", but got "
                    + bias.length);
        }
    }

    /** The number n of filters. */
    public int count() {
        return filters.shape()[0];
    }

    /** The number C of channels it takes. */
    public int channels() {
        return filters.shape()[1] * groups;
    }

    /** The same with another bias. */
    public Conv withBias(double... newBias) {
        return new Conv(filters, newBias, frame, groups);
    }

    @Override
    public String describe() {
        return channels() + " -> " + count() + ", " + frame + (groups > 1 ? ", " + groups + " groups" : "");
    }

    @Override
    public long parameters() {
        return filters.count() + bias.length;
    }

    @Override
    public int channelAxis(int rank) {
        return 0;
    }

    @Override
    public int[] outputShape(int... input) {
        if (input.length == 3 && input[0] != channels() && input[0] != Shapes.OPEN) {
            throw ShapeException.of(this, "(" + channels() + ", H, W)", input);
        }
        return frame.outputShape(this, count(), input);
    }

    @Override
    public Tensor forward(Tensor x) {
        outputShape(x.sampleShape());
        return GroupedConvolution.of(this).forward(x, bias);
    }

    @Override
    public Tensor apply(Tensor x) {
        outputShape(x.sampleShape());
        return GroupedConvolution.of(this).forward(x);
    }

    @Override
    public Tensor transpose(Tensor s, int... input) {
        return GroupedConvolution.of(this).transpose(s, input);
    }

    @Override
    public Conv mapped(WeightMap map) {
        return map == WeightMap.IDENTITY ? this : new Conv(map.of(filters), map.of(bias), frame, groups);
    }
}
