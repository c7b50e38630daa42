package org.lrptoolbox.tensor;

import java.util.Arrays;

/** Arithmetic on shapes: sizes with overflow checks, and how shapes read in messages. */
public final class Shapes {
    /** Stands for a size that nobody knows yet, and every input decides anew. */
    public static final int OPEN = -1;

    private Shapes() {}

    /** Whether any size is open. */
    public static boolean isOpen(int... shape) {
        for (int d : shape) {
            if (d == OPEN) {
                return true;
            }
        }
        return false;
    }

    /** Checks that a shape, as far as it is known, has no more elements than an array holds. */
    public static void requireSize(int... shape) {
        int[] known = shape.clone();
        for (int i = 0; i < known.length; i++) {
            known[i] = known[i] == OPEN ? 1 : known[i];
        }
        size(known);
    }

    /**
     * The number of elements of a shape; 1 for the shape of a scalar.
     *
     * @throws IllegalArgumentException if a dimension is negative or the product exceeds what one Java array holds
     */
    public static int size(int... shape) {
        long size = 1;
        boolean empty = false;
        for (int d : shape) {
            if (d < 0) {
                throw new IllegalArgumentException("negative dimension in shape " + text(shape));
            }
            empty |= d == 0;
            // Once past the limit it stays there, however many dimensions follow.
            size = Math.min(size * d, Integer.MAX_VALUE);
        }
        if (!empty && size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("shape " + text(shape) + " has more elements than one array holds");
        }
        return empty ? 0 : (int) size;
    }

    /** The number of elements behind an axis: how far apart neighbours along it lie. */
    public static int behind(int axis, int... shape) {
        return size(Arrays.copyOfRange(shape, Math.min(axis + 1, shape.length), shape.length));
    }

    /** Where the element of such a number, counted row by row from 0, is along each axis. */
    public static int[] position(int element, int... shape) {
        int[] at = new int[shape.length];
        int rest = element;
        for (int i = shape.length - 1; i >= 0; i--) {
            at[i] = rest % shape[i];
            rest /= shape[i];
        }
        return at;
    }

    /** A shape as NumPy prints it: {@code (10, 28, 28, 1)}, {@code (7,)} or {@code ()}. */
    public static String text(int... shape) {
        if (shape.length == 1) {
            return "(" + shape[0] + ",)";
        }
        String inner = Arrays.toString(shape);
        return "(" + inner.substring(1, inner.length() - 1) + ")";
    }

    /** A shape in which sizes may be open, which read "any". */
    public static String openText(int... shape) {
        return text(shape).replace(String.valueOf(OPEN), "any");
    }

    /** The shape with its first dimension (the batch) replaced. */
    public static int[] withBatch(int batch, int... shape) {
        int[] copy = shape.clone();
        copy[0] = batch;
        return copy;
    }

    /** The shape of one sample: everything after the first dimension. */
    public static int[] sample(int... shape) {
        return Arrays.copyOfRange(shape, 1, shape.length);
    }

    /** The shape of a batch of samples of the given shape. */
    public static int[] batch(int size, int... sample) {
        int[] shape = new int[sample.length + 1];
        shape[0] = size;
        System.arraycopy(sample, 0, shape, 1, sample.length);
        return shape;
    }
}
