package org.lrptoolbox.matlab.bridge;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.matlab.value.MatArrays;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * Where numbers cross between Matlab's arrays and tensors: {@link MatArrays} for what hosts can hand over.
 *
 * <p>Only vectors cross as they are, so an array travels as {@code x(:)} and {@code size(x)}, and comes back as a
 * vector to reshape. An Octave scalar would arrive as a plain number, and {@code []} as null: see the parameters.
 */
public final class Border {
    private Border() {}

    /**
     * The tensor of a Matlab array.
     *
     * @param columns its elements, {@code x(:)}; null if there are none; numbers beyond those of the size are ignored,
     *            so that a scalar can be padded to a vector
     * @param size its dimensions
     * @throws IllegalArgumentException if there are too few elements
     */
    public static Tensor tensor(double @Nullable [] columns, double[] size) {
        int[] shape = shape(size);
        double[] elements = columns == null ? new double[0] : columns;
        int wanted = Shapes.size(shape);
        return MatArrays.tensor(elements.length > wanted ? Arrays.copyOf(elements, wanted) : elements, shape);
    }

    /** The elements of a tensor in Matlab's order. */
    public static double[] columns(Tensor tensor) {
        return MatArrays.columns(tensor);
    }

    /** All of a tensor in one vector: its elements in Matlab's order, its dimensions, and how many of these there are. */
    public static double[] packed(Tensor tensor) {
        double[] columns = columns(tensor);
        double[] size = size(tensor);
        double[] all = Arrays.copyOf(columns, columns.length + size.length + 1);
        System.arraycopy(size, 0, all, columns.length, size.length);
        all[all.length - 1] = size.length;
        return all;
    }

    /** The dimensions of a tensor as Matlab counts them: at least two. */
    public static double[] size(Tensor tensor) {
        return Arrays.stream(MatArrays.size(tensor.shape())).asDoubleStream().toArray();
    }

    /** Dimensions as Matlab's numbers. */
    static int[] shape(double... size) {
        return Arrays.stream(size).mapToInt(d -> (int) d).toArray();
    }
}
