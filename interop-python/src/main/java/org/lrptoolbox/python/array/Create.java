package org.lrptoolbox.python.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.graalvm.polyglot.io.ByteSequence;

import org.lrptoolbox.tensor.Shapes;

/** New arrays: ranges, and the bytes of a script's own containers. */
public final class Create {
    private Create() {}

    /** A vector of float64 numbers. */
    public static NDArray ofDoubles(double... numbers) {
        return NDArray.of(numbers, numbers.length);
    }

    /** A vector of int64 numbers. */
    public static NDArray ofLongs(long... numbers) {
        return NDArray.of(DataType.INT64, numbers, numbers.length);
    }

    /** {@code start, start + step, ...} of {@code n} elements. */
    public static NDArray range(DataType type, double start, double step, int n) {
        double[] v = new double[n];
        for (int i = 0; i < n; i++) {
            v[i] = start + i * step;
        }
        return type == DataType.FLOAT64 ? NDArray.of(v, n) : NDArray.of(v, n).astype(type);
    }

    /** {@code start, start + step, ...} of {@code n} integers. */
    public static NDArray rangeOfLongs(DataType type, long start, long step, int n) {
        long[] v = new long[n];
        for (int i = 0; i < n; i++) {
            v[i] = start + i * step;
        }
        NDArray out = NDArray.of(DataType.INT64, v, n);
        return type == DataType.INT64 ? out : out.astype(type);
    }

    /** All elements the same number. */
    public static NDArray full(DataType type, Number value, int... shape) {
        NDArray a = NDArray.zeros(type, shape);
        a.fill(value);
        return a;
    }

    /**
     * Numbers from little-endian bytes in C order, copied; truth values are 0 and 1 whatever bytes stand for them.
     *
     * @throws IllegalArgumentException if the number of bytes does not fit the shape
     */
    public static NDArray fromBytes(DataType type, ByteSequence bytes, int... shape) {
        int size = Shapes.size(shape);
        if ((long) size * type.bytes() != bytes.length()) {
            throw new IllegalArgumentException("buffer of " + bytes.length() + " bytes does not hold " + type.label()
                    + " " + Shapes.text(shape));
        }
        Object storage = type.allocate(size);
        ByteBuffer in = ByteBuffer.wrap(bytes.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        switch (storage) {
            case double[] s -> in.asDoubleBuffer().get(s);
            case float[] s -> in.asFloatBuffer().get(s);
            case long[] s -> in.asLongBuffer().get(s);
            case int[] s -> in.asIntBuffer().get(s);
            case short[] s -> in.asShortBuffer().get(s);
            case byte[] s -> in.get(s);
            default -> throw new AssertionError(storage.getClass());
        }
        if (type == DataType.BOOL && storage instanceof byte[] flags) {
            // Whatever is not 0 is true; others than NumPy, such as Pillow, write 255.
            for (int i = 0; i < size; i++) {
                flags[i] = (byte) (flags[i] == 0 ? 0 : 1);
            }
        }
        return NDArray.of(type, storage, shape);
    }

    /** The elements in C order as little-endian bytes. */
    public static ByteBuffer toBytes(NDArray a) {
        ByteBuffer out = ByteBuffer.allocate(Math.multiplyExact(a.size(), a.type().bytes()))
                .order(ByteOrder.LITTLE_ENDIAN);
        switch (a.type().isBigEndian() ? a.copy().storage() : a.elements()) {
            case double[] s -> out.asDoubleBuffer().put(s);
            case float[] s -> out.asFloatBuffer().put(s);
            case long[] s -> out.asLongBuffer().put(s);
            case int[] s -> out.asIntBuffer().put(s);
            case short[] s -> out.asShortBuffer().put(s);
            case byte[] s -> out.put(0, s);
            default -> throw new AssertionError(a.type());
        }
        return out;
    }
}
