package org.lrptoolbox.render;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes PNG files of 8 bits a channel: the same bytes for the same picture, and without starting AWT, which costs more
 * than all the rest of drawing a heatmap.
 */
final class PngWriter {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    /** The colour type by the number of channels: gray, gray with opacity, RGB, RGB with opacity. */
    private static final byte[] COLOR_TYPE = {0, 4, 2, 6};
    private static final byte DEPTH = 8;
    private static final int BUFFER = 1 << 14;
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
        chunk(out, "IDAT", compressed(image));
        chunk(out, "IEND", new byte[0]);
    }

    private static byte[] compressed(ByteImage image) throws IOException {
        int stride = image.width() * image.channels();
        byte[] pixels = image.pixels();
        byte[] row = new byte[stride + 1];
        row[0] = FILTER_UP;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // Heatmaps are small; harder compression takes three times as long and saves next to nothing.
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        deflater.setStrategy(repeats(pixels, stride) ? Deflater.DEFAULT_STRATEGY : Deflater.HUFFMAN_ONLY);
        try (DeflaterOutputStream zip = new DeflaterOutputStream(bytes, deflater, BUFFER)) {
            System.arraycopy(pixels, 0, row, 1, stride);
            zip.write(row);
            for (int at = stride; at < pixels.length; at += stride) {
                if (isAsAbove(pixels, at, stride)) {
                    Arrays.fill(row, 1, row.length, (byte) 0);
                } else {
                    for (int i = 0; i < stride; i++) {
                        row[i + 1] = (byte) (pixels[at + i] - pixels[at - stride + i]);
                    }
                }
                zip.write(row);
            }
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    /**
     * Whether most of a picture is as in the row above. Where it is not, looking for what was there before takes as long as
     * all else, and makes files of noisy heatmaps smaller by a quarter, those of photographs not at all.
     */
    private static boolean repeats(byte[] pixels, int stride) {
        int same = 0;
        for (int at = stride; at < pixels.length; at += stride) {
            if (isAsAbove(pixels, at, stride)) {
                same += stride;
                continue;
            }
            for (int i = at; i < at + stride; i++) {
                same += pixels[i] == pixels[i - stride] ? 1 : 0;
            }
        }
        return same > pixels.length / 2;
    }

    /** Whether a row is as the one above, which Java tells for many bytes at a time. */
    private static boolean isAsAbove(byte[] pixels, int row, int stride) {
        return Arrays.equals(pixels, row, row + stride, pixels, row - stride, row);
    }

    private static void chunk(OutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        DataOutputStream to = new DataOutputStream(out);
        to.writeInt(data.length);
        to.write(name);
        to.write(data);
        to.writeInt((int) crc.getValue());
        to.flush();
    }
}
