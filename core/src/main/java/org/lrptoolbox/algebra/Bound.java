package org.lrptoolbox.algebra;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * How small or large inputs can be: one number for all, one for each channel, or one for each element of a sample.
 * Compared by value.
 *
 * @param shape empty for one number; one axis for numbers of channels, wherever these lie; else a shape that stretches to
 *            the sample's
 * @param numbers in C order
 */
public record Bound(int[] shape, double... numbers) {
    private static final int SHOWN = 4;

    /** Copies both. */
    public Bound {
        if (Shapes.size(shape) != numbers.length) {
            throw new IllegalArgumentException(numbers.length + " numbers for shape " + Shapes.text(shape));
        }
        shape = shape.clone();
        numbers = numbers.clone();
    }

    /** One number for all. */
    public static Bound of(double number) {
        return new Bound(new int[0], number);
    }

    /** A number for each channel; one number for all where they are equal. */
    public static Bound perChannel(double... numbers) {
        boolean same = Arrays.stream(numbers).allMatch(v -> v == numbers[0]);
        return same ? of(numbers[0]) : new Bound(new int[]{numbers.length}, numbers);
    }

    /**
     * The numbers of an array: a single one, one for each channel if it has one axis, or one for each element of a
     * sample, with or without a first axis of 1 for the batch.
     *
     * @param axes how many axes samples have
     */
    public static Bound of(Tensor t, int axes) {
        if (t.size() == 1) {
            return of(t.data()[0]);
        }
        int[] shape = t.rank() > axes && t.dim(0) == 1 ? t.sampleShape() : t.shape();
        return shape.length == 1 ? perChannel(t.data()) : new Bound(shape, t.data());
    }

    /** Whether it is one number for all. */
    public boolean isNumber() {
        return shape.length == 0;
    }

    /** Whether it has a number for each channel. */
    public boolean isPerChannel() {
        return shape.length == 1;
    }

    /** The smallest number. */
    public double smallest() {
        return Arrays.stream(numbers).min().orElseThrow();
    }

    /** The largest number. */
    public double largest() {
        return Arrays.stream(numbers).max().orElseThrow();
    }

    /**
     * The bound of every element, as a batch of one sample.
     *
     * @param channelAxis the axis of the sample, from 0, that channels lie along
     * @throws IllegalArgumentException if it does not stretch to the sample's shape
     */
    public Tensor sample(int channelAxis, int... sample) {
        int[] strides = strides(channelAxis, sample);
        Tensor all = Tensor.zeros(Shapes.batch(1, sample));
        for (int i = 0; i < all.size(); i++) {
            int rest = i;
            int from = 0;
            for (int axis = sample.length - 1; axis >= 0; axis--) {
                from += rest % sample[axis] * strides[axis];
                rest /= sample[axis];
            }
            all.data()[i] = numbers[from];
        }
        return all;
    }

    private int[] strides(int channelAxis, int... sample) {
        int[] own = shape;
        if (isPerChannel()) {
            own = new int[sample.length - channelAxis];
            Arrays.fill(own, 1);
            own[0] = shape[0];
        }
        int[] strides = new int[sample.length];
        int step = 1;
        for (int i = 1; i <= own.length; i++) {
            int size = own[own.length - i];
            if (i > sample.length || size != 1 && size != sample[sample.length - i]) {
                throw new IllegalArgumentException("a bound of shape " + Shapes.text(shape)
                        + " does not fit samples of "
                        + "shape " + Shapes.text(sample) + "; it is one number, one for each channel, or one for each "
                        + "element");
            }
            strides[sample.length - i] = size == 1 ? 0 : step;
            step *= size;
        }
        return strides;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bound b && Arrays.equals(shape, b.shape) && Arrays.equals(numbers, b.numbers);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(numbers);
    }

    /** The number, or the first few in brackets. */
    @Override
    public String toString() {
        if (isNumber()) {
            return Double.toString(numbers[0]);
        }
        String some = Arrays.stream(numbers).limit(SHOWN).mapToObj(Double::toString).collect(Collectors.joining(", "));
        return "[" + some + (numbers.length > SHOWN ? ", ... " + numbers.length + " numbers" : "") + "]";
    }
}
