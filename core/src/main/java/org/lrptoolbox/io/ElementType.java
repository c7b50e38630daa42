package org.lrptoolbox.io;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The number types array files hold, each with the Java array that stores it (unsigned types in signed arrays). */
public enum ElementType {
    /** 8 bytes, IEEE 754 double precision. */
    FLOAT64(double.class, 8, "float64", "f8"),
    /** 4 bytes, IEEE 754 single precision. */
    FLOAT32(float.class, 4, "float32", "f4"),
    /** 8 bytes, signed. */
    INT64(long.class, 8, "int64", "i8"),
    /** 4 bytes, signed. */
    INT32(int.class, 4, "int32", "i4"),
    /** 2 bytes, signed. */
    INT16(short.class, 2, "int16", "i2"),
    /** 1 byte, signed. */
    INT8(byte.class, 1, "int8", "i1"),
    /** 8 bytes, unsigned, in a long. */
    UINT64(long.class, 8, "uint64", "u8"),
    /** 4 bytes, unsigned, in an int. */
    UINT32(int.class, 4, "uint32", "u4"),
    /** 2 bytes, unsigned, in a short. */
    UINT16(short.class, 2, "uint16", "u2"),
    /** 1 byte, unsigned, in a byte. */
    UINT8(byte.class, 1, "uint8", "u1"),
    /** Bytes 0 and 1. */
    BOOL(byte.class, 1, "bool", "b1");

    private final Class<?> component;
    private final int bytes;
    private final String label;
    private final String code;

    ElementType(Class<?> component, int bytes, String label, String code) {
        this.component = component;
        this.bytes = bytes;
        this.label = label;
        this.code = code;
    }

    /** The type of NumPy's short name, such as {@code f8}; empty for those that Java has none for. */
    public static Optional<ElementType> ofCode(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    /** The component type of the Java array that stores elements of this type. */
    public Class<?> component() {
        return component;
    }

    /** Bytes per element. */
    public int bytes() {
        return bytes;
    }

    /** The NumPy name, such as {@code float64}. */
    public String label() {
        return label;
    }

    /** NumPy's short name: its kind and the bytes of an element, such as {@code f8}. */
    public String code() {
        return code;
    }

    /** A new Java array for {@code size} elements, all zero. */
    public Object allocate(int size) {
        return Array.newInstance(component, size);
    }

    /** Element {@code i} of a Java array of this type, as the nearest double. */
    public double get(Object storage, int i) {
        return switch (this) {
            case FLOAT64 -> ((double[]) storage)[i];
            case FLOAT32 -> ((float[]) storage)[i];
            case INT64 -> ((long[]) storage)[i];
            case INT32 -> ((int[]) storage)[i];
            case INT16 -> ((short[]) storage)[i];
            case INT8, BOOL -> ((byte[]) storage)[i];
            case UINT64 -> unsigned(((long[]) storage)[i]);
            case UINT32 -> Integer.toUnsignedLong(((int[]) storage)[i]);
            case UINT16 -> Short.toUnsignedInt(((short[]) storage)[i]);
            case UINT8 -> Byte.toUnsignedInt(((byte[]) storage)[i]);
        };
    }

    /** Takes the next element from a buffer, in the buffer's byte order, into element {@code i} of a Java array. */
    public void read(ByteBuffer in, Object storage, int i) {
        switch (storage) {
            case double[] a -> a[i] = in.getDouble();
            case float[] a -> a[i] = in.getFloat();
            case long[] a -> a[i] = in.getLong();
            case int[] a -> a[i] = in.getInt();
            case short[] a -> a[i] = in.getShort();
            default -> ((byte[]) storage)[i] = in.get();
        }
    }

    /** Appends element {@code i} of a Java array to a buffer, in the buffer's byte order. */
    public void write(Object storage, int i, ByteBuffer out) {
        switch (storage) {
            case double[] a -> out.putDouble(a[i]);
            case float[] a -> out.putFloat(a[i]);
            case long[] a -> out.putLong(a[i]);
            case int[] a -> out.putInt(a[i]);
            case short[] a -> out.putShort(a[i]);
            default -> out.put(((byte[]) storage)[i]);
        }
    }

    private static double unsigned(long v) {
        return v >= 0 ? v : ((v >>> 1) | (v & 1)) * 2.0;
    }
}
