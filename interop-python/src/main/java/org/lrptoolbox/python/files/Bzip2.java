package org.lrptoolbox.python.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.graalvm.polyglot.io.ByteSequence;

/** What Python's {@code bz2} asks of Java: GraalPy leaves it to a library which embedded interpreters do not load. */
public final class Bzip2 {
    /** What stands at the end of a stream, at any bit: the digits of the square root of pi. */
    private static final long END = 0x177245385090L;
    private static final int END_BITS = 48;
    /** The mark, the checksum behind it, and the bits that fill the last byte. */
    private static final int TAIL = 11;

    private final ByteBuffer content;
    private final int used;

    private Bzip2(byte[] content, int used) {
        this.content = ByteBuffer.wrap(content);
        this.used = used;
    }

    /** One stream that holds the data; {@code level} is its block size in units of 100 kB, 1 to 9. */
    public static ByteBuffer compress(ByteSequence data, int level) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (BZip2CompressorOutputStream packing = new BZip2CompressorOutputStream(out, level)) {
            packing.write(data.toByteArray());
        }
        return ByteBuffer.wrap(out.toByteArray());
    }

    /** Whether a stream may end among the bytes from an index on; those before it were asked about already. */
    public static boolean mayEnd(ByteSequence data, int from) {
        long mask = (1L << END_BITS) - 1;
        long bits = 0;
        for (int i = Math.max(0, from - TAIL); i < data.length(); i++) {
            int next = data.byteAt(i) & 0xff;
            for (int bit = Byte.SIZE - 1; bit >= 0; bit--) {
                bits = (bits << 1 | next >> bit & 1) & mask;
                if (bits == END) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * The first stream of the data.
     *
     * @throws IOException if it is damaged, or not all of it is there
     */
    public static Bzip2 decompress(ByteSequence data) throws IOException {
        byte[] bytes = data.toByteArray();
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        try (BZip2CompressorInputStream unpacking = new BZip2CompressorInputStream(in, false)) {
            return new Bzip2(unpacking.readAllBytes(), bytes.length - in.available());
        } catch (IndexOutOfBoundsException e) {
            throw new IOException("Invalid data stream", e);
        }
    }

    /** What the stream held. */
    public ByteBuffer content() {
        return content;
    }

    /** How many bytes it took. */
    public int used() {
        return used;
    }
}
