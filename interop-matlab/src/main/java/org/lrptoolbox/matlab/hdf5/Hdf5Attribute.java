package org.lrptoolbox.matlab.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A named value at an object of a file that is written.
 *
 * @param name its name
 * @param type the type of its elements
 * @param dimensions none for a single one
 * @param value the bytes of all elements; for texts in the heap, see {@link #texts}
 * @param heapTexts the texts that are in the heap, where {@code value} has room for their places
 */
public record Hdf5Attribute(String name, Hdf5Type type, long[] dimensions, byte[] value, List<String> heapTexts) {
    private static Hdf5Attribute of(String name, Hdf5Type type, byte[] value) {
        return new Hdf5Attribute(name, type, new long[0], value, List.of());
    }

    /** A text in ASCII. */
    public static Hdf5Attribute text(String name, String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        return of(name, Hdf5Type.text(ascii.length), ascii);
    }

    /** A whole number of four bytes. */
    public static Hdf5Attribute int32(String name, int value) {
        return of(name, Hdf5Type.integer(4, true), bytes(4).putInt(value).array());
    }

    /** A whole number of one byte. */
    public static Hdf5Attribute uint8(String name, int value) {
        return of(name, Hdf5Type.integer(1, false), new byte[]{(byte) value});
    }

    /** A whole number of eight bytes. */
    public static Hdf5Attribute uint64(String name, long value) {
        return of(name, Hdf5Type.integer(8, false), bytes(8).putLong(value).array());
    }

    /** Texts of different lengths. */
    public static Hdf5Attribute texts(String name, List<String> texts) {
        return new Hdf5Attribute(name, Hdf5Type.HEAP_TEXT, new long[]{texts.size()}, new byte[16 * texts.size()],
                texts);
    }

    private static ByteBuffer bytes(int count) {
        return ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    }
}
