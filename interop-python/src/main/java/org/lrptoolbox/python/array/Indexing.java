package org.lrptoolbox.python.array;

import java.util.Arrays;

/**
 * {@code a[key]} and {@code a[key] = value}.
 *
 * <p>A key is a list of integers, {@link Slice}s, {@link #NEWAXIS}, {@link #ELLIPSIS}, and arrays of integers or
 * bool. Without arrays the result is a view; arrays pick elements and yield a copy.
 */
public final class Indexing {
    /** {@code ...}: as many full slices as are needed. */
    public static final Object ELLIPSIS = new Object() {
        @Override
        public String toString() {
            return "...";
        }
    };

    /** {@code numpy.newaxis}: an axis of length 1. */
    public static final Object NEWAXIS = new Object() {
        @Override
        public String toString() {
            return "newaxis";
        }
    };

    private Indexing() {}

    /**
     * What the key selects: a boxed number where it names one element, see {@link Scalars}, otherwise an array.
     *
     * @throws IndexOutOfBoundsException if an index is outside its axis or there are too many
     */
    public static Object get(NDArray a, Object... key) {
        Selection s = Selection.of(a, key);
        if (s.isBasic()) {
            NDArray view = s.view();
            return view.rank() == 0 && !s.keepsScalar() ? Scalars.box(view) : view;
        }
        NDArray picked = s.pick();
        return picked.rank() == 0 ? Scalars.box(picked) : picked;
    }

    /** As {@link #get}, but always an array: a 0-d one where the key names one element. */
    public static NDArray select(NDArray a, Object... key) {
        Selection s = Selection.of(a, key);
        return s.isBasic() ? s.view() : s.pick();
    }

    /** Row {@code i}, or element {@code i} of a vector. */
    public static Object row(NDArray a, int i) {
        if (a.rank() == 0) {
            throw new IndexOutOfBoundsException(
                    "too many indices for array: array is 0-dimensional, but 1 were indexed");
        }
        int at = a.offset() + check(i, 0, a.dim(0)) * a.stride(0);
        if (a.rank() == 1) {
            return Scalars.box(a, at);
        }
        return a.view(Arrays.copyOfRange(a.shape(), 1, a.rank()), Arrays.copyOfRange(a.strides(), 1, a.rank()), at);
    }

    /**
     * Sets what the key selects; the value is broadcast and cast.
     *
     * @param value an array or a plain number
     * @throws IndexOutOfBoundsException if an index is outside its axis or there are too many
     * @throws IllegalArgumentException if the value does not fit the selected shape, or the array is read-only
     * @throws FloatErrorException after all was set, if numbers were lost
     */
    public static void set(NDArray a, Object value, Object... key) {
        a.requireWriteable();
        if (a.type().kind() == DataType.Kind.OBJECT) {
            if (!(value instanceof NDArray v) || v.type().plain() != a.type().plain()) {
                throw new NoNumbersException("an element is any object, which Python has to name");
            }
        }
        if (value instanceof NDArray v && v.rank() > 0 && v.type().kind() != DataType.Kind.RECORD && isSingle(a, key)) {
            throw new NoNumbersException("an array is no element, were it of one");
        }
        NDArray source = value instanceof NDArray v ? v : Operands.fitting(value, a.type());
        CastErrors errors = CastErrors.of(source.type(), a.type());
        Selection s = Selection.of(a, key);
        if (s.isBasic()) {
            Assign.copy(source, s.view(), errors);
        } else {
            s.put(source.sharesStorage(a) ? source.copy() : source, errors);
        }
        CastErrors.settled(errors, a);
    }

    /** Whether a key names one element, by as many numbers as there are axes. */
    private static boolean isSingle(NDArray a, Object... key) {
        if (key.length != a.rank()) {
            return false;
        }
        for (Object part : key) {
            if (!(part instanceof Number)) {
                return false;
            }
        }
        return true;
    }

    /** The index counted from the front. */
    static int check(long i, int axis, int length) {
        if (i < -length || i >= length) {
            throw new IndexOutOfBoundsException(
                    "index " + i + " is out of bounds for axis " + axis + " with size " + length);
        }
        return (int) (i < 0 ? i + length : i);
    }

    /** Whether a part of a key picks elements one by one. */
    static boolean isArray(Object part) {
        return part instanceof NDArray || part instanceof Boolean;
    }

    /** The index arrays a part of a key stands for: itself, or the positions of what is true in it. */
    static NDArray[] indexArrays(Object part, int axis, NDArray indexed) {
        NDArray index = part instanceof Boolean b ? NDArray.scalar(DataType.BOOL, b ? 1 : 0) : (NDArray) part;
        if (Types.isInteger(index.type())) {
            return new NDArray[]{index};
        }
        if (index.type() != DataType.BOOL) {
            if (index.size() == 0) {
                return new NDArray[]{index.astype(DataType.INT64)};
            }
            throw new IndexOutOfBoundsException("arrays used as indices must be of integer (or boolean) type, not "
                    + index.type().label());
        }
        for (int i = 0; i < index.rank(); i++) {
            if (axis + i >= indexed.rank()) {
                throw new IndexOutOfBoundsException("too many indices for array: array is " + indexed.rank()
                        + "-dimensional, but " + (axis + index.rank()) + " were indexed");
            }
            if (index.dim(i) != indexed.dim(axis + i)) {
                throw new IndexOutOfBoundsException("boolean index did not match indexed array along axis "
                        + (axis + i) + "; size of axis is " + indexed.dim(axis + i)
                        + " but size of corresponding boolean axis is " + index.dim(i));
            }
        }
        return Search.nonzero(index);
    }
}
