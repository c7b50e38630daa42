package org.lrptoolbox.matlab.value;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.tensor.ColumnMajor;

/** Writes the elements of arrays in column-major order, little-endian, without a copy of the whole. */
public final class ColumnBytes {
    private static final int CHUNK = 1 << 16;

    private ColumnBytes() {}

    /**
     * Writes the elements of arrays, column by column.
     *
     * @param arrays of equal type and shape, whose elements take turns
     */
    public static void write(OutputStream out, TypedArray... arrays) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        ColumnMajor position = new ColumnMajor(MatArrays.matrix(arrays[0].shape()));
        for (int i = 0; i < arrays[0].size(); i++) {
            if (chunk.remaining() < arrays.length * Long.BYTES) {
                out.write(chunk.array(), 0, chunk.position());
                chunk.clear();
            }
            int at = position.next();
            for (TypedArray array : arrays) {
                array.type().write(array.storage(), at, chunk);
            }
        }
        out.write(chunk.array(), 0, chunk.position());
    }
}
