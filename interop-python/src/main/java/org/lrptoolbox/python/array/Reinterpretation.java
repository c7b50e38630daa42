package org.lrptoolbox.python.array;

import java.util.Arrays;

/** The same bytes under another element type: {@code a.view(dtype)}, and the fields of records. */
public final class Reinterpretation {
    private Reinterpretation() {}

    /**
     * All bytes of an array as elements of another type; the last axis grows or shrinks where sizes differ.
     *
     * @throws IllegalArgumentException if the sizes do not divide each other, or the last axis has gaps
     */
    public static NDArray view(NDArray a, DataType type, boolean bigEndian) {
        int from = a.type().bytes();
        int to = type.bytes();
        if (a.type().kind() == DataType.Kind.OBJECT || type.kind() == DataType.Kind.OBJECT) {
            if (a.type() == type) {
                return a.view(a.shape(), a.strides(), a.offset());
            }
            throw new ArrayTypeException("Cannot change data-type for array of references.");
        }
        int width = a.type().isPacked() ? 1 : Packed.width(a.storage());
        int[] shape = a.shape();
        int[] steps = Arrays.stream(a.strides()).map(s -> s * width).toArray();
        if (from != to) {
            int last = a.rank() - 1;
            if (last < 0) {
                throw new IllegalArgumentException(
                        "Changing the dtype of a 0d array is only supported if the itemsize is unchanged");
            }
            if (shape[last] != 1 && steps[last] != from) {
                throw new IllegalArgumentException(
                        "To change to a dtype of a different size, the last axis must be contiguous");
            }
            if (to == 0 || (long) shape[last] * from % to != 0) {
                throw new IllegalArgumentException(to > from
                        ? "When changing to a larger dtype, its size must be a divisor of the total size in bytes of the"
                                + " last axis of the array."
                        : "When changing to a smaller dtype, its size must be a divisor of the size of original dtype");
            }
            shape[last] = (int) ((long) shape[last] * from / to);
            steps[last] = to;
        }
        return at(a, type, bigEndian, shape, steps, a.offset() * width);
    }

    /** A field of the records of an array, {@code start} bytes after their beginning, with the axes of its own. */
    public static NDArray field(NDArray a, DataType type, boolean bigEndian, int start, int... own) {
        int[] shape = Arrays.copyOf(a.shape(), a.rank() + own.length);
        int width = a.type().isPacked() ? 1 : Packed.width(a.storage());
        int[] steps = Arrays.copyOf(Arrays.stream(a.strides()).map(s -> s * width).toArray(), shape.length);
        System.arraycopy(own, 0, shape, a.rank(), own.length);
        System.arraycopy(Strides.contiguous(type.bytes(), own), 0, steps, a.rank(), own.length);
        return at(a, type, bigEndian, shape, steps, a.offset() * width + start);
    }

    /** One element, at a place of the storage, as a view. */
    public static NDArray element(NDArray a, int place) {
        return a.view(new int[0], new int[0], place);
    }

    /** A view described in bytes; in the elements of the storage, if they happen to be those of the type. */
    private static NDArray at(NDArray a, DataType type, boolean bigEndian, int[] shape, int[] steps, int offset) {
        DataType plain = type.plain();
        int width = Packed.width(a.storage());
        boolean natural = !bigEndian && a.storage().getClass() == plain.allocate(0).getClass()
                && offset % width == 0 && Arrays.stream(steps).allMatch(s -> s % width == 0);
        if (natural) {
            return a.viewAs(plain, shape, Arrays.stream(steps).map(s -> s / width).toArray(), offset / width);
        }
        boolean bytes = a.storage() instanceof byte[];
        return a.viewAs(bytes ? plain.packed(bigEndian) : plain.packedInNumbers(bigEndian), shape, steps, offset);
    }
}
