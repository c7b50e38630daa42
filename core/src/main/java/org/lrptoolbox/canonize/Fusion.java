package org.lrptoolbox.canonize;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.ConvTranspose;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/** An affine layer and a scale beside it as one affine layer; null where there is none that computes the same. */
final class Fusion {
    private Fusion() {}

    /** a (W x + b) + s = (a W) x + (a b + s). */
    static @Nullable Layer behind(Layer layer, ChannelScale scale) {
        return switch (layer) {
            case Dense d -> new Dense(d.weights().scaled(d.outputsFirst() ? 0 : 1, scale.a()), d.outputsFirst(),
                    scale.applied(d.bias()));
            case Conv c when !c.layout().isLast() ->
                new Conv(c.filters().scaled(0, scale.a()), scale.applied(c.bias()), c.frame(), c.groups());
            case ConvTranspose t -> spread(t, columns(t.adjoint(), scale.a()), scale.applied(t.bias()));
            default -> null;
        };
    }

    /** W (a x + s) + b = (W a) x + (W s + b), where no padding comes between. */
    static @Nullable Layer before(ChannelScale scale, Layer layer) {
        return switch (layer) {
            case Dense d -> new Dense(d.weights().scaled(d.outputsFirst() ? 1 : 0, scale.a()), d.outputsFirst(),
                    scale.isFactor() ? d.bias() : d.forward(Tensor.of(scale.s(), 1, scale.s().length)).data());
            case Conv c when !c.layout().isLast() && (scale.isFactor() || !isPadded(c.frame())) ->
                new Conv(columns(c, scale.a()),
                        scale.isFactor() ? c.bias() : answer(c, scale.s()), c.frame(), c.groups());
            // Windows of a transposed convolution overlap less at the border, so a shift would differ there.
            case ConvTranspose t when scale.isFactor() -> spread(t, t.adjoint().filters().scaled(0, scale.a()),
                    t.bias());
            default -> null;
        };
    }

    /** Whether what a layer makes of scaled images is what it makes of the images, scaled: pooling may do. */
    static boolean passes(Layer layer, ChannelScale scale) {
        return switch (layer) {
            // Means of shifted numbers are shifted alike where no padding counts.
            case AveragePool p when !p.layout().isLast() ->
                scale.isFactor() || !p.countPadding() || !isPadded(p.frame());
            case MaxPool p when !p.layout().isLast() -> scale.keepsOrder();
            default -> false;
        };
    }

    /** A transposed convolution with other filters and bias. */
    private static Layer spread(ConvTranspose t, Weights filters, double... bias) {
        Conv adjoint = t.adjoint();
        return new ConvTranspose(new Conv(filters, adjoint.bias(), adjoint.frame(), adjoint.groups()), bias,
                t.extraDown(), t.extraAcross());
    }

    /** What the convolution makes of an image with one number in each channel. */
    private static double[] answer(Conv c, double... perChannel) {
        Frame f = c.frame();
        Tensor image = Tensor.zeros(1, perChannel.length, f.spanDown(), f.spanAcross());
        int area = f.spanDown() * f.spanAcross();
        for (int i = 0; i < image.size(); i++) {
            image.data()[i] = perChannel[i / area];
        }
        return c.forward(image).data();
    }

    /** Filters with a factor for each channel they read. */
    private static Weights columns(Conv c, double... a) {
        int each = c.filters().shape()[1];
        boolean same = true;
        for (int i = each; i < a.length; i++) {
            same &= a[i] == a[i % each];
        }
        return same
                ? c.filters().scaled(1, Arrays.copyOf(a, each))
                : new GroupColumns(c.filters(), c.groups(), a);
    }

    /**
     * Filters of a convolution in groups, whose second axis stands for other channels in each group.
     *
     * @param base the filters, (groups n, depth, h, w)
     * @param groups the number of groups
     * @param a a factor for each channel, groups x depth
     */
    private record GroupColumns(Weights base, int groups, double... a) implements Weights {
        @Override
        public int[] shape() {
            return base.shape();
        }

        @Override
        public Tensor tensor() {
            Tensor t = base.tensor().copy();
            int area = t.dim(2) * t.dim(3);
            int depth = t.dim(1);
            int filters = t.dim(0) / groups;
            for (int i = 0; i < t.size(); i++) {
                int plane = i / area;
                t.data()[i] *= a[plane / depth / filters * depth + plane % depth];
            }
            return t;
        }
    }

    private static boolean isPadded(Frame f) {
        return f.top() + f.left() + f.bottom() + f.right() > 0 || f.ceil();
    }
}
