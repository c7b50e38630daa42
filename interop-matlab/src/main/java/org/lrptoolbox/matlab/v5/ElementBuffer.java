package org.lrptoolbox.matlab.v5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.lrptoolbox.matlab.value.MatlabClass;

/** Elements of a .mat file in memory; each gets its length when it ends, as it may hold others. */
final class ElementBuffer {
    private static final int LARGEST = Integer.MAX_VALUE - 8;
    /** Up to so many bytes of content lie within the tag. */
    private static final int SHORT = 4;

    private ByteBuffer bytes;

    ElementBuffer(ByteOrder order) {
        bytes = ByteBuffer.allocate(1 << 12).order(order);
    }

    /** Starts a matrix with its flags, dimensions and name. */
    int beginMatrix(MatlabClass type, int flags, String name, int... shape) {
        return beginMatrix(type, flags, 0, name, shape);
    }

    /** As the other one, for sparse matrices. */
    int beginMatrix(MatlabClass type, int flags, int entries, String name, int... shape) {
        int start = begin(StorageType.MATRIX);
        ints(StorageType.UINT32, type.code() | flags, entries);
        ints(StorageType.INT32, shape);
        text(name);
        return start;
    }

    /** Starts an object of a class, which has no dimensions. */
    int beginOpaque(String name) {
        int start = begin(StorageType.MATRIX);
        ints(StorageType.UINT32, MatlabClass.OPAQUE.code(), 0);
        text(name);
        return start;
    }

    /** Starts an element; returns what {@link #end} needs. */
    int begin(int type) {
        room(8).putInt(type).putInt(0);
        return bytes.position();
    }

    /** Ends the element that starts there: sets its length, moves it into its tag if it is short, and pads it. */
    void end(int start) {
        int length = bytes.position() - start;
        if (length > 0 && length <= SHORT) {
            int type = bytes.getInt(start - 8);
            byte[] content = new byte[SHORT];
            bytes.get(start, content, 0, length);
            bytes.putInt(start - 8, length << 16 | type).put(start - 4, content).position(start);
            return;
        }
        bytes.putInt(start - 4, length);
        pad();
    }

    /** Fills up to a multiple of eight bytes. */
    void pad() {
        room(8);
        while (bytes.position() % 8 != 0) {
            bytes.put((byte) 0);
        }
    }

    /** Integers as an element of their own. */
    void ints(StorageType type, int... values) {
        int start = begin(type.code());
        for (int v : values) {
            room(4).putInt(v);
        }
        end(start);
    }

    /** Bytes as an element of their own. */
    void bytes(StorageType type, byte[] content) {
        int start = begin(type.code());
        room(content.length).put(content);
        end(start);
    }

    /** A name as an element of its own. */
    void text(String name) {
        bytes(StorageType.INT8, name.getBytes(StandardCharsets.UTF_8));
    }

    /** The names of fields, each in as many bytes as the longest needs with its end. */
    void fieldNames(Iterable<String> names) {
        int length = 1;
        for (String name : names) {
            length = Math.max(length, name.length() + 1);
        }
        ints(StorageType.INT32, length);
        int start = begin(StorageType.INT8.code());
        for (String name : names) {
            room(length).put(Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), length));
        }
        end(start);
    }

    /** The buffer, with room for that many bytes more. */
    ByteBuffer room(int n) {
        if (bytes.remaining() < n) {
            long needed = (long) bytes.position() + n;
            if (needed > LARGEST) {
                throw new IllegalArgumentException("a variable takes more than " + LARGEST
                        + " bytes, which files of version 5 hold as plain numbers only; write version 7.3");
            }
            ByteBuffer larger = ByteBuffer.allocate((int) Math.min(LARGEST, Math.max(2L * bytes.capacity(), needed)))
                    .order(bytes.order());
            bytes = larger.put(bytes.flip());
        }
        return bytes;
    }

    int size() {
        return bytes.position();
    }

    /** The array in which everything put in so far lies first. */
    byte[] array() {
        return bytes.array();
    }

    /** Everything put in so far. */
    byte[] toByteArray() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
