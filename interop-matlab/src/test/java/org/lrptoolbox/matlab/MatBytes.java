package org.lrptoolbox.matlab;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;

/** Builds .mat files byte by byte, sound ones and others. */
final class MatBytes {
    private final ByteOrder order;

    MatBytes(ByteOrder order) {
        this.order = order;
    }

    byte[] file(byte[]... elements) {
        ByteBuffer header = ByteBuffer.allocate(128).order(order);
        header.put("MATLAB 5.0 MAT-file".getBytes(StandardCharsets.US_ASCII)).position(124);
        header.putShort((short) 0x0100).putShort((short) ('M' << 8 | 'I'));
        return concat(header.array(), concat(elements));
    }

    /** A variable of two dimensions. */
    byte[] matrix(int classAndFlags, String name, int rows, int columns, byte[]... content) {
        return element(14, concat(element(6, ints(classAndFlags, 0)), element(5, ints(rows, columns)),
                element(1, name.getBytes(StandardCharsets.US_ASCII)), concat(content)));
    }

    byte[] element(int type, byte[] content) {
        byte[] padding = type == 15 ? new byte[0] : new byte[-content.length & 7];
        return concat(ints(type, content.length), content, padding);
    }

    byte[] compressed(byte[] element) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(element);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return element(15, bytes.toByteArray());
    }

    byte[] ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(order);
        for (int v : values) {
            bytes.putInt(v);
        }
        return bytes.array();
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
