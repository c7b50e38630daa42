package org.lrptoolbox.python.npy;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;

/** The numbers of an array between a file's bytes and Java arrays: byte order, C order, half precision. */
final class NpyElements {
    private static final int BLOCK = 1 << 13;

    private NpyElements() {}

    /** The elements that follow a header, in C order and native byte order. */
    static TypedArray read(MemorySegment file, NpyHeader header) {
        ElementType type = header.descr().type();
        int count = header.count();
        int width = header.descr().bytes();
        boolean half = width == 2 && type == ElementType.FLOAT32;
        Object raw = half ? new short[count] : type.allocate(count);
        MemorySegment from = file.asSlice(header.dataOffset(), (long) count * width);
        if (header.fortranOrder() && header.shape().length > 1) {
            FortranOrder.read(from, layout(width, header.descr().order()), header.shape(),
                    raw.getClass().componentType(), raw, nativeLayout(width));
        } else {
            MemorySegment.copy(from, layout(width, header.descr().order()), 0, heap(raw), nativeLayout(width), 0,
                    count);
        }
        if (raw instanceof short[] halves && half) {
            return new TypedArray(type, header.shape(), widened(halves));
        }
        if (type == ElementType.BOOL) {
            byte[] flags = (byte[]) raw;
            for (int i = 0; i < count; i++) {
                flags[i] = (byte) (flags[i] == 0 ? 0 : 1);
            }
        }
        return new TypedArray(type, header.shape(), raw);
    }

    /** The elements that follow a header, float64 numbers, as bytes; null if some are no bytes, see {@link ByteNumbers}. */
    static byte @Nullable [] readBytes(MemorySegment file, NpyHeader header) {
        MemorySegment from = file.asSlice(header.dataOffset(), (long) header.count() * Double.BYTES);
        return ByteNumbers.read(from, layout(Double.BYTES, header.descr().order()), nativeLayout(Double.BYTES), header);
    }

    /** Writes the elements little endian. */
    static void write(TypedArray array, OutputStream out) throws IOException {
        int width = array.type().bytes();
        MemorySegment from = heap(array.storage());
        byte[] block = new byte[BLOCK * width];
        for (int i = 0; i < array.size(); i += BLOCK) {
            int n = Math.min(BLOCK, array.size() - i);
            MemorySegment.copy(from, nativeLayout(width), (long) i * width, MemorySegment.ofArray(block),
                    layout(width, ByteOrder.LITTLE_ENDIAN), 0, n);
            out.write(block, 0, n * width);
        }
    }

    private static float[] widened(short[] halves) {
        float[] out = new float[halves.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = Float.float16ToFloat(halves[i]);
        }
        return out;
    }

    private static ValueLayout nativeLayout(int width) {
        return layout(width, ByteOrder.nativeOrder());
    }

    private static ValueLayout layout(int width, ByteOrder order) {
        ValueLayout layout = switch (width) {
            case 1 -> ValueLayout.JAVA_BYTE;
            case 2 -> ValueLayout.JAVA_SHORT_UNALIGNED;
            case 4 -> ValueLayout.JAVA_INT_UNALIGNED;
            default -> ValueLayout.JAVA_LONG_UNALIGNED;
        };
        return layout.withOrder(order);
    }

    static MemorySegment heap(Object storage) {
        return switch (storage) {
            case double[] a -> MemorySegment.ofArray(a);
            case float[] a -> MemorySegment.ofArray(a);
            case long[] a -> MemorySegment.ofArray(a);
            case int[] a -> MemorySegment.ofArray(a);
            case short[] a -> MemorySegment.ofArray(a);
            default -> MemorySegment.ofArray((byte[]) storage);
        };
    }
}
