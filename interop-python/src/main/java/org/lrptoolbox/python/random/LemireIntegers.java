package org.lrptoolbox.python.random;

import org.lrptoolbox.random.RandomBits;

/** Whole numbers of a range by a product and few rejections. Source: Lemire, ACM TOMACS 29 (2019). */
final class LemireIntegers {
    private static final long WORD = 0xffffffffL;

    private final RandomBits bits;
    private final int width;
    private int rest;
    private int left;

    /** Narrow numbers, several of which are cut out of one word, the lowest bits first. */
    LemireIntegers(RandomBits bits, int width) {
        this.bits = bits;
        this.width = width;
    }

    /** A number up to range, which has fewer than 32 bits. */
    static long word(RandomBits bits, long range) {
        long count = range + 1;
        long product = (bits.nextInt() & WORD) * count;
        if ((product & WORD) < count) {
            long threshold = (WORD - range) % count;
            while ((product & WORD) < threshold) {
                product = (bits.nextInt() & WORD) * count;
            }
        }
        return product >>> 32;
    }

    /** A number up to range, unsigned and less than all bits. */
    static long wide(RandomBits bits, long range) {
        long count = range + 1;
        long drawn = bits.nextLong();
        if (Long.compareUnsigned(drawn * count, count) < 0) {
            long threshold = Long.remainderUnsigned(-1 - range, count);
            while (Long.compareUnsigned(drawn * count, threshold) < 0) {
                drawn = bits.nextLong();
            }
        }
        return Math.unsignedMultiplyHigh(drawn, count);
    }

    /** The next narrow number up to range. */
    int next(int range) {
        int full = (1 << width) - 1;
        if (range == 0) {
            return 0;
        } else if (range == full) {
            return piece();
        }
        int count = range + 1;
        int product = piece() * count;
        if ((product & full) < count) {
            int threshold = (full - range) % count;
            while ((product & full) < threshold) {
                product = piece() * count;
            }
        }
        return product >>> width;
    }

    private int piece() {
        if (left == 0) {
            rest = bits.nextInt();
            left = 32 / width;
        }
        int piece = rest & (1 << width) - 1;
        rest >>>= width;
        left--;
        return piece;
    }
}
