package org.lrptoolbox.random;

/** Whole numbers of a range by masked rejection: draw as many bits as the range has, again while they exceed it. */
final class BoundedIntegers {
    private static final long WORD = 0xffffffffL;

    private BoundedIntegers() {}

    /** A number of [0, range]; ranges of 32 bits cost one word per try, larger ones two. */
    static long next(RandomBits bits, long range) {
        if (range == 0) {
            return 0;
        }
        long mask = -1L >>> Long.numberOfLeadingZeros(range);
        boolean small = Long.compareUnsigned(range, WORD) <= 0;
        long value;
        do {
            value = (small ? bits.nextInt() & WORD : bits.nextLong()) & mask;
        } while (Long.compareUnsigned(value, range) > 0);
        return value;
    }

    static void fill(MersenneTwister bits, long low, long range, long[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = low + next(bits, range);
        }
    }

    /** As above; types of 16, 8 and 1 bits take their numbers from one word, lowest bits first, until it is used up. */
    static void fill(MersenneTwister bits, long low, long range, int width, long[] out) {
        if (width >= 32 || range == 0) {
            fill(bits, low, range, out);
            return;
        }
        long mask = -1L >>> Long.numberOfLeadingZeros(range);
        int word = 0;
        int left = 0;
        for (int i = 0; i < out.length; i++) {
            long value;
            do {
                if (left == 0) {
                    word = bits.nextInt();
                    left = 32 / width;
                }
                value = word & mask;
                word >>>= width;
                left--;
            } while (value > range);
            out[i] = low + value;
        }
    }
}
