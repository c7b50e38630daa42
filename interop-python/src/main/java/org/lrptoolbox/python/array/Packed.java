package org.lrptoolbox.python.array;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Elements put together byte by byte, wherever they lie in whatever storage; places and steps count bytes. */
final class Packed {
    private static final ValueLayout.OfLong HANDLE = ValueLayout.JAVA_LONG_UNALIGNED;

    private Packed() {}

    static MemorySegment heap(Object storage) {
        return switch (storage) {
            case double[] a -> MemorySegment.ofArray(a);
            case float[] a -> MemorySegment.ofArray(a);
            case long[] a -> MemorySegment.ofArray(a);
            case int[] a -> MemorySegment.ofArray(a);
            case short[] a -> MemorySegment.ofArray(a);
            case byte[] a -> MemorySegment.ofArray(a);
            default -> throw new IllegalArgumentException("Python objects do not lie between other bytes");
        };
    }

    /** How many bytes lie between neighbouring places of a storage. */
    static int width(Object storage) {
        return switch (storage) {
            case double[] _ -> 8;
            case float[] _ -> 4;
            case long[] _ -> 8;
            case int[] _ -> 4;
            case short[] _ -> 2;
            case byte[] _ -> 1;
            default -> throw new IllegalArgumentException("Python objects do not lie between other bytes");
        };
    }

    /** Copies elements into an array of their plain type and native order, side by side. */
    static Object plain(DataType type, Object storage, int at, int step, int n) {
        DataType to = type.plain();
        Object out = to.allocate(n);
        MemorySegment source = heap(storage);
        if (out instanceof Object[] objects) {
            for (int k = 0; k < n; k++) {
                objects[k] = PythonObjects.known(source.get(HANDLE, at + (long) k * step));
            }
            return out;
        }
        MemorySegment target = heap(out);
        for (int k = 0; k < n; k++) {
            copy(type, source, at + (long) k * step, target, (long) k * to.bytes());
        }
        return out;
    }

    /** One element, with its bytes turned round in their groups where the order is not the machine's. */
    private static void copy(DataType type, MemorySegment from, long i, MemorySegment to, long j) {
        if (!type.isBigEndian()) {
            MemorySegment.copy(from, i, to, j, type.bytes());
            return;
        }
        int group = group(type);
        for (int start = 0; start < type.bytes(); start += group) {
            for (int k = 0; k < group; k++) {
                to.set(ValueLayout.JAVA_BYTE, j + start + k,
                        from.get(ValueLayout.JAVA_BYTE, i + start + group - 1 - k));
            }
        }
    }

    /** How many bytes make up one number of an element. */
    private static int group(DataType type) {
        return switch (type.kind()) {
            case TEXT, COMPLEX64 -> 4;
            case COMPLEX128 -> 8;
            default -> type.bytes();
        };
    }

    static void read(DataType type, Object storage, int at, int step, double[] to, int start, int n) {
        Loads.read(type.plain(), plain(type, storage, at, step, n), 0, type.plain().unit(), to, start, n);
    }

    static void read(DataType type, Object storage, int at, int step, long[] to, int start, int n) {
        Loads.read(type.plain(), plain(type, storage, at, step, n), 0, type.plain().unit(), to, start, n);
    }

    static void write(double[] from, int start, DataType type, Object storage, int at, int step, int n) {
        Object made = type.plain().allocate(n);
        Stores.write(from, start, type.plain(), made, 0, type.plain().unit(), n);
        put(type, made, 0, type.plain().bytes(), storage, at, step, n);
    }

    static void write(long[] from, int start, DataType type, Object storage, int at, int step, int n) {
        Object made = type.plain().allocate(n);
        Stores.write(from, start, type.plain(), made, 0, type.plain().unit(), n);
        put(type, made, 0, type.plain().bytes(), storage, at, step, n);
    }

    /** Copies plain elements, {@code fromStep} bytes apart, to their places. */
    static void put(DataType type, Object plain, int from, int fromStep, Object storage, int at, int step, int n) {
        MemorySegment target = heap(storage);
        if (plain instanceof Object[] objects) {
            for (int k = 0; k < n; k++) {
                target.set(HANDLE, at + (long) k * step, PythonObjects.number(objects[(from + k * fromStep) / 8]));
            }
            return;
        }
        MemorySegment source = heap(plain);
        for (int k = 0; k < n; k++) {
            copy(type, source, from + (long) k * fromStep, target, at + (long) k * step);
        }
    }

    /** Copies elements of the same packed type, as they are. */
    static void copy(DataType type, Object source, int from, int fromStep, Object target, int to, int toStep, int n) {
        MemorySegment s = heap(source);
        MemorySegment t = heap(target);
        for (int k = 0; k < n; k++) {
            MemorySegment.copy(s, from + (long) k * fromStep, t, to + (long) k * toStep, type.bytes());
        }
    }

}
