package org.lrptoolbox.render;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

import org.lrptoolbox.io.MalformedFileException;

/** Checks the checksums of a PNG file, which the JDK's decoder passes over. Source: PNG specification, 5.3 and 5.5. */
final class PngChunks {
    private static final int SIGNATURE = 8;
    private static final int TYPE = 4;
    private static final int BUFFER = 1 << 16;

    private PngChunks() {}

    /**
     * Reads the file from chunk to chunk up to its end mark.
     *
     * @throws MalformedFileException if a checksum is wrong or the end is missing
     */
    static void check(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            in.skipNBytes(SIGNATURE);
            while (!chunk(file, in).equals("IEND")) {
            }
        } catch (EOFException e) {
            throw new MalformedFileException(file, "is cut off, a part of the picture is missing", e);
        }
    }

    private static String chunk(Path file, DataInputStream in) throws IOException {
        long left = Integer.toUnsignedLong(in.readInt());
        byte[] buffer = new byte[Math.clamp(left, TYPE, BUFFER)];
        in.readFully(buffer, 0, TYPE);
        String type = new String(buffer, 0, TYPE, StandardCharsets.ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(buffer, 0, TYPE);
        while (left > 0) {
            int part = (int) Math.min(left, buffer.length);
            in.readFully(buffer, 0, part);
            sum.update(buffer, 0, part);
            left -= part;
        }
        if (in.readInt() != (int) sum.getValue()) {
            throw new MalformedFileException(file, "is damaged: the checksum of its part " + printable(type)
                    + " does not fit");
        }
        return type;
    }

    private static String printable(String type) {
        return type.chars().allMatch(c -> c > ' ' && c < 127) ? type : "of unknown kind";
    }
}
