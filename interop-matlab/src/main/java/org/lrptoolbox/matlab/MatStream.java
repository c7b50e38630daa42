package org.lrptoolbox.matlab;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The elements inside one variable of a .mat file: tags, each with its content and padding. */
final class MatStream {
    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final ByteOrder order;

    MatStream(InputStream in, ByteOrder order) {
        this.in = in;
        this.order = order;
    }

    /**
     * An element's type and length.
     *
     * @param small whether the content lies in the tag itself, padded to four bytes
     */
    record Tag(int type, long bytes, boolean small) {
        /** Bytes between the end of the content and the next tag. */
        int padding() {
            return (int) (small ? 4 - bytes : -bytes & 7);
        }
    }

    Tag tag() throws IOException {
        int first = bytes(4).getInt();
        if (first >>> 16 != 0) {
            Tag tag = new Tag(first & 0xffff, first >>> 16, true);
            if (tag.bytes() > 4) {
                throw new IllegalArgumentException("a short element of " + tag.bytes() + " bytes");
            }
            return tag;
        }
        return new Tag(first, Integer.toUnsignedLong(bytes(4).getInt()), false);
    }

    /** The content of an element that describes something and so is short. */
    ByteBuffer content(int limit, String what) throws IOException {
        Tag tag = tag();
        if (tag.bytes() > limit) {
            throw new IllegalArgumentException("a " + what + " of " + tag.bytes() + " bytes");
        }
        ByteBuffer content = bytes((int) tag.bytes());
        in.skipNBytes(tag.padding());
        return content;
    }

    /** The next bytes, for as many as fit a small buffer at a time. */
    ByteBuffer chunk(long left, int multipleOf) throws IOException {
        return bytes((int) Math.min(left, CHUNK / multipleOf * multipleOf));
    }

    private ByteBuffer bytes(int n) throws IOException {
        byte[] bytes = in.readNBytes(n);
        if (bytes.length < n) {
            throw new EOFException("ends early");
        }
        return ByteBuffer.wrap(bytes).order(order);
    }
}
