package org.lrptoolbox.python.array;

import java.lang.reflect.Array;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.io.ElementType;

/**
 * What the elements of an array are, and how they lie in its storage. There is one object for each type.
 *
 * <p>Plain types lie in a Java array of their own: {@code double[]} for float64, {@code short[]} for the bits of float16,
 * two doubles for a complex128, {@code long[]} for dates, {@code Object[]} for Python objects. Texts, byte strings and
 * records are so many bytes each; a Python object in a record is the number by which {@link PythonObjects} knows it. Numbers that lie between other bytes (a field of a record, big-endian numbers, the
 * elements of an array under another type) are <i>packed</i>: strides count bytes, and elements are put together one by
 * one.
 */
public final class DataType {
    /** The kinds of elements. */
    public enum Kind {
        FLOAT64,
        FLOAT32,
        FLOAT16,
        INT64,
        INT32,
        INT16,
        INT8,
        UINT64,
        UINT32,
        UINT16,
        UINT8,
        BOOL,
        COMPLEX128,
        COMPLEX64,
        OBJECT,
        BYTES,
        TEXT,
        RECORD,
        DATETIME64,
        TIMEDELTA64
    }

    private static final ConcurrentMap<String, DataType> ALL = new ConcurrentHashMap<>();

    public static final DataType FLOAT64 = plain(Kind.FLOAT64, double.class, 8, 1, "float64");
    public static final DataType FLOAT32 = plain(Kind.FLOAT32, float.class, 4, 1, "float32");
    public static final DataType FLOAT16 = plain(Kind.FLOAT16, short.class, 2, 1, "float16");
    public static final DataType INT64 = plain(Kind.INT64, long.class, 8, 1, "int64");
    public static final DataType INT32 = plain(Kind.INT32, int.class, 4, 1, "int32");
    public static final DataType INT16 = plain(Kind.INT16, short.class, 2, 1, "int16");
    public static final DataType INT8 = plain(Kind.INT8, byte.class, 1, 1, "int8");
    public static final DataType UINT64 = plain(Kind.UINT64, long.class, 8, 1, "uint64");
    public static final DataType UINT32 = plain(Kind.UINT32, int.class, 4, 1, "uint32");
    public static final DataType UINT16 = plain(Kind.UINT16, short.class, 2, 1, "uint16");
    public static final DataType UINT8 = plain(Kind.UINT8, byte.class, 1, 1, "uint8");
    /** Bytes 0 and 1. */
    public static final DataType BOOL = plain(Kind.BOOL, byte.class, 1, 1, "bool");
    public static final DataType COMPLEX128 = plain(Kind.COMPLEX128, double.class, 16, 2, "complex128");
    public static final DataType COMPLEX64 = plain(Kind.COMPLEX64, float.class, 8, 2, "complex64");
    public static final DataType OBJECT = plain(Kind.OBJECT, Object.class, 8, 1, "object");

    private final String name;
    private final Kind kind;
    private final Class<?> component;
    private final int bytes;
    private final int unit;
    private final String label;
    private final String detail;
    private final @Nullable DataType plain;
    private final boolean swapped;

    private DataType(String name, Kind kind, Class<?> component, int bytes, int unit, String label, String detail,
            @Nullable DataType plain, boolean swapped) {
        this.name = name;
        this.kind = kind;
        this.component = component;
        this.bytes = bytes;
        this.unit = unit;
        this.label = label;
        this.detail = detail;
        this.plain = plain;
        this.swapped = swapped;
    }

    private static DataType plain(Kind kind, Class<?> component, int bytes, int unit, String label) {
        return ALL.computeIfAbsent(label, k -> new DataType(k, kind, component, bytes, unit, label, "", null, false));
    }

    /** The type of the elements of a file. */
    public static DataType of(ElementType type) {
        return Types.named(type.label());
    }

