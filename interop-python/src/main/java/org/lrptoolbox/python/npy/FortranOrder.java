package org.lrptoolbox.python.npy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Array;
import java.util.concurrent.atomic.AtomicBoolean;

import org.lrptoolbox.kernel.Parallel;

/** Brings elements whose first index runs fastest into C order, where the last one does. */
final class FortranOrder {
    /**
     * A few columns at a time are copied out of the file, and then dealt out by plain loops over arrays, which are fast
     * from the first call on: a cache line of each row of the result.
     */
    private static final int COLUMNS = 8;
    private static final int ROWS = 1 << 13;
    /** Elements that are worth a thread. */
    private static final int PART = 1 << 16;

    private FortranOrder() {}

    /**
     * Reads an array of at least one axis.
     *
     * @param element the elements' type in Java, as wide as {@code source} and {@code target}
     * @param to a Java array of all elements: of that type, or bytes for float64 numbers that are such, see {@link ByteNumbers}
     * @return false if an element does not fit {@code to}, which is then filled in part
     */
    static boolean read(MemorySegment from, ValueLayout source, int[] shape, Class<?> element, Object to,
            ValueLayout target) {
        int rows = shape[0];
        int count = Array.getLength(to);
        if (count == 0) {
            return true;
        }
        int columns = count / rows;
        int groups = Math.ceilDiv(columns, COLUMNS);
        AtomicBoolean fits = new AtomicBoolean(true);
        Parallel.forRanges(groups, Math.ceilDiv(PART, rows), (first, end) -> {
            int last = Math.min(end * COLUMNS, columns);
            Object block = Array.newInstance(element,
                    Math.min(rows, ROWS) * Math.min(last - first * COLUMNS, COLUMNS));
            read(from, source, shape, first * COLUMNS, last, block, to, target, fits);
        });
        return fits.get();
    }

    /** Reads the columns {@code first} to {@code end}. */
    private static void read(MemorySegment from, ValueLayout source, int[] shape, int first, int end, Object block,
            Object to, ValueLayout target, AtomicBoolean fits) {
        int rows = shape[0];
        int columns = Array.getLength(to) / rows;
        int height = Math.min(rows, ROWS);
        MemorySegment buffer = NpyElements.heap(block);
        long width = source.byteSize();
        for (int row = 0; row < rows; row += height) {
            int n = Math.min(height, rows - row);
            for (int column = first; column < end && fits.get(); column += COLUMNS) {
                int m = Math.min(COLUMNS, end - column);
                for (int k = 0; k < m; k++) {
                    MemorySegment.copy(from, source, (place(column + k, shape) * rows + row) * width, buffer, target,
                            (long) k * n * width, n);
                }
                if (!deal(block, n, m, to, row * columns + column, columns)) {
                    fits.set(false);
                }
            }
        }
    }

    /** Where in the file a column lies which comes at {@code column} in C order. */
    private static long place(int column, int[] shape) {
        long place = 0;
        int rest = column;
        long stride = 1;
        for (int axis = 1; axis < shape.length; axis++) {
            stride *= shape[axis];
        }
        for (int axis = shape.length - 1; axis > 0; axis--) {
            stride /= shape[axis];
            place += rest % shape[axis] * stride;
            rest /= shape[axis];
        }
        return place;
    }

    /** {@code m} columns of {@code n} elements become pieces of {@code n} rows. */
    private static boolean deal(Object block, int n, int m, Object to, int first, int stride) {
        if (to instanceof byte[] bytes && block instanceof double[] numbers) {
            return ByteNumbers.deal(numbers, n, m, bytes, first, stride);
        }
        switch (to) {
            case double[] a -> deal((double[]) block, n, m, a, first, stride);
            case float[] a -> deal((float[]) block, n, m, a, first, stride);
            case long[] a -> deal((long[]) block, n, m, a, first, stride);
            case int[] a -> deal((int[]) block, n, m, a, first, stride);
            case short[] a -> deal((short[]) block, n, m, a, first, stride);
            default -> deal((byte[]) block, n, m, (byte[]) to, first, stride);
        }
        return true;
    }

    private static void deal(double[] block, int n, int m, double[] to, int first, int stride) {
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < m; k++) {
                to[first + i * stride + k] = block[k * n + i];
            }
        }
    }

    private static void deal(float[] block, int n, int m, float[] to, int first, int stride) {
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < m; k++) {
                to[first + i * stride + k] = block[k * n + i];
            }
        }
    }

    private static void deal(long[] block, int n, int m, long[] to, int first, int stride) {
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < m; k++) {
                to[first + i * stride + k] = block[k * n + i];
            }
        }
    }

    private static void deal(int[] block, int n, int m, int[] to, int first, int stride) {
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < m; k++) {
                to[first + i * stride + k] = block[k * n + i];
            }
        }
    }

    private static void deal(short[] block, int n, int m, short[] to, int first, int stride) {
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < m; k++) {
                to[first + i * stride + k] = block[k * n + i];
            }
        }
    }

    private static void deal(byte[] block, int n, int m, byte[] to, int first, int stride) {
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < m; k++) {
                to[first + i * stride + k] = block[k * n + i];
            }
        }
    }
}
