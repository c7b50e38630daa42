package org.lrptoolbox.layer;

import java.util.List;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Comparison;

/**
 * Where the maxima of windows are, for networks that put numbers back there as SegNet does: 1 at the winner of each
 * window, 0 elsewhere; of equally strong ones the first. It has the shape of what is pooled, and carries no relevance:
 * winners are held, as they are in pooling.
 *
 * @param pool the pooling, whose windows must not overlap
 */
public record Winners(MaxPool pool) implements SideLayer {
    /** @throws IllegalArgumentException if a place may win in several windows */
    public Winners {
        if (pool.frame().overlaps()) {
            throw new IllegalArgumentException("windows " + pool.frame() + " overlap, so that one place may be the "
                    + "largest of several");
        }
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        pool.outputShape(inputs.getFirst());
        return inputs.getFirst().clone();
    }

    @Override
    public <T> T forward(Algebra<T> a, List<T> inputs) {
        T x = inputs.getFirst();
        T y = a.max(pool, x);
        return a.toWinners(pool, WinnerLayer.Ties.FIRST, x, y, a.compare(Comparison.EQUAL, y, y));
    }
}
