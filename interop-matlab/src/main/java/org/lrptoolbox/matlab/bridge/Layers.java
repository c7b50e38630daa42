package org.lrptoolbox.matlab.bridge;

import org.lrptoolbox.layer.AveragePool;
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
import org.lrptoolbox.tensor.Tensor;

/** Makes layers from what a Matlab module holds. */
public final class Layers {
    private Layers() {}

    /** A Linear layer with weights (m, n) and n numbers of bias. */
    public static Layer linear(Tensor weights, Tensor bias) {
        if (weights.rank() != 2) {
            throw new ShapeException("Linear needs weights W of size m x n, but got " + weights);
        }
        return Dense.of(weights.dim(0), weights.dim(1), weights.data(), bias.data());
    }

    /** A Convolution with filters (h, w, d, n) and n numbers of bias. */
    public static Layer convolution(Tensor filters, Tensor bias, int strideDown, int strideAcross) {
        return Conv.last(filters, bias.data(), strideDown, strideAcross);
    }

    /** A pool: {@code SumPool}, {@code MaxPool} or {@code AveragePool}. */
    public static Layer pool(String type, int height, int width, int strideDown, int strideAcross) {
        Frame window = Frame.of(height, width).withStride(strideDown, strideAcross);
        return switch (type) {
            case "SumPool" -> SumPool.last(window);
            case "MaxPool" -> MaxPool.last(window);
            case "AveragePool" -> AveragePool.last(window);
            default -> throw new IllegalArgumentException(type + " is no pool");
        };
    }

    /** A layer without parameters: {@code Rect}, {@code Tanh}, {@code SoftMax} or {@code Flatten}. */
    public static Layer plain(String type) {
        return switch (type) {
            case "Rect" -> new Rect();
            case "Tanh" -> new Tanh();
            case "SoftMax" -> new SoftMax();
            case "Flatten" -> new Flatten();
            default -> throw new IllegalArgumentException(type + " is no layer without parameters");
        };
    }
}
