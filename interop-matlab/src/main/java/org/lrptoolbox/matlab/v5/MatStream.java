package org.lrptoolbox.matlab.v5;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The elements inside one matrix of a .mat file: tags, each with its content and padding. */
final class MatStream {
    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final ByteOrder order;
    private long left;

    /** @param length how many bytes may be taken from {@code in} */
    MatStream(InputStream in, ByteOrder order, long length) {
        this.in = in;
        this.order = order;
        this.left = length;
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

    ByteOrder order() {
        return order;
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

    /** The next element, a matrix; this stream goes on behind it once it is {@linkplain #skip skipped} to its end. */
    MatStream matrix() throws IOException {
        Tag tag = tag();
        if (tag.type() != StorageType.MATRIX || tag.small()) {
            throw new IllegalArgumentException("an element of type " + tag.type() + " where a matrix belongs");
        }
        take(tag.bytes());
        return new MatStream(in, order, tag.bytes());
    }

    /** The content of an element that describes something and so is short. */
    ByteBuffer content(long limit, String what) throws IOException {
        Tag tag = tag();
        if (tag.bytes() > limit) {
            throw new IllegalArgumentException("a " + what + " of " + tag.bytes() + " bytes");
        }
        return content(tag);
    }

    /** The content of an element, of which the caller knows that it fits into memory. */
    ByteBuffer content(Tag tag) throws IOException {
        ByteBuffer content = bytes((int) tag.bytes());
        skip(tag.padding());
        return content;
    }

    /** The next bytes, for as many as fit a small buffer at a time. */
    ByteBuffer chunk(long wanted, int multipleOf) throws IOException {
        return bytes((int) Math.min(wanted, CHUNK - CHUNK % multipleOf));
    }

    /** Refuses what is longer than the bytes that there can still be, before memory is used for it. */
    void require(long bytes) throws EOFException {
        if (bytes > left) {
            throw new EOFException("ends early, within an element of " + bytes + " bytes");
        }
    }

    /** How many bytes there can still be; in a damaged file there are fewer. */
    long left() {
        return left;
    }

    /** Skips bytes; the padding of the last element may be missing. */
    void skip(long bytes) throws IOException {
        long wanted = Math.min(bytes, left);
        take(wanted);
        while (wanted > 0) {
            long skipped = in.skip(wanted);
            if (skipped == 0 && in.read() < 0) {
                if (wanted < V5File.TAG) {
                    return;
                }
                throw new EOFException("ends early");
            }
            wanted -= Math.max(1, skipped);
        }
    }

    private ByteBuffer bytes(int n) throws IOException {
        take(n);
        byte[] bytes = in.readNBytes(n);
        if (bytes.length < n) {
            throw new EOFException("ends early");
        }
        return ByteBuffer.wrap(bytes).order(order);
    }

    private void take(long bytes) throws EOFException {
        if (bytes > left) {
            throw new EOFException("ends early, within an element");
        }
        left -= bytes;
    }
}
