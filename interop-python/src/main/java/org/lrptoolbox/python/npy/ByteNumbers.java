package org.lrptoolbox.python.npy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.kernel.Parallel;

/**
 * Float64 numbers that all are whole and from 0 to 255, as those of pictures mostly are, read as bytes: an eighth of the
 * memory, which takes longer to come by than the file takes to read.
 */
final class ByteNumbers {
    private static final int BLOCK = 1 << 13;
    /** Elements that are worth a thread. */
    private static final int PART = 1 << 16;

    private ByteNumbers() {}

    /** The elements in C order; null if one of them is no such number. */
    static byte @Nullable [] read(MemorySegment from, ValueLayout source, ValueLayout target, NpyHeader header) {
        int count = header.count();
        double[] beginning = new double[Math.min(count, BLOCK)];
        if (!read(from, source, target, 0, beginning, new byte[beginning.length], 0)) {
            return null;
        }
        byte[] bytes = new byte[count];
        if (header.fortranOrder() && header.shape().length > 1) {
            return FortranOrder.read(from, source, header.shape(), double.class, bytes, target) ? bytes : null;
        }
        AtomicBoolean all = new AtomicBoolean(true);
        Parallel.forRanges(count, PART, (first, end) -> {
            double[] block = new double[BLOCK];
            for (int i = first; i < end && all.get(); i += BLOCK) {
                double[] part = end - i < BLOCK ? new double[end - i] : block;
                if (!read(from, source, target, i, part, bytes, i)) {
                    all.set(false);
                }
            }
        });
        return all.get() ? bytes : null;
    }

    private static boolean read(MemorySegment from, ValueLayout source, ValueLayout target, int first, double[] block,
            byte[] to, int at) {
        MemorySegment.copy(from, source, first * source.byteSize(), NpyElements.heap(block), target, 0, block.length);
        return deal(block, block.length, 1, to, at, 1);
    }

    /** {@code m} columns of {@code n} elements become pieces of {@code n} rows; false if not all are such numbers. */
    static boolean deal(double[] block, int n, int m, byte[] to, int first, int stride) {
        long different = 0;
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < m; k++) {
                double value = block[k * n + i];
                int number = (int) value & 0xff;
                // By their bits: -0.0 and NaN are no such numbers.
                different |= Double.doubleToRawLongBits(value) ^ Double.doubleToRawLongBits(number);
                to[first + i * stride + k] = (byte) number;
            }
        }
        return different == 0;
    }
}
