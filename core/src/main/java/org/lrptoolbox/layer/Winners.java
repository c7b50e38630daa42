package org.lrptoolbox.layer;

import java.util.ArrayList;
import java.util.Arrays;
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

    /**
     * Layers that repeat the number of each window at all places of that window, down and then across: what
     * {@link HeldProduct} multiplies by the winners. None where every place has a window of its own.
     *
     * @param rows of the images that are pooled
     * @param columns of these images
     */
    public List<Gather> spread(int rows, int columns) {
        Frame f = pool.frame();
        List<Gather> repeated = new ArrayList<>();
        spread(1, rows, f.down(rows), f.strideDown(), f.top(), repeated);
        spread(2, columns, f.across(columns), f.strideAcross(), f.left(), repeated);
        return repeated;
    }

    private static void spread(int axis, int places, int windows, int stride, int before, List<Gather> repeated) {
        int[] from = new int[places];
        Arrays.setAll(from, i -> Math.min((i + before) / stride, windows - 1));
        if (stride > 1 || places != windows) {
            repeated.add(new Gather(axis, from));
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
