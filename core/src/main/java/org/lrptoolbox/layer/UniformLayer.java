package org.lrptoolbox.layer;

import org.lrptoolbox.kernel.Elementwise;
import org.lrptoolbox.kernel.PoolKernel;
import org.lrptoolbox.tensor.Tensor;

/** A window whose connections all have one weight: sum and average pooling, and what rules make of them. */
interface UniformLayer extends WindowLayer, KernelLayer {
    /** The weight of every connection. */
    double weight();

    @Override
    default Tensor apply(Tensor x) {
        outputShape(x.sampleShape());
        Window w = window();
        return scaled(PoolKernel.sum(x, w.height(), w.width(), w.strideDown(), w.strideAcross()), weight());
    }

    @Override
    default Tensor transpose(Tensor s, int... input) {
        Window w = window();
        return PoolKernel.spread(scaled(s, weight()), w.height(), w.width(), w.strideDown(), w.strideAcross(), input);
    }

    @Override
    default Tensor forward(Tensor x) {
        return scaled(apply(x), outputScale());
    }

    @Override
    default KernelLayer mapped(WeightMap map) {
        return new Mapped(window(), map.weight(weight()));
    }

    private static Tensor scaled(Tensor t, double factor) {
        return factor == 1 ? t : Tensor.of(Elementwise.scale(t.data(), factor), t.shape());
    }

    /** A window with another weight. */
    record Mapped(Window window, double weight) implements UniformLayer {}
}
