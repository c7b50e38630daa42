package org.lrptoolbox.layer;

import org.lrptoolbox.kernel.Elementwise;
import org.lrptoolbox.kernel.PoolKernel;
import org.lrptoolbox.tensor.Tensor;

/** Weighted sums over windows, and their transposes, in either order of axes. */
final class PoolSums {
    private PoolSums() {}

    /**
     * The weighted sum over every window.
     *
     * @param weights one weight, or one for each window of a plane
     */
    static Tensor apply(WindowLayer layer, double[] weights, Tensor x) {
        Frame f = layer.frame();
        layer.outputShape(x.sampleShape());
        if (layer.layout().isLast() && f.isPlain() && weights.length == 1) {
            return scaled(PoolKernel.sum(x, f.height(), f.width(), f.strideDown(), f.strideAcross()), weights);
        }
        Tensor first = layer.layout().to(Layout.NCHW, x);
        return Layout.NCHW.to(layer.layout(), scaled(new WindowLoops(f, first.sampleShape()).sum(first), weights));
    }

    /** The transpose of {@link #apply}. */
    static Tensor transpose(WindowLayer layer, double[] weights, Tensor s, int... input) {
        Frame f = layer.frame();
        if (layer.layout().isLast() && f.isPlain() && weights.length == 1) {
            return PoolKernel.spread(scaled(s, weights), f.height(), f.width(), f.strideDown(), f.strideAcross(),
                    input);
        }
        int row = layer.layout().rowAxis();
        int[] first = {layer.layout().channels(input), input[row], input[row + 1]};
        Tensor back = new WindowLoops(f, first).spread(scaled(layer.layout().to(Layout.NCHW, s), weights), first);
        return Layout.NCHW.to(layer.layout(), back);
    }

    static Tensor scaled(Tensor t, double... weights) {
        if (weights.length == 1) {
            return weights[0] == 1 ? t : Tensor.of(Elementwise.scale(t.data(), weights[0]), t.shape());
        }
        Tensor out = t.copy();
        for (int i = 0; i < out.size(); i++) {
            out.data()[i] *= weights[i % weights.length];
        }
        return out;
    }
}
