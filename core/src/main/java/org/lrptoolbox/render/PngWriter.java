package org.lrptoolbox.render;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * Writes PNG files of 8 bits a channel: the same bytes for the same picture, and without starting AWT, which costs more
 * than all the rest of drawing a heatmap.
 */
final class PngWriter {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    /** The colour type by the number of channels: gray, gray with opacity, RGB, RGB with opacity. */
    private static final byte[] COLOR_TYPE = {0, 4, 2, 6};
    private static final byte DEPTH = 8;
    private static final byte[] ZLIB = {0x78, 0x01};
    private static final byte[] NOTHING = {};
    /** The bytes that are compressed at once, or those of a row. */
    private static final int BLOCK = 1 << 18;
    /** Each row as its difference from the one above: rows of enlarged pictures repeat. */
    private static final byte FILTER_UP = 2;

    private PngWriter() {}

    static void write(ByteImage image, OutputStream out) throws IOException {
        if (image.height() == 0 || image.width() == 0) {
            throw new IOException("a PNG file cannot hold an empty picture, found " + image);
        }
        out.write(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(image.width()).putInt(image.height()).put(DEPTH)
                .put(COLOR_TYPE[image.channels() - 1]);
        chunk(out, "IHDR", header.array());
        compressed(image, out);
        chunk(out, "IEND");
    }

    /** In blocks of rows, each in a chunk of its own, so that no more than one is held. */
    private static void compressed(ByteImage image, OutputStream out) throws IOException {
        int stride = image.width() * image.channels();
        int most = Math.clamp(BLOCK / (stride + 1), 1, image.height());
        byte[] rows = new byte[Math.multiplyExact(most, stride + 1)];
        Adler32 sum = new Adler32();
        for (int y = 0; y < image.height(); y += most) {
            int many = Math.min(most, image.height() - y);
            for (int row = 0; row < many; row++) {
                filter(image.pixels(), (y + row) * stride, stride, rows, row * (stride + 1));
            }
            int count = many * (stride + 1);
            sum.update(rows, 0, count);
            boolean last = y + many == image.height();
            byte[] block = PixelDeflater.block(rows, count, image.channels(), last);
            chunk(out, "IDAT", y == 0 ? ZLIB : NOTHING, block,
                    last ? ByteBuffer.allocate(Integer.BYTES).putInt((int) sum.getValue()).array() : NOTHING);
        }
    }

    private static void filter(byte[] pixels, int from, int stride, byte[] to, int at) {
        to[at] = FILTER_UP;
        if (from == 0) {
            System.arraycopy(pixels, 0, to, at + 1, stride);
            return;
        }
        for (int i = 0; i < stride; i++) {
            to[at + 1 + i] = (byte) (pixels[from + i] - pixels[from - stride + i]);
        }
    }

    private static void chunk(OutputStream out, String type, byte[]... parts) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        int length = 0;
        for (byte[] part : parts) {
            crc.update(part);
            length += part.length;
        }
        out.write(ByteBuffer.allocate(2 * Integer.BYTES).putInt(length).put(name).array());
        for (byte[] part : parts) {
            out.write(part);
        }
        out.write(ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array());
    }
}
