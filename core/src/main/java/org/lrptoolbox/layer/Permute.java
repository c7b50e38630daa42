package org.lrptoolbox.layer;

import org.jspecify.annotations.Nullable;
import java.util.Arrays;
import java.util.stream.IntStream;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.tensor.Shapes;

/**
 * Puts the axes of every sample in another order.
 *
 * @param axes the axis of the input that each axis of the output is, from 0; the batch is not counted
 */
public record Permute(int... axes) implements UnaryLayer, RearrangeLayer {
    /** From (H, W, C) to (C, H, W). */
    public static Permute toChannelsFirst() {
        return new Permute(2, 0, 1);
    }

    /** From (C, H, W) to (H, W, C). */
    public static Permute toChannelsLast() {
        return new Permute(1, 2, 0);
    }

    @Override
    public String type() {
        return "Transpose";
    }

    @Override
    public String describe() {
        return "axes " + Shapes.text(axes);
    }

    /** The permutation that undoes this one. */
    public Permute inverse() {
        int[] back = new int[axes.length];
        for (int i = 0; i < axes.length; i++) {
            back[axes[i]] = i;
        }
        return new Permute(back);
    }

    @Override
    public boolean isIdentity() {
        return IntStream.range(0, axes.length).allMatch(i -> axes[i] == i);
    }

    @Override
    public int[] outputShape(int... input) {
        if (input.length != axes.length) {
            throw ShapeException.of(this, axes.length + " axes", input);
        }
        return Arrays.stream(axes).map(axis -> input[axis]).toArray();
    }

    @Override
    public <T> T forward(Algebra<T> a, T x) {
        outputShape(a.shape(x));
        return a.permute(x, axes);
    }

    @Override
    public <T> T gradient(Algebra<T> a, T x, T y, T dy) {
        return a.permute(dy, inverse().axes);
    }

    @Override
    public int[] permutation() {
        return axes.clone();
    }

    /** One after the other, two orders are a third. */
    @Override
    public @Nullable Layer joined(Layer first) {
        return first instanceof Permute p
                ? new Permute(Arrays.stream(axes).map(axis -> p.axes[axis]).toArray())
                : null;
    }

    @Override
    public int[] takes() {
        int[] sample = new int[axes.length];
        Arrays.fill(sample, Shapes.OPEN);
        return sample;
    }
}
