package org.lrptoolbox.layer;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.tensor.Shapes;

/**
 * Takes a part of every sample: along each axis the positions s, s + d, s + 2 d, ...
 *
 * @param starts the first position s on each axis of the samples
 * @param steps the distance d of positions; negative to go backwards
 * @param sizes how many positions
 */
public record Slice(int[] starts, int[] steps, int... sizes) implements UnaryLayer, RearrangeLayer {
    @Override
    public String describe() {
        return Shapes.text(sizes) + " from " + Shapes.text(starts);
    }

    @Override
    public int[] outputShape(int... input) {
        boolean fits = input.length == sizes.length;
        for (int i = 0; fits && i < sizes.length; i++) {
            int last = starts[i] + (sizes[i] - 1) * steps[i];
            boolean inside = starts[i] < input[i] && last < input[i] || input[i] == Shapes.OPEN;
            fits = sizes[i] > 0 && starts[i] >= 0 && last >= 0 && inside;
        }
        if (!fits) {
            throw ShapeException.of(this, "samples that contain the slice " + describe(), input);
        }
        return sizes.clone();
    }

    @Override
    public <T> T forward(Algebra<T> a, T x) {
        outputShape(a.shape(x));
        return a.slice(x, starts, steps, sizes);
    }

    /** Zeros around what was taken; where there were steps, also between. */
    @Override
    public <T> T gradient(Algebra<T> a, T x, T y, T dy) {
        int[] whole = a.shape(x);
        int[] before = starts.clone();
        int[] behind = IntStream.range(0, whole.length).map(i -> whole[i] - starts[i] - sizes[i]).toArray();
        T spread = dy;
        for (int axis = 0; axis < whole.length; axis++) {
            if (steps[axis] != 1) {
                int[] places = new int[sizes[axis]];
                int start = starts[axis];
                int step = steps[axis];
                Arrays.setAll(places, k -> start + k * step);
                spread = a.scatter(spread, axis, whole[axis], places);
                before[axis] = 0;
                behind[axis] = 0;
            }
        }
        return a.pad(spread, before, behind, 0);
    }
}
