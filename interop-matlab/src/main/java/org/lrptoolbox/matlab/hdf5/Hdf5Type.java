package org.lrptoolbox.matlab.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A type of elements in a file that is written, as the file describes it; all little-endian. Format: HDF5 File Format
 * Specification 3.0, section IV.A.2.d.
 *
 * @param bytes per element
 * @param description the content of the datatype message
 */
public record Hdf5Type(int bytes, byte[] description) {
    /** The address of another object. */
    public static final Hdf5Type REFERENCE = new Hdf5Type(8, head(7, 1, 0, 8, 0).array());
    /** The place of a text in the heap of the file. */
    static final Hdf5Type HEAP_TEXT = new Hdf5Type(16,
            head(9, 1, 0, 16, 8).put(head(3, 1, 0, 1, 0).array()).array());

    /** Whole numbers of 1, 2, 4 or 8 bytes. */
    public static Hdf5Type integer(int bytes, boolean signed) {
        return new Hdf5Type(bytes,
                head(0, 1, signed ? 8 : 0, bytes, 4).putShort((short) 0).putShort((short) (8 * bytes)).array());
    }

    /** IEEE 754 numbers of 4 or 8 bytes. */
    public static Hdf5Type floating(int bytes) {
        int fraction = bytes == 8 ? 52 : 23;
        int exponent = 8 * bytes - fraction - 1;
        // Normalized fractions, with the sign in the highest bit.
        ByteBuffer type = head(1, 1, 8 * bytes - 1 << 8 | 2 << 4, bytes, 12);
        type.putShort((short) 0).putShort((short) (8 * bytes)).put((byte) fraction).put((byte) exponent).put((byte) 0)
                .put((byte) fraction).putInt((1 << exponent - 1) - 1);
        return new Hdf5Type(bytes, type.array());
    }

    /** Text of so many bytes. */
    public static Hdf5Type text(int bytes) {
        return new Hdf5Type(bytes, head(3, 1, 0, bytes, 0).array());
    }

    /** Pairs of numbers of a type, called real and imag. */
    public static Hdf5Type complex(Hdf5Type part) {
        int size = 2 * part.bytes;
        ByteBuffer type = head(6, 3, 2, size, 2 * (6 + part.description.length));
        for (String name : new String[]{"real", "imag"}) {
            type.put((name + '\0').getBytes(StandardCharsets.US_ASCII));
            type.put((byte) (name.equals("real") ? 0 : part.bytes)).put(part.description);
        }
        return new Hdf5Type(size, type.array());
    }

    private static ByteBuffer head(int type, int version, int bits, int bytes, int more) {
        return ByteBuffer.allocate(8 + more).order(ByteOrder.LITTLE_ENDIAN).putInt(bits << 8 | version << 4 | type)
                .putInt(bytes);
    }
}
