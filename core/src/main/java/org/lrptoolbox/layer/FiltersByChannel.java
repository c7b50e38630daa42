package org.lrptoolbox.layer;

import java.util.Arrays;

import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/**
 * Filters of a convolution in groups, whose second axis stands for other channels in each group.
 *
 * @param base the filters, (groups n, depth, h, w)
 * @param groups the number of groups
 * @param a a factor for each channel, groups x depth
 */
record FiltersByChannel(Weights base, int groups, double... a) implements Weights {
    /** The filters of a convolution with a factor for each channel that they read. */
    static Weights of(Conv c, double... a) {
        int each = c.filters().shape()[1];
        boolean same = true;
        for (int i = each; i < a.length; i++) {
            same &= a[i] == a[i % each];
        }
        return same
                ? c.filters().scaled(1, Arrays.copyOf(a, each))
                : new FiltersByChannel(c.filters(), c.groups(), a);
    }

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
