package org.lrptoolbox.python.toolbox;

import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.ShapeException;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.tensor.Tensor;

/** Makes layers from what a Python module holds. Contiguous float64 arrays are shared, not copied. */
public final class Layers {
    private Layers() {}

    /** A Linear layer with weights (m, n) and bias (n,). */
    public static Layer linear(NDArray weights, NDArray bias) {
        if (weights.rank() != 2) {
            throw new ShapeException("Linear needs weights W of shape (m, n), but got " + weights.asTensor());
        }
        return Dense.of(weights.dim(0), weights.dim(1), weights.asTensor().data(), bias.asTensor().data());
    }

    /** A Convolution with filters (h, w, d, n) and bias (n,). */
    public static Layer convolution(NDArray filters, NDArray bias, int strideDown, int strideAcross) {
        return Conv.last(filters.asTensor(), bias.asTensor().data(), strideDown, strideAcross);
    }

    /** A SumPool of a size and stride. */
    public static Layer sumPool(int height, int width, int strideDown, int strideAcross) {
        return SumPool.last(Frame.of(height, width).withStride(strideDown, strideAcross));
    }

    /** A MaxPool of a size and stride. */
    public static Layer maxPool(int height, int width, int strideDown, int strideAcross) {
        return MaxPool.last(Frame.of(height, width).withStride(strideDown, strideAcross));
    }

    /** A Flatten. */
    public static Layer flatten() {
        return new Flatten();
    }

    /** A Rect. */
    public static Layer rect() {
        return new Rect();
    }

    /** A Tanh. */
    public static Layer tanh() {
        return new Tanh();
    }

    /** A SoftMax. */
    public static Layer softMax() {
        return new SoftMax();
    }

    /** The elements of a layer's parameter as an array of the given shape, shared with the layer. */
    static NDArray view(double[] parameter, int... shape) {
        return NDArray.of(Tensor.of(parameter, shape));
    }
}
