package org.lrptoolbox.layer;

import org.lrptoolbox.kernel.ConvolutionKernel;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * A convolution (correlation, without flip or padding) over samples shaped (H, W, D):
 *
 * <pre>Y[i, j, k] = sum_pqc X[i s0 + p, j s1 + q, c] F[p, q, c, k] + b[k]</pre>
 *
 * @param filters F, shaped (h, w, d, n): n filters of h x w positions over d channels; not copied
 * @param bias b, one number per filter; not copied; empty for none
 * @param strideDown s0, step along the height
 * @param strideAcross s1, step along the width
 */
public record Convolution(Tensor filters, double[] bias, int strideDown,
        int strideAcross) implements TrainableLayer, ConvolutionLayer {
    /** Checks that filters, bias and strides fit each other. */
    public Convolution {
        if (filters.rank() != 4) {
            throw new ShapeException("Convolution needs filters shaped (h, w, d, n), but got " + filters);
        }
        if (bias.length != 0 && bias.length != filters.dim(3)) {
            throw new ShapeException("Convolution with filters " + filters + " needs a bias of length "
                    + filters.dim(3) + ", but got " + bias.length);
        }
        new Window(filters.dim(0), filters.dim(1), strideDown, strideAcross);
    }

    /** The geometry of its windows. */
    public Window window() {
        return new Window(filters.dim(0), filters.dim(1), strideDown, strideAcross);
    }

    /** The number d of channels it takes. */
    public int depth() {
        return filters.dim(2);
    }

    /** The number n of filters. */
    public int count() {
        return filters.dim(3);
    }

    @Override
    public String describe() {
        return filters.dim(0) + "x" + filters.dim(1) + "x" + depth() + " -> " + count() + ", stride " + strideDown
                + "x" + strideAcross;
    }

    @Override
    public int[] outputShape(int... input) {
        if (input.length == 3 && input[2] != depth() && input[2] != Shapes.OPEN) {
            throw ShapeException.of(this, "(H, W, " + depth() + ")", input);
        }
        return window().outputShape(this, count(), input);
    }

    @Override
    public Tensor forward(Tensor x) {
        return convolve(x, bias);
    }

    @Override
    public Tensor apply(Tensor x) {
        return convolve(x, new double[0]);
    }

    private Tensor convolve(Tensor x, double[] withBias) {
        outputShape(x.sampleShape());
        return ConvolutionKernel.forward(x, filters, strideDown, strideAcross, withBias);
    }

    @Override
    public Tensor transpose(Tensor s, int... input) {
        return ConvolutionKernel.transpose(s, filters, strideDown, strideAcross, input);
    }

    @Override
    public Convolution mapped(WeightMap map) {
        return withParameters(Maps.weights(weightData(), map), Maps.bias(bias, map));
    }

    @Override
    public double[] weightData() {
        return filters.data();
    }

    @Override
    public double[] weightGradient(Tensor x, Tensor dy) {
        return ConvolutionKernel.weightGradient(x, dy, filters.shape(), strideDown, strideAcross);
    }

    @Override
    public Convolution withParameters(double[] weights, double[] newBias) {
        return new Convolution(Tensor.of(weights, filters.shape()), newBias, strideDown, strideAcross);
    }
}
