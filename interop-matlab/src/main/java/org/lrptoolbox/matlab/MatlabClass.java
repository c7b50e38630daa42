package org.lrptoolbox.matlab;

import org.lrptoolbox.io.ElementType;

/** The classes of MATLAB values, with their codes in files and, for the others than numbers, what to do about them. */
enum MatlabClass {
    CELL(1, "cell array; store its elements as variables of their own"), //
    STRUCT(2, "struct; store its fields as variables of their own"), //
    OBJECT(3, "object of an old-style class; store its fields as variables of their own"), //
    CHAR(4, "char array; only numbers are read"), //
    SPARSE(5, "sparse matrix; store full(x) instead"), //
    DOUBLE(6, ""), //
    SINGLE(7, ""), //
    INT8(8, ""), //
    UINT8(9, ""), //
    INT16(10, ""), //
    UINT16(11, ""), //
    INT32(12, ""), //
    UINT32(13, ""), //
    INT64(14, ""), //
    UINT64(15, ""), //
    FUNCTION(16, "function handle, which is no data"), //
    OPAQUE(17, "class object; in MATLAB, write a model with model_io.write(nn, 'model.txt') and read that file");

    private final int code;
    private final String advice;

    MatlabClass(int code, String advice) {
        this.code = code;
        this.advice = advice;
    }

    int code() {
        return code;
    }

    boolean isNumeric() {
        return advice.isEmpty();
    }

    /** What a variable of this class is and what to do instead, for messages; empty for numbers. */
    String advice() {
        return advice;
    }

    /**
     * The class with a code.
     *
     * @throws IllegalArgumentException if there is none
     */
    static MatlabClass of(int code) {
        if (code < 1 || code > values().length) {
            throw new IllegalArgumentException("class code " + code);
        }
        return values()[code - 1];
    }

    /** The class MATLAB gives elements of a type; truth values are bytes with a flag. */
    static MatlabClass of(ElementType element) {
        return switch (element) {
            case FLOAT64 -> DOUBLE;
            case FLOAT32 -> SINGLE;
            case INT64 -> INT64;
            case INT32 -> INT32;
            case INT16 -> INT16;
            case INT8 -> INT8;
            case UINT64 -> UINT64;
            case UINT32 -> UINT32;
            case UINT16 -> UINT16;
            case UINT8, BOOL -> UINT8;
        };
    }
}