    /** Byte strings, texts (four bytes a character) or records of so many bytes. */
    public static DataType sized(String label, int bytes, String detail) {
        Kind kind = switch (label) {
            case "bytes" -> Kind.BYTES;
            case "str" -> Kind.TEXT;
            case "void" -> Kind.RECORD;
            default -> throw new ArrayTypeException("data type '" + label + "' not understood");
        };
        if (bytes < 0 || bytes > 1 << 28) {
            throw new IllegalArgumentException("elements of " + bytes + " bytes are too large");
        }
        return ALL.computeIfAbsent(label + " " + bytes + " " + detail,
                k -> new DataType(k, kind, byte.class, bytes, bytes, label, detail, null, false));
    }

    /** Python objects that are all of one class, as texts of any length are; what tells such types apart is the detail. */
    public static DataType objects(String label, String detail) {
        return ALL.computeIfAbsent(label + " " + detail,
                k -> new DataType(k, Kind.OBJECT, Object.class, 8, 1, label, detail, null, false));
    }

    /** Points in time or spans of time, counted in a unit such as {@code ms} or {@code 25s}. */
    public static DataType time(String label, String unit) {
        Kind kind = label.equals("datetime64") ? Kind.DATETIME64 : Kind.TIMEDELTA64;
        return ALL.computeIfAbsent(label + " " + unit,
                k -> new DataType(k, kind, long.class, 8, 1, label, unit, null, false));
    }

    /** The same elements between other bytes, in little- or big-endian order. */
    public DataType packed(boolean bigEndian) {
        DataType base = plain();
        boolean text = base.kind == Kind.TEXT;
        if (base.component == byte.class && (!text || !bigEndian)) {
            return base;
        }
        return ALL.computeIfAbsent((bigEndian ? ">" : "<") + base.label + " " + base.bytes + " " + base.detail,
                k -> new DataType(k, base.kind, base.component, base.bytes, base.bytes, base.label, base.detail, base,
                        bigEndian));
    }

    /**
     * As {@link #packed}, in storage that is none of bytes: there even elements of single bytes are put together one by one.
     */
    DataType packedInNumbers(boolean bigEndian) {
        DataType made = packed(bigEndian);
        return made.isPacked()
                ? made
                : ALL.computeIfAbsent("<" + made.label + " " + made.bytes + " " + made.detail,
                        k -> new DataType(k, made.kind, made.component, made.bytes, made.bytes, made.label, made.detail,
                                made, false));
    }

    /** The type of elements of this kind in storage of their own, in the order of bytes of this machine. */
    public DataType plain() {
        return plain == null ? this : plain;
    }

    /** The type a copy has: plain, but big-endian elements stay so. */
    DataType ofCopy() {
        return swapped ? this : plain();
    }

    public boolean isPacked() {
        return plain != null;
    }

    /** Whether elements have the most significant byte first. */
    public boolean isBigEndian() {
        return swapped;
    }

    public Kind kind() {
        return kind;
    }

    /** Bytes per element. */
    public int bytes() {
        return bytes;
    }

    /** By how much neighbouring elements lie apart in the storage: 1, 2 for complex numbers, bytes where those count. */
    int unit() {
        return unit;
    }

    /** The NumPy name, such as {@code float64}; without size or unit of time. */
    public String label() {
        return label;
    }

    /** What no other type is called. */
    public String name() {
        return name;
    }

    /** The unit of time, or the fields of a record as Python describes them. */
    public String detail() {
        return detail;
    }

    /** The type of files for these elements, or an error where files hold no such elements. */
    public ElementType elementType() {
        for (ElementType type : ElementType.values()) {
            if (type.label().equals(label)) {
                return type;
            }
        }
        if (kind == Kind.FLOAT16) {
            return ElementType.FLOAT32;
        }
        throw new ArrayTypeException("an array of real numbers is needed here, not of " + label);
    }

    /** New storage for {@code size} elements, all zero. */
    Object allocate(int size) {
        return Array.newInstance(isPacked() ? byte.class : component, Math.multiplyExact(size, unit));
    }

    /** Element at {@code at} of a storage, as the nearest double; of complex numbers the real part. */
    public double get(Object storage, int at) {
        double[] one = new double[1];
        Loads.read(this, storage, at, unit, one, 0, 1);
        return one[0];
    }

    @Override
    public String toString() {
        return label;
    }
}
