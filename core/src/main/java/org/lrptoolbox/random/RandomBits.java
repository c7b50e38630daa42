package org.lrptoolbox.random;

/** Where random numbers come from: words of 32 and 64 bits and numbers of [0, 1). Not thread-safe. */
public interface RandomBits {
    /** The next 32 random bits. */
    int nextInt();

    /** The next 64 random bits. */
    long nextLong();

    /** The next number of [0, 1) with 53 random bits. */
    double nextDouble();

    /**
     * The next number of [0, range], by masked rejection: as many bits as the range has, again while they exceed it.
     *
     * @param range unsigned; one of 32 bits costs a word of 32 bits per try, a larger one a word of 64
     */
    default long upTo(long range) {
        if (range == 0) {
            return 0;
        }
        long mask = -1L >>> Long.numberOfLeadingZeros(range);
        boolean small = Long.compareUnsigned(range, 0xffffffffL) <= 0;
        long value;
        do {
            value = (small ? Integer.toUnsignedLong(nextInt()) : nextLong()) & mask;
        } while (Long.compareUnsigned(value, range) > 0);
        return value;
    }
}
