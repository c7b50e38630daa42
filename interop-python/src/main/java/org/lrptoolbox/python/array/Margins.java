package org.lrptoolbox.python.array;

/** What stands around arrays: zeros, or elements from inside. */
public final class Margins {
    private Margins() {}

    /** The array with zeros before and after the elements of each axis. */
    public static NDArray zeros(NDArray a, int[] before, int[] after) {
        NDArray framed = a.type() == DataType.FLOAT64 ? Framed.of(a, before, after, 0) : null;
        if (framed != null) {
            return framed;
        }
        int[] shape = a.shape();
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = Math.addExact(shape[axis], Math.addExact(before[axis], after[axis]));
        }
        NDArray out = NDArray.zeros(a.type(), shape);
        int inner = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            inner += before[axis] * out.stride(axis);
        }
        Assign.copy(a, out.view(a.shape(), out.strides(), inner));
        return out;
    }

    /**
     * Which element of an axis stands at each place of it and of its margins; int64.
     *
     * @param n the length of the axis, 1 at least
     * @param mode {@code edge}, {@code wrap}, {@code reflect} at the centres of the last elements or {@code symmetric} at
     *     their edges
     */
    public static NDArray sources(int n, int before, int after, String mode) {
        long[] places = new long[Math.addExact(n, Math.addExact(before, after))];
        for (int k = 0; k < places.length; k++) {
            places[k] = source(k - before, n, mode);
        }
        return NDArray.of(DataType.INT64, places, places.length);
    }

    private static int source(int i, int n, String mode) {
        if (mode.equals("edge") || n == 1 && mode.equals("reflect")) {
            return Math.clamp(i, 0, n - 1);
        }
        return switch (mode) {
            case "wrap" -> Math.floorMod(i, n);
            case "symmetric" -> {
                int at = Math.floorMod(i, 2 * n);
                yield at < n ? at : 2 * n - 1 - at;
            }
            case "reflect" -> {
                int at = Math.floorMod(i, 2 * n - 2);
                yield at < n ? at : 2 * n - 2 - at;
            }
            default -> throw new IllegalArgumentException("margins of mode " + mode);
        };
    }
}
