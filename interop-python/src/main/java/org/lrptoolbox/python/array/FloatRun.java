package org.lrptoolbox.python.array;

/** Sums of float32 in float32. */
final class FloatRun {
    private FloatRun() {}

    /** As {@link DoubleRun#pairwise}, in single precision. */
    static float pairwise(float[] a, int at, int step, int n) {
        if (n < 8) {
            float sum = 0;
            for (int i = 0; i < n; i++) {
                sum += a[at + i * step];
            }
            return sum;
        }
        if (n > 128) {
            int half = DoubleRun.half(n);
            return pairwise(a, at, step, half) + pairwise(a, at + half * step, step, n - half);
        }
        if (step == 1) {
            return leaf(a, at, n);
        }
        float[] row = new float[n];
        for (int i = 0; i < n; i++) {
            row[i] = a[at + i * step];
        }
        return leaf(row, 0, n);
    }

    /** Eight sums side by side, so that none waits for the one before. */
    private static float leaf(float[] a, int at, int n) {
        float r0 = a[at];
        float r1 = a[at + 1];
        float r2 = a[at + 2];
        float r3 = a[at + 3];
        float r4 = a[at + 4];
        float r5 = a[at + 5];
        float r6 = a[at + 6];
        float r7 = a[at + 7];
        int i = at + 8;
        for (; i < at + n - 7; i += 8) {
            r0 += a[i];
            r1 += a[i + 1];
            r2 += a[i + 2];
            r3 += a[i + 3];
            r4 += a[i + 4];
            r5 += a[i + 5];
            r6 += a[i + 6];
            r7 += a[i + 7];
        }
        float sum = ((r0 + r1) + (r2 + r3)) + ((r4 + r5) + (r6 + r7));
        for (; i < at + n; i++) {
            sum += a[i];
        }
        return sum;
    }
}
