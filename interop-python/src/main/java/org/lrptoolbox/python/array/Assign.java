package org.lrptoolbox.python.array;

import java.math.BigInteger;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** Setting elements: from another array, with broadcasting and casting, or all to one number. */
public final class Assign {
    private Assign() {}

    /**
     * Sets every element of {@code to} from {@code from}, which is broadcast and cast.
     *
     * @throws IllegalArgumentException if {@code from} does not stretch to the shape of {@code to}, or that is read-only
     */
    public static void copy(NDArray from, NDArray to) {
        copy(from, to, null);
    }

    /** A new array of the elements, cast; {@code errors} looks through them. */
    static NDArray cast(NDArray a, DataType type, @Nullable CastErrors errors) {
        NDArray out = NDArray.zeros(type, a.shape());
        copy(a, out, errors);
        return out;
    }

    /** As {@link #copy(NDArray, NDArray)}; {@code errors} looks through what is cast. */
    static void copy(NDArray from, NDArray to, @Nullable CastErrors errors) {
        to.requireWriteable();
        NDArray source = squeezed(from, to);
        if (source.sharesStorage(to) && source.size() > 1) {
            // The two may overlap, and the walk below would read what it has just written.
            source = source.copy();
        }
        int[] shape = to.shape();
        // What is no plain number is copied from where it lies.
        boolean numbers = Types.isNumeric(to.type()) && !Types.isComplex(to.type()) && !to.type().isPacked();
        Deferred.willRead(source);
        Cursor in = numbers ? Cursor.reading(source, shape) : Cursor.over(source, shape);
        Cursor out = Cursor.over(to);
        int size = to.size();
        if (source.type() == to.type()) {
            out.copyFrom(in, size);
        } else if (source.type().plain() == to.type().plain()) {
            repack(source.type(), to.type(), in, out, size);
        } else if (!Types.isNumeric(source.type()) || !Types.isNumeric(to.type())) {
            Texts.copy(source, to, in, out, size);
        } else if (Types.isComplex(source.type()) && (Types.isComplex(to.type()) || to.type() == DataType.BOOL)) {
            double[] buffer = new double[2 * Math.min(size, Cursor.BLOCK)];
            for (int i = 0; i < size; i += buffer.length / 2) {
                int n = Math.min(buffer.length / 2, size - i);
                double[] block = in.readPairs(buffer, n);
                if (errors != null) {
                    errors.look(block, 0, 2 * n);
                }
                out.writePairs(block, n);
            }
        } else if (isInexact(source.type()) || isInexact(to.type())) {
            double[] buffer = new double[Math.min(size, Cursor.BLOCK)];
            for (int i = 0; i < size; i += buffer.length) {
                int n = Math.min(buffer.length, size - i);
                double[] block = in.read(buffer, n);
                if (errors != null) {
                    errors.look(block, in.start(), n);
                }
                out.write(block, in.start(), n);
            }
        } else {
            long[] buffer = new long[Math.min(size, Cursor.BLOCK)];
            for (int i = 0; i < size; i += buffer.length) {
                int n = Math.min(buffer.length, size - i);
                long[] block = in.read(buffer, n);
                out.write(block, in.start(), n);
            }
        }
    }

    /** Sets every element of {@code to} to a number, which is cast. */
    static void fill(NDArray to, Number value) {
        to.requireWriteable();
        Cursor cursor = Cursor.over(to);
        DataType type = to.type();
        int size = to.size();
        if (value instanceof BigInteger && type.kind() == DataType.Kind.FLOAT64) {
            fill(to, value.doubleValue());
        } else if (isInexact(type) || !Types.isIntegral(value)) {
            double[] block = new double[Math.min(size, Cursor.BLOCK)];
            Arrays.fill(block, value.doubleValue());
            for (int i = 0; i < size; i += block.length) {
                cursor.write(block, 0, Math.min(block.length, size - i));
            }
        } else {
            long[] block = new long[Math.min(size, Cursor.BLOCK)];
            Arrays.fill(block, value.longValue());
            for (int i = 0; i < size; i += block.length) {
                cursor.write(block, 0, Math.min(block.length, size - i));
            }
        }
    }

    private static boolean isInexact(DataType type) {
        return Types.isFloat(type) || Types.isComplex(type);
    }

    /** Between elements of storage of their own and those packed between other bytes. */
    private static void repack(DataType from, DataType to, Cursor in, Cursor out, int size) {
        DataType plain = from.plain();
        NDArray one = NDArray.zeros(plain);
        for (int i = 0; i < size; i++) {
            in.each(1, at -> Moves.copy(plain,
                    from.isPacked() ? Packed.plain(from, in.storage(), at, from.bytes(), 1) : in.storage(),
                    from.isPacked() ? 0 : at, plain.unit(), one.storage(), 0, plain.unit(), 1));
            out.each(1, at -> {
                if (to.isPacked()) {
                    Packed.put(to, one.storage(), 0, plain.bytes(), out.storage(), at, to.bytes(), 1);
                } else {
                    Moves.copy(plain, one.storage(), 0, plain.unit(), out.storage(), at, plain.unit(), 1);
                }
            });
        }
    }

    /** Leading axes of length 1 that the target lacks are dropped. */
    private static NDArray squeezed(NDArray from, NDArray to) {
        int extra = from.rank() - to.rank();
        boolean fits = true;
        for (int i = 0; i < from.rank(); i++) {
            int d = from.dim(i);
            fits &= d == 1 || i >= extra && d == to.dim(i - extra);
        }
        if (!fits) {
            throw new IllegalArgumentException("could not broadcast input array from shape "
                    + Broadcast.text(from.shape()) + " into shape " + Broadcast.text(to.shape()));
        }
        if (extra <= 0) {
            return from;
        }
        int[] shape = Arrays.copyOfRange(from.shape(), extra, from.rank());
        int[] strides = Arrays.copyOfRange(from.strides(), extra, from.rank());
        return from.view(shape, strides, from.offset());
    }
}
