package org.lrptoolbox.cli.caffe;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How ImageMagick holds the picture of a file, which it chooses the filter of a resize by: colours by a palette, which gray
 * of up to 8 bits is to it, too, or with opacity; else as they are.
 */
final class MagickStorage {
    private static final int PNG = 0x89504E47;
    /** The colour type; those above it have opacity. */
    private static final int PNG_PALETTE = 3;
    private static final int PIXELS = 0x49444154;
    private static final int TRANSPARENT = 0x74524E53;
    private static final int GIF = 0x47494638;
    private static final int JPEG = 0xFFD8;
    private static final int SCAN = 0xFFDA;
    private static final int BMP = 0x424D;
    private static final int BMP_BITS = 28;
    private static final int BYTE = 8;

    private MagickStorage() {}

    /** Whether it is by a palette or with opacity. What is no picture is none of these. */
    static boolean isBlended(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(new BufferedInputStream(stream))) {
            int start = in.readInt();
            return start == GIF || start == PNG && png(in) || start >>> 16 == JPEG && jpeg(in, start & 0xFFFF)
                    || start >>> 16 == BMP && bmp(in);
        } catch (EOFException e) {
            return false;
        }
    }

    private static boolean png(DataInputStream in) throws IOException {
        // The rest of the signature, the length and name of the first chunk, width and height.
        in.skipNBytes(4 + 8 + 8);
        int bits = in.readUnsignedByte();
        int colours = in.readUnsignedByte();
        if (colours >= PNG_PALETTE || colours == 0 && bits <= BYTE) {
            return true;
        }
        in.skipNBytes(3 + 4);
        int length = in.readInt();
        for (int name = in.readInt(); name != PIXELS && length >= 0; name = in.readInt()) {
            if (name == TRANSPARENT) {
                return true;
            }
            in.skipNBytes(length + 4L);
            length = in.readInt();
        }
        return false;
    }

    /** Whether it has one colour: behind the markers of frames come length, bits, height, width, and how many. */
    private static boolean jpeg(DataInputStream in, int first) throws IOException {
        for (int marker = first; marker != SCAN && marker >>> BYTE == 0xFF; marker = in.readUnsignedShort()) {
            int length = in.readUnsignedShort();
            boolean tables = marker == 0xFFC4 || marker == 0xFFC8 || marker == 0xFFCC;
            if (marker >= 0xFFC0 && marker <= 0xFFCF && !tables) {
                in.skipNBytes(1 + 2 + 2);
                return in.readUnsignedByte() == 1;
            }
            in.skipNBytes(Math.max(0, length - 2));
        }
        return false;
    }

    private static boolean bmp(DataInputStream in) throws IOException {
        in.skipNBytes(BMP_BITS - 4);
        return Byte.toUnsignedInt(in.readByte()) <= BYTE;
    }
}
