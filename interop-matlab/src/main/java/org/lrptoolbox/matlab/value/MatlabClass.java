package org.lrptoolbox.matlab.value;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.ElementType;

/** The classes of MATLAB values, with their codes in files and, for the others than numbers, what to do about them. */
public enum MatlabClass {
    CELL(1, "cell array; store its elements as variables of their own"), //
    STRUCT(2, "struct; store its fields as variables of their own"), //
    OBJECT(3, "object of an old-style class; store its fields as variables of their own"), //
    CHAR(4, "char array; store numbers instead"), //
    SPARSE(5, "sparse matrix"), //
    DOUBLE(6, ElementType.FLOAT64), //
    SINGLE(7, ElementType.FLOAT32), //
    INT8(8, ElementType.INT8), //
    UINT8(9, ElementType.UINT8), //
    INT16(10, ElementType.INT16), //
    UINT16(11, ElementType.UINT16), //
    INT32(12, ElementType.INT32), //
    UINT32(13, ElementType.UINT32), //
    INT64(14, ElementType.INT64), //
    UINT64(15, ElementType.UINT64), //
    FUNCTION(16, "function handle, which is no data"), //
    OPAQUE(17, "class object, which is no array; models are read as such");

    private static final Map<String, MatlabClass> BY_LABEL = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(MatlabClass::label, type -> type));

    private final int code;
    private final @Nullable ElementType element;
    private final String advice;

    MatlabClass(int code, @Nullable ElementType element, String advice) {
        this.code = code;
        this.element = element;
        this.advice = advice;
    }

    MatlabClass(int code, ElementType element) {
        this(code, element, "");
    }

    MatlabClass(int code, String advice) {
        this(code, null, advice);
    }

    /** The number that files have for it. */
    public int code() {
        return code;
    }

    /** Its name in MATLAB, such as {@code double}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The number type, null for the classes that are not numeric. */
    public @Nullable ElementType element() {
        return element;
    }

    /** What a variable of this class is and what to do where numbers are needed, for messages; empty for numbers. */
    public String advice() {
        return advice;
    }

    /** The class MATLAB calls so, null if there is none. */
    public static @Nullable MatlabClass of(String label) {
        return BY_LABEL.get(label);
    }

    /**
     * The class with a code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static MatlabClass of(int code) {
        if (code < 1 || code > values().length) {
            throw new IllegalArgumentException("class code " + code);
        }
        return values()[code - 1];
    }

    /** The class MATLAB gives elements of a type; truth values are bytes with a flag. */
    public static MatlabClass of(ElementType element) {
        for (MatlabClass type : values()) {
            if (type.element == element) {
                return type;
            }
        }
        return UINT8;
    }
}
