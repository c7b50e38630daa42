package org.lrptoolbox.matlab.v5;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.DeflaterOutputStream;

/** Compressed elements of little-endian files. */
final class Deflated {
    private Deflated() {}

    /** The one element in a buffer, compressed. */
    static byte[] element(ElementBuffer content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // Where the tag belongs, whose length is known later.
        bytes.writeBytes(new byte[V5File.TAG]);
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(content.array(), 0, content.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] element = bytes.toByteArray();
        ByteBuffer.wrap(element).order(ByteOrder.LITTLE_ENDIAN).putInt(StorageType.COMPRESSED)
                .putInt(element.length - V5File.TAG);
        return element;
    }
}
