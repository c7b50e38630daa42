package org.lrptoolbox.onnx;

import org.lrptoolbox.layer.KernelLayer;
import org.lrptoolbox.layer.WeightMap;
import org.lrptoolbox.tensor.Tensor;

/** A kernel nobody has heard of: the compiler and the exporter have no operators for it. */
public record UnknownKernel() implements KernelLayer {
    @Override
    public int[] outputShape(int... input) {
        return input;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x;
    }

    @Override
    public Tensor apply(Tensor x) {
        return x;
    }

    @Override
    public Tensor transpose(Tensor s, int... input) {
        return s;
    }

    @Override
    public KernelLayer mapped(WeightMap map) {
        return this;
    }
}
