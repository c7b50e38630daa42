package org.lrptoolbox.python.array;

import java.util.stream.IntStream;

/** An axis that an array does not have; {@code numpy.exceptions.AxisError} in Python. */
public final class AxisException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public AxisException(String message) {
        super(message);
    }

    /**
     * The axis counted from the front.
     *
     * @param axis from {@code -rank} to {@code rank - 1}
     * @throws AxisException if it is outside
     */
    public static int normalize(int axis, int rank) {
        if (axis < -rank || axis >= rank) {
            throw new AxisException("axis " + axis + " is out of bounds for array of dimension " + rank);
        }
        return axis < 0 ? axis + rank : axis;
    }

    /** Every axis counted from the front; none at all stands for all of them. */
    static int[] orAll(int[] axes, int rank) {
        return axes.length == 0 ? IntStream.range(0, rank).toArray() : normalize(axes, rank);
    }

    /** As {@link #orAll}, for what takes axes away: a single number may be asked along its first and its last axis, too. */
    static int[] reduced(int[] axes, int rank) {
        return rank == 0 && axes.length == 1 && (axes[0] == 0 || axes[0] == -1) ? new int[0] : orAll(axes, rank);
    }

    /**
     * Every axis counted from the front.
     *
     * @throws IllegalArgumentException if an axis is named twice
     */
    static int[] normalize(int[] axes, int rank) {
        int[] all = new int[axes.length];
        boolean[] seen = new boolean[rank];
        for (int i = 0; i < all.length; i++) {
            all[i] = normalize(axes[i], rank);
            if (seen[all[i]]) {
                throw new IllegalArgumentException("duplicate value in 'axis'");
            }
            seen[all[i]] = true;
        }
        return all;
    }
}
