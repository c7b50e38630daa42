package org.lrptoolbox.python.random;

/**
 * The generator PCG64DXSM (a multiplier of 64 bits, output by double xorshift and multiply), as NumPy does it. Source: M.
 * O'Neill, PCG (2014), and the note on DXSM of 2019.
 */
final class Pcg64Dxsm extends Congruential {
    private static final long MULTIPLIER = 0xda942042e4dd58b5L;

    /** Starts from a state and a stream of 128 bits each, the upper half first, as {@link Pcg64} does. */
    Pcg64Dxsm(long... seed) {
        restoreWords(new Pcg64(seed).words());
    }

    @Override
    public long nextLong() {
        long out = high();
        long odd = low() | 1;
        out ^= out >>> 32;
        out *= MULTIPLIER;
        out ^= out >>> 48;
        out *= odd;
        step(0, MULTIPLIER);
        return out;
    }
}
