package org.lrptoolbox.matlab;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Big-endian elements of a .mat file in memory; each gets its length when it ends, as it may hold others. */
final class ElementBuffer {
    private ByteBuffer bytes = ByteBuffer.allocate(1 << 12);

    /** Starts a matrix with its flags, dimensions and name. */
    int beginMatrix(MatlabClass type, int flags, String name, int... shape) {
        int start = begin(StorageType.MATRIX);
        ints(StorageType.UINT32, type.code() | flags, 0);
        ints(StorageType.INT32, shape);
        text(StorageType.INT8.code(), name);
        return start;
    }

    /** Starts an element; returns what {@link #end} needs. */
    int begin(int type) {
        room(8).putInt(type).putInt(0);
        return bytes.position();
    }

    /** Ends the element that starts there: sets its length and pads it. */
    void end(int start) {
        bytes.putInt(start - 4, bytes.position() - start);
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

    /** A text in UTF-8 as an element of the given type. */
    void text(int type, String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        int start = begin(type);
        room(encoded.length).put(encoded);
        end(start);
    }

    /** An int within its own tag, the only form in which JMatIO takes the length of field names. */
    void shortInt(int value) {
        room(8).putInt(4 << 16 | StorageType.INT32.code()).putInt(value);
    }

    /** The buffer, with room for that many bytes more. */
    ByteBuffer room(int n) {
        if (bytes.remaining() < n) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(2 * bytes.capacity(), bytes.position() + n));
            bytes = larger.put(bytes.flip());
        }
        return bytes;
    }

    /** Everything put in so far. */
    byte[] toByteArray() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
