package org.lrptoolbox.python.random;

import org.lrptoolbox.random.RandomBits;

/** Whole numbers as {@code RandomState.randint} draws them, by masked rejection. */
final class NarrowIntegers {
    private NarrowIntegers() {}

    /**
     * Numbers of [low, low + range].
     *
     * @param width 64, 32, 16, 8 or 1 bits; of the last three, several are cut out of one word, lowest bits first
     */
    static long[] draw(RandomBits bits, long low, long range, int width, int n) {
        long[] out = new long[n];
        boolean whole = width >= 32 || range == 0;
        long mask = -1L >>> Long.numberOfLeadingZeros(range);
        int word = 0;
        int left = 0;
        for (int i = 0; i < n; i++) {
            if (whole) {
                out[i] = low + bits.upTo(range);
                continue;
            }
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
        return out;
    }
}
