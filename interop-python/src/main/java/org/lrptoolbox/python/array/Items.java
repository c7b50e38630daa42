package org.lrptoolbox.python.array;

/** Single elements by one or two indices: what loops of a script ask for again and again, without building a key. */
public final class Items {
    private Items() {}

    /** {@code a[i, j]}: a boxed element, or an array if there are more axes. */
    public static Object at(NDArray a, int i, int j) {
        if (a.rank() != 2) {
            return Indexing.get(a, i, j);
        }
        return Scalars.box(a, a.offset() + Indexing.check(i, 0, a.dim(0)) * a.stride(0)
                + Indexing.check(j, 1, a.dim(1)) * a.stride(1));
    }

    /** {@code a[i] = value}. */
    public static void put(NDArray a, Object value, int i) {
        if (a.rank() == 1 && value instanceof Number n && !a.isReadOnly()) {
            int at = a.offset() + Indexing.check(i, 0, a.dim(0)) * a.stride(0);
            if (put(a, n, at)) {
                return;
            }
        }
        Indexing.set(a, value, i);
    }

    /** {@code a[i, j] = value}. */
    public static void put(NDArray a, Object value, int i, int j) {
        if (a.rank() == 2 && value instanceof Number n && !a.isReadOnly()) {
            int at = a.offset() + Indexing.check(i, 0, a.dim(0)) * a.stride(0)
                    + Indexing.check(j, 1, a.dim(1)) * a.stride(1);
            if (put(a, n, at)) {
                return;
            }
        }
        Indexing.set(a, value, i, j);
    }

    /** Sets an element of the frequent types; false where more has to be looked at. */
    private static boolean put(NDArray a, Number value, int at) {
        if (a.type() == DataType.FLOAT64) {
            ((double[]) a.storage())[at] = value.doubleValue();
            return true;
        }
        if (a.type() == DataType.FLOAT32) {
            float single = (float) value.doubleValue();
            ((float[]) a.storage())[at] = single;
            return !Float.isInfinite(single);
        }
        if (a.type() == DataType.INT64 && (value instanceof Integer || value instanceof Long)) {
            ((long[]) a.storage())[at] = value.longValue();
            return true;
        }
        return false;
    }

    /**
     * {@code ufunc.at}: one element after the other, so that repeated places count repeatedly.
     *
     * @param places flat indices
     * @param values one for each place, or one for all
     */
    public static void accumulate(BinaryOp op, NDArray a, NDArray places, NDArray values) {
        a.requireWriteable();
        Types.requireNumeric(a.type(), "'" + op.label() + "'");
        long[] where = places.longs();
        int size = a.size();
        if (Types.isFloat(a.type()) || Types.isFloat(values.type())) {
            double[] target = a.astype(DataType.FLOAT64).doubles();
            double[] v = values.doubles();
            int step = v.length == 1 ? 0 : 1;
            if (op == BinaryOp.ADD || op == BinaryOp.SUBTRACT) {
                add(target, where, v, step, op == BinaryOp.ADD ? 1 : -1);
                Assign.copy(Layout.reshape(NDArray.of(target, size), a.shape()), a);
                return;
            }
            Loops.Doubles loop = op.doubles();
            double[] x = new double[1];
            double[] y = new double[1];
            for (int k = 0; k < where.length; k++) {
                int at = Indexing.check(where[k], 0, size);
                x[0] = target[at];
                y[0] = v[k * step];
                loop.run(x, y, x, 0, 1);
                target[at] = x[0];
            }
            Assign.copy(Layout.reshape(NDArray.of(target, size), a.shape()), a);
            return;
        }
        long[] target = a.astype(DataType.INT64).longs();
        long[] v = values.longs();
        int step = v.length == 1 ? 0 : 1;
        Loops.Longs loop = op.longs();
        long[] x = new long[1];
        long[] y = new long[1];
        for (int k = 0; k < where.length; k++) {
            int at = Indexing.check(where[k], 0, size);
            x[0] = target[at];
            y[0] = v[k * step];
            loop.run(x, y, x, 0, 1);
            target[at] = x[0];
        }
        Assign.copy(Layout.reshape(NDArray.of(DataType.INT64, target, size), a.shape()), a);
    }

    private static void add(double[] target, long[] where, double[] v, int step, double sign) {
        for (int k = 0; k < where.length; k++) {
            target[Indexing.check(where[k], 0, target.length)] += sign * v[k * step];
        }
    }
}
