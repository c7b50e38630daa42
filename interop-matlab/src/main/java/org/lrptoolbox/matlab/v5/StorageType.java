package org.lrptoolbox.matlab.v5;

import org.lrptoolbox.io.ElementType;

/** How numbers lie in a .mat file; MATLAB stores doubles that happen to be small integers as small integers. */
enum StorageType {
    INT8(1, ElementType.INT8), //
    UINT8(2, ElementType.UINT8), //
    INT16(3, ElementType.INT16), //
    UINT16(4, ElementType.UINT16), //
    INT32(5, ElementType.INT32), //
    UINT32(6, ElementType.UINT32), //
    SINGLE(7, ElementType.FLOAT32), //
    DOUBLE(9, ElementType.FLOAT64), //
    INT64(12, ElementType.INT64), //
    UINT64(13, ElementType.UINT64);

    /** The type codes of elements that hold no plain numbers. */
    static final int MATRIX = 14;
    static final int COMPRESSED = 15;

    private final int code;
    private final ElementType element;

    StorageType(int code, ElementType element) {
        this.code = code;
        this.element = element;
    }

    int code() {
        return code;
    }

    ElementType element() {
        return element;
    }

    /**
     * The type with a code.
     *
     * @throws IllegalArgumentException if it is no number type
     */
    static StorageType named(int code) {
        for (StorageType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw new IllegalArgumentException("numbers of unknown type " + code);
    }

    /** The type that stores elements of a type; truth values are stored as bytes. */
    static StorageType of(ElementType element) {
        for (StorageType type : values()) {
            if (type.element == element) {
                return type;
            }
        }
        return UINT8;
    }
}
