package org.lrptoolbox.algebra;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

import org.lrptoolbox.kernel.Rearrange;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** Elementwise operations on tensors of as many axes, where sizes of 1 stretch, that of the batch too. */
final class Broadcast {
    private Broadcast() {}

    /** An operation on two arrays of one length. */
    @FunctionalInterface
    interface Operation {
        double[] apply(double[] a, double[] b);
    }

    /** The operation on two tensors, stretched to one shape. */
    static Tensor apply(Tensor a, Tensor b, Operation operation) {
        int[] shape = shape(a, b);
        return Tensor.of(operation.apply(stretched(a, shape).data(), stretched(b, shape).data()), shape);
    }

    /** The operation on two tensors, number by number. */
    static Tensor zip(Tensor a, Tensor b, DoubleBinaryOperator f) {
        return apply(a, b, (x, y) -> {
            double[] out = new double[x.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = f.applyAsDouble(x[i], y[i]);
            }
            return out;
        });
    }

    /** The shape that both stretch to. */
    static int[] shape(Tensor a, Tensor b) {
        int[] shape = a.shape();
        boolean fits = shape.length == b.rank();
        for (int i = 0; fits && i < shape.length; i++) {
            fits = shape[i] == b.dim(i) || shape[i] == 1 || b.dim(i) == 1;
            shape[i] = shape[i] == 1 ? b.dim(i) : shape[i];
        }
        if (!fits) {
            throw new IllegalArgumentException("cannot combine " + a + " and " + b);
        }
        return shape;
    }

    /** A tensor in a shape that it stretches to. */
    static Tensor stretched(Tensor t, int... shape) {
        if (Arrays.equals(t.shape(), shape)) {
            return t;
        }
        int[] sample = Shapes.sample(shape);
        if (!Arrays.equals(t.sampleShape(), sample)) {
            return Rearrange.expand(t, shape);
        }
        double[] all = new double[Shapes.size(shape)];
        for (int s = 0; s < shape[0]; s++) {
            System.arraycopy(t.data(), 0, all, s * t.size(), t.size());
        }
        return Tensor.of(all, shape);
    }

    /** r where z is positive times {@code sign}, 0 elsewhere. */
    static Tensor whereSign(Tensor z, Tensor r, int sign) {
        return apply(z, r, (zs, rs) -> {
            double[] out = new double[zs.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = zs[i] * sign > 0 ? rs[i] : 0;
            }
            return out;
        });
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

    /** a where the condition is not 0, b elsewhere. */
    static Tensor where(Tensor condition, Tensor a, Tensor b) {
        Tensor values = stretched(a, shape(a, b));
        int[] shape = shape(condition, values);
        Tensor x = stretched(values, shape);
        Tensor y = stretched(b, shape);
        Tensor c = stretched(condition, shape);
        Tensor out = Tensor.zeros(shape);
        for (int i = 0; i < out.size(); i++) {
            out.data()[i] = c.data()[i] != 0 ? x.data()[i] : y.data()[i];
        }
        return out;
    }

    /** r, but 0 at every position (all channels) where any channel of z is 0. */
    static Tensor whereAllAlive(Tensor z, Tensor r) {
        Tensor out = r.copy();
        int channels = z.dim(z.rank() - 1);
        for (int position = 0; position < z.size(); position += channels) {
            boolean dead = false;
            for (int c = 0; c < channels; c++) {
                dead |= z.data()[position + c] == 0;
            }
            if (dead) {
                Arrays.fill(out.data(), position, position + channels, 0);
            }
        }
        return out;
    }
}
