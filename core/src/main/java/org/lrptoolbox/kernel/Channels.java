package org.lrptoolbox.kernel;

import org.lrptoolbox.tensor.Tensor;

/** Numbers per channel, along an axis. */
public final class Channels {
    private Channels() {}

    /** t plus a number for each position of an axis. */
    public static Tensor add(Tensor t, int axis, double... perChannel) {
        Tensor out = t.copy();
        int inner = inner(t, axis);
        for (int i = 0; i < out.size(); i += inner) {
            double b = perChannel[i / inner % perChannel.length];
            for (int j = i; j < i + inner; j++) {
                out.data()[j] += b;
            }
        }
        return out;
    }

    private static int inner(Tensor t, int axis) {
        int inner = 1;
        for (int i = axis + 1; i < t.rank(); i++) {
            inner *= t.dim(i);
        }
        return inner;
    }
}
