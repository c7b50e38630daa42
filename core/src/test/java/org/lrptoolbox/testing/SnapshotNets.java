package org.lrptoolbox.testing;

import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.network.Network;

/** Networks that {@link Snapshots} are taken of. */
public final class SnapshotNets {
    /** Samples of this shape suit {@link #chain}. */
    public static final int[] IMAGE = {9, 8, 2};

    private SnapshotNets() {}

    /** A chain of every layer that all formats of the toolbox know. */
    public static Network chain() {
        return Network.sequential(
                Conv.last(Snapshots.numbers(1, 3, 3, 2, 4), Snapshots.numbers(2, 4).data(), 1, 1), new Rect(),
                SumPool.last(Frame.of(2, 2).withStride(1, 1)),
                Conv.last(Snapshots.numbers(3, 2, 2, 4, 5), new double[0], 2, 1), new Tanh(),
                MaxPool.last(Frame.of(2, 2).withStride(1, 2)), new Flatten(),
                Dense.of(20, 3, Snapshots.numbers(4, 20, 3).data(), Snapshots.numbers(5, 3).data()), new SoftMax());
    }
}
