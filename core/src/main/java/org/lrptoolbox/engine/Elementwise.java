package org.lrptoolbox.engine;

import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** The elementwise loops of the rules, each plain enough for the compiler to vectorise. */
final class Elementwise {
    private Elementwise() {}

    /** What to do with a pair of elements. */
    private interface Loop {
        void run(double[] a, int ai, double[] b, int bi, double[] out, int oi, int n);
    }

    static Tensor add(Tensor a, Tensor b) {
        return pairwise(a, b, (x, xi, y, yi, out, oi, n) -> {
            for (int i = 0; i < n; i++) {
                out[oi + i] = x[xi + i] + y[yi + i];
            }
        });
    }

    static Tensor subtract(Tensor a, Tensor b) {
        return pairwise(a, b, (x, xi, y, yi, out, oi, n) -> {
            for (int i = 0; i < n; i++) {
                out[oi + i] = x[xi + i] - y[yi + i];
            }
        });
    }

    static Tensor multiply(Tensor a, Tensor b) {
        return pairwise(a, b, (x, xi, y, yi, out, oi, n) -> {
            for (int i = 0; i < n; i++) {
                out[oi + i] = x[xi + i] * y[yi + i];
            }
        });
    }

    static Tensor divide(Tensor a, Tensor b) {
        return pairwise(a, b, (x, xi, y, yi, out, oi, n) -> {
            for (int i = 0; i < n; i++) {
                out[oi + i] = x[xi + i] / y[yi + i];
            }
        });
    }

    static Tensor wherePositive(Tensor z, Tensor r) {
        return pairwise(z, r, (x, xi, y, yi, out, oi, n) -> {
            for (int i = 0; i < n; i++) {
                out[oi + i] = x[xi + i] > 0 ? y[yi + i] : 0;
            }
        });
    }

    static Tensor whereNegative(Tensor z, Tensor r) {
        return pairwise(z, r, (x, xi, y, yi, out, oi, n) -> {
            for (int i = 0; i < n; i++) {
                out[oi + i] = x[xi + i] < 0 ? y[yi + i] : 0;
            }
        });
    }

    /** Element by element; an operand with a single sample is used for every sample of the other. */
    private static Tensor pairwise(Tensor a, Tensor b, Loop loop) {
        int batch = Math.max(a.batch(), b.batch());
        int n = a.sampleSize();
        boolean fits = n == b.sampleSize() && (a.batch() == batch || a.batch() == 1)
                && (b.batch() == batch || b.batch() == 1);
        if (!fits) {
            throw new IllegalArgumentException("cannot combine " + a + " and " + b);
        }
        batch = a.batch() == 0 || b.batch() == 0 ? 0 : batch;
        Tensor out = Tensor.zeros(Shapes.withBatch(batch, a.shape()));
        if (a.batch() == b.batch()) {
            loop.run(a.data(), 0, b.data(), 0, out.data(), 0, out.size());
            return out;
        }
        for (int s = 0; s < batch; s++) {
            loop.run(a.data(), a.batch() == 1 ? 0 : s * n, b.data(), b.batch() == 1 ? 0 : s * n, out.data(), s * n, n);
        }
        return out;
    }

    static Tensor scale(Tensor a, double c) {
        Tensor out = like(a);
        for (int i = 0; i < a.size(); i++) {
            out.data()[i] = a.data()[i] * c;
        }
        return out;
    }

    static boolean anyNegative(Tensor a) {
        for (double v : a.data()) {
            if (!(v >= 0)) {
                return true;
            }
        }
        return false;
    }

    static Tensor positivePart(Tensor a) {
        Tensor out = like(a);
        for (int i = 0; i < a.size(); i++) {
            out.data()[i] = Math.max(a.data()[i], 0);
        }
        return out;
    }

    static Tensor negativePart(Tensor a) {
        Tensor out = like(a);
        for (int i = 0; i < a.size(); i++) {
            out.data()[i] = Math.min(a.data()[i], 0);
        }
        return out;
    }

    /** z + epsilon where z &gt;= 0, z - epsilon elsewhere. */
    static Tensor stabilize(Tensor z, double epsilon) {
        Tensor out = like(z);
        for (int i = 0; i < z.size(); i++) {
            double v = z.data()[i];
            out.data()[i] = v >= 0 ? v + epsilon : v - epsilon;
        }
        return out;
    }

    /** Adds a number per channel (last axis). */
    static Tensor addChannels(Tensor z, double[] perChannel) {
        Tensor out = like(z);
        int n = perChannel.length;
        for (int row = 0; row < z.size(); row += n) {
            for (int c = 0; c < n; c++) {
                out.data()[row + c] = z.data()[row + c] + perChannel[c];
            }
        }
        return out;
    }

    /** Multiplies by a number per channel (last axis). */
    static Tensor multiplyChannels(Tensor z, double[] perChannel) {
        Tensor out = like(z);
        int n = perChannel.length;
        for (int row = 0; row < z.size(); row += n) {
            for (int c = 0; c < n; c++) {
                out.data()[row + c] = z.data()[row + c] * perChannel[c];
            }
        }
        return out;
    }

    private static Tensor like(Tensor a) {
        return Tensor.zeros(a.shape());
    }
}
