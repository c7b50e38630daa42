package org.lrptoolbox.kernel;

import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@link VectorGemm}, once the JVM's second compiler has made vector instructions of it, and {@link PlainGemm} until
 * then: before, each vector is an object, and a product takes a hundred times as long. A thread of its own warms it up
 * where there is enough to compute for that to pay. Both kernels give the same bits, so nobody sees when they change.
 */
final class WarmingGemm implements GemmKernel {
    /** Multiply-adds after which warming up pays: about a second's. */
    private static final long WORK = 2_000_000_000L;
    private static final int SIZE = 64;
    /** Milliseconds after which the warming up is given up: then this JVM does not compile it. */
    private static final long PATIENCE = 20_000;

    private final GemmKernel plain;
    private final GemmKernel vectors;
    private final AtomicLong work = new AtomicLong();
    private volatile GemmKernel current;

    WarmingGemm(GemmKernel plain, GemmKernel vectors) {
        this.plain = plain;
        this.vectors = vectors;
        current = plain;
    }

    @Override
    public void multiply(boolean ta, boolean tb, int m, int n, int k, double[] a, int aOff, int lda, double[] b,
            int bOff, int ldb, boolean accumulate, double[] c, int cOff, int ldc) {
        if (work.get() < WORK) {
            long before = work.getAndAdd((long) m * n * k);
            if (before < WORK && before + (long) m * n * k >= WORK) {
                Thread.ofPlatform().name("lrp-warm-up").daemon().start(this::warmUp);
            }
        }
        current.multiply(ta, tb, m, n, k, a, aOff, lda, b, bOff, ldb, accumulate, c, cOff, ldc);
    }

    /** Runs small products until they take less time than those of the plain kernel, of which they are twice as fast. */
    void warmUp() {
        Random random = new Random(1);
        double[] a = random.doubles(SIZE * SIZE).toArray();
        double[] c = new double[SIZE * SIZE];
        long end = System.nanoTime() + PATIENCE * 1_000_000;
        long best = time(plain, a, c);
        while (current == plain && System.nanoTime() < end) {
            best = Math.min(best, time(plain, a, c));
            if (time(vectors, a, c) < best) {
                current = vectors;
            }
        }
    }

    private static long time(GemmKernel kernel, double[] a, double[] c) {
        long begin = System.nanoTime();
        for (int variant = 0; variant < 4; variant++) {
            kernel.multiply((variant & 1) != 0, (variant & 2) != 0, SIZE, SIZE, SIZE, a, 0, SIZE, a, 0, SIZE, false, c,
                    0, SIZE);
        }
        return System.nanoTime() - begin;
    }

    @Override
    public String describe() {
        return vectors.describe() + (current == vectors ? "" : " (until that is compiled, " + plain.describe() + ")");
    }
}
