package org.lrptoolbox.layer;

import java.util.Arrays;
import java.util.List;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Comparison;
import org.lrptoolbox.tensor.Shapes;

/**
 * At which place of its window each maximum is, counted row by row from 0: for networks that put numbers back to where
 * windows that overlap found them. Of equally strong ones it is the first. It reads (channels, space ...) and makes as
 * many numbers as there are windows; it carries no relevance: winners are held, as they are in pooling.
 *
 * @param size positions of a window along each axis of space
 * @param strides steps between windows
 * @param dilations distances of a window's positions
 * @param before how far the first window begins before the axis
 * @param windows how many there are along each axis
 */
public record WinnerPlaces(int[] size, int[] strides, int[] dilations, int[] before,
        int[] windows) implements SideLayer {
    /** What padding is, so that it never wins. */
    private static final double LEAST = -Float.MAX_VALUE;

    @Override
    public String describe() {
        return Shapes.text(size) + ", stride " + Shapes.text(strides);
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        int[] x = inputs.getFirst();
        if (x.length != size.length + 1) {
            throw ShapeException.of(this, "channels and " + size.length + " axes of space", x);
        }
        int[] out = x.clone();
        System.arraycopy(windows, 0, out, 1, windows.length);
        return out;
    }

    @Override
    public <T> T forward(Algebra<T> a, List<T> inputs) {
        int[] x = a.shape(inputs.getFirst());
        int[] out = outputShape(List.of(x));
        int[] pads = new int[x.length];
        int[] behind = new int[x.length];
        int[] steps = new int[x.length];
        steps[0] = 1;
        for (int i = 1; i < x.length; i++) {
            pads[i] = before[i - 1];
            steps[i] = strides[i - 1];
            int reach = (windows[i - 1] - 1) * steps[i] + (size[i - 1] - 1) * dilations[i - 1] + 1;
            behind[i] = Math.max(0, reach - pads[i] - x[i]);
        }
        T padded = a.pad(inputs.getFirst(), pads, behind, LEAST);
        T best = at(a, padded, 0, steps, out);
        T place = a.scale(a.compare(Comparison.EQUAL, best, best), 0);
        for (int k = 1; k < Shapes.size(size); k++) {
            T next = at(a, padded, k, steps, out);
            T more = a.compare(Comparison.GREATER, next, best);
            place = a.where(more, a.sampleOf(k, place), place);
            best = a.where(more, next, best);
        }
        return place;
    }

    /** What all windows have at one of their positions. */
    private <T> T at(Algebra<T> a, T padded, int position, int[] steps, int... out) {
        int[] within = Shapes.position(position, size);
        int[] starts = new int[out.length];
        for (int i = 0; i < size.length; i++) {
            starts[i + 1] = within[i] * dilations[i];
        }
        return a.slice(padded, starts, steps, out);
    }

    /**
     * Which place of the axis' window, one of those that cover it, counted from the last, each position of an axis is: -1
     * where there is no such window.
     *
     * @param axis of space, from 0
     * @param places of that axis
     * @param back how many windows before the last that begins before or at the position
     */
    public int[] places(int axis, int places, int back) {
        int[] found = new int[places];
        Arrays.setAll(found, i -> {
            int within = i + before[axis] - strides[axis] * (last(axis, i) - back);
            int at = within / dilations[axis];
            boolean covers = last(axis, i) >= back && within % dilations[axis] == 0 && at < size[axis];
            return covers ? at : -1;
        });
        return found;
    }

    /** The windows these are, 0 where there is none. */
    public int[] windows(int axis, int places, int back) {
        int[] found = new int[places];
        Arrays.setAll(found, i -> Math.max(0, last(axis, i) - back));
        return found;
    }

    private int last(int axis, int position) {
        return Math.min((position + before[axis]) / strides[axis], windows[axis] - 1);
    }

    /** The most windows that cover a position of an axis. */
    public int deep(int axis) {
        return Math.min(windows[axis], ((size[axis] - 1) * dilations[axis] + strides[axis]) / strides[axis]);
    }
}
