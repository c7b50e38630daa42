package org.lrptoolbox.layer;

import java.util.Arrays;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.tensor.Shapes;

/**
 * Takes the positions of an axis with the given indices, in their order, each as often as it is named: selections,
 * repetitions, reversals, and padding that mirrors or repeats what it surrounds.
 *
 * @param axis the axis of a sample, from 0
 * @param indices the positions, from 0
 */
public record Gather(int axis, int... indices) implements UnaryLayer, RearrangeLayer {
    /** How padding continues what it surrounds. */
    public enum Continuation {
        /** The outermost is repeated. */
        EDGE,
        /** Mirrored, the outermost once. */
        REFLECT,
        /** From the other side. */
        WRAP
    }

    /** Padding of an axis of a size. */
    public static Gather padding(int axis, int size, int before, int behind, Continuation how) {
        int[] indices = new int[before + size + behind];
        int period = Math.max(1, 2 * (size - 1));
        Arrays.setAll(indices, i -> {
            int at = i - before;
            return switch (how) {
                case EDGE -> Math.clamp(at, 0, size - 1);
                case WRAP -> Math.floorMod(at, size);
                case REFLECT -> {
                    int place = Math.floorMod(at, period);
                    yield place < size ? place : period - place;
                }
            };
        });
        return new Gather(axis, indices);
    }

    @Override
    public String describe() {
        return indices.length + " of axis " + axis;
    }

    @Override
    public int[] outputShape(int... input) {
        boolean fits = axis >= 0 && axis < input.length;
        for (int i = 0; fits && i < indices.length; i++) {
            fits = indices[i] >= 0 && (input[axis] == Shapes.OPEN || indices[i] < input[axis]);
        }
        if (!fits) {
            throw ShapeException.of(this, "samples that have the positions up to " + Arrays.stream(indices).max()
                    .orElse(0) + " on axis " + axis, input);
        }
        int[] out = input.clone();
        out[axis] = indices.length;
        Shapes.requireSize(out);
        return out;
    }

    @Override
    public <T> T forward(Algebra<T> a, T x) {
        outputShape(a.shape(x));
        return a.gather(x, axis, indices);
    }

    @Override
    public <T> T gradient(Algebra<T> a, T x, T y, T dy) {
        return a.scatter(dy, axis, a.shape(x)[axis], indices);
    }
}
