package org.lrptoolbox.engine;

import java.util.Arrays;

import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** Elementwise operations on tensors, where one sample may serve a whole batch and one number a whole channel. */
final class Broadcast {
    private Broadcast() {}

    /** An operation on two arrays of one length. */
    @FunctionalInterface
    interface Operation {
        double[] apply(double[] a, double[] b);
    }

    /** The operation on two tensors; one with a single sample is used for every sample of the other. */
    static Tensor apply(Tensor a, Tensor b, Operation operation) {
        if (a.sampleSize() != b.sampleSize() || a.batch() != b.batch() && a.batch() != 1 && b.batch() != 1) {
            throw new IllegalArgumentException("cannot combine " + a + " and " + b);
        }
        int batch = a.batch() == 1 ? b.batch() : a.batch();
        return Tensor.of(operation.apply(repeated(a, batch), repeated(b, batch)),
                Shapes.withBatch(batch, a.shape()));
    }

    private static double[] repeated(Tensor t, int batch) {
        if (t.batch() == batch) {
            return t.data();
        }
        double[] all = new double[batch * t.size()];
        for (int s = 0; s < batch; s++) {
            System.arraycopy(t.data(), 0, all, s * t.size(), t.size());
        }
        return all;
    }

    /** A number for each channel, which lie along an axis, as a tensor of the shape of z. */
    static Tensor channels(Tensor z, int axis, double... perChannel) {
        double[] all = new double[z.size()];
        int inner = 1;
        for (int i = axis + 1; i < z.rank(); i++) {
            inner *= z.dim(i);
        }
        if (inner == 1) {
            for (int at = 0; at < all.length; at += perChannel.length) {
                System.arraycopy(perChannel, 0, all, at, perChannel.length);
            }
        } else {
            for (int at = 0; at < all.length; at += inner) {
                Arrays.fill(all, at, at + inner, perChannel[at / inner % perChannel.length]);
            }
        }
        return Tensor.of(all, z.shape());
    }

    /** r where z is positive times {@code sign}, 0 elsewhere. */
    static Tensor whereSign(Tensor z, Tensor r, int sign) {
        Tensor out = Tensor.zeros(r.shape());
        for (int i = 0; i < z.size(); i++) {
            out.data()[i] = z.data()[i] * sign > 0 ? r.data()[i] : 0;
        }
        return out;
    }

    /** Whether any element may be negative: less than 0, or NaN. */
    static boolean anyNegative(Tensor a) {
        for (double v : a.data()) {
            if (!(v >= 0)) {
                return true;
            }
        }
        return false;
    }
}
