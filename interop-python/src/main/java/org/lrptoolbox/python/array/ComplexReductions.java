package org.lrptoolbox.python.array;

import org.apache.commons.numbers.complex.Complex;

import org.lrptoolbox.tensor.Shapes;

/** Complex arrays taken apart into their parts and put together again; sums, products and extremes of them. */
public final class ComplexReductions {
    private ComplexReductions() {}

    /** The real parts: a view, if the array is complex. */
    public static NDArray real(NDArray a) {
        return part(a, 0);
    }

    /** The imaginary parts: a view, if the array is complex, otherwise zeros. */
    public static NDArray imaginary(NDArray a) {
        return Types.isComplex(a.type()) ? part(a, 1) : NDArray.zeros(a.type().plain(), a.shape()).asReadOnly();
    }

    private static NDArray part(NDArray a, int which) {
        if (!Types.isComplex(a.type())) {
            return a;
        }
        DataType type = Types.realOf(a.type());
        return a.type().isPacked()
                ? a.viewAs(type.packed(a.type().isBigEndian()), a.shape(), a.strides(),
                        a.offset() + which * type.bytes())
                : a.viewAs(type, a.shape(), a.strides(), a.offset() + which);
    }

    /** A complex array of real and imaginary parts. */
    static NDArray join(DataType type, NDArray real, NDArray imaginary) {
        NDArray out = NDArray.zeros(type, real.shape());
        Assign.copy(real, real(out));
        Assign.copy(imaginary, part(out, 1));
        return out;
    }

    static NDArray apply(Reduction op, NDArray a, int[] kept, int... axes) {
        int[] reduced = axes.clone();
        if (op == Reduction.SUM) {
            return join(Types.complexOf(a.type()), Reductions.apply(op, real(a), true, null, reduced),
                    Reductions.apply(op, imaginary(a), true, null, reduced));
        }
        if (op.isTest()) {
            return Reductions.apply(op, a.astype(DataType.BOOL), true, null, reduced);
        }
        NDArray lines = a;
        for (int axis : reduced) {
            lines = Layout.moveaxis(lines, axis, -1);
            for (int i = 0; i < reduced.length; i++) {
                reduced[i] -= reduced[i] > axis ? 1 : 0;
            }
        }
        int count = Shapes.size(kept);
        int n = count == 0 ? 0 : a.size() / count;
        double[] pairs = (double[]) lines.astype(DataType.COMPLEX128).elements();
        double[] out = new double[2 * count];
        for (int i = 0; i < count; i++) {
            Complex z = op == Reduction.PROD ? Complex.ONE : at(pairs, i * n);
            for (int k = op == Reduction.PROD ? 0 : 1; k < n; k++) {
                z = step(op, z, at(pairs, i * n + k));
            }
            out[2 * i] = z.getReal();
            out[2 * i + 1] = z.getImaginary();
        }
        return NDArray.of(DataType.COMPLEX128, out, kept);
    }

    /** Running results along the last axis, of length {@code n}. */
    static NDArray accumulate(Reduction op, NDArray lines, int n) {
        double[] pairs = (double[]) lines.astype(DataType.COMPLEX128).elements();
        for (int i = 0; i < pairs.length / 2; i++) {
            if (i % n != 0) {
                Complex z = step(op, at(pairs, i - 1), at(pairs, i));
                pairs[2 * i] = z.getReal();
                pairs[2 * i + 1] = z.getImaginary();
            }
        }
        return NDArray.of(DataType.COMPLEX128, pairs, lines.shape());
    }

    private static Complex at(double[] pairs, int i) {
        return Complex.ofCartesian(pairs[2 * i], pairs[2 * i + 1]);
    }

    private static Complex step(Reduction op, Complex a, Complex b) {
        return switch (op) {
            case SUM -> a.add(b);
            case PROD -> a.multiply(b);
            case MAX -> ComplexOps.isNan(a) || !ComplexOps.isNan(b) && !ComplexOps.less(a, b) ? a : b;
            case MIN -> ComplexOps.isNan(a) || !ComplexOps.isNan(b) && !ComplexOps.less(b, a) ? a : b;
            case FMAX -> ComplexOps.isNan(a) || ComplexOps.less(a, b) ? b : a;
            case FMIN -> ComplexOps.isNan(a) || ComplexOps.less(b, a) ? b : a;
            default -> throw new ArrayTypeException("'" + op.label() + "' is not defined for complex numbers");
        };
    }
}
