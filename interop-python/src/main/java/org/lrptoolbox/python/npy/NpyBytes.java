package org.lrptoolbox.python.npy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;

import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.python.array.NDArray;

/** Array files in memory: what scripts write to open streams, which Java does not see as files. */
public final class NpyBytes {
    private NpyBytes() {}

    /** The bytes of an .npy file. */
    public static ByteBuffer of(NDArray array) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Npy.write(array.toTypedArray(), out);
        return ByteBuffer.wrap(out.toByteArray());
    }

    /** The bytes of an .npz file. */
    public static ByteBuffer of(Map<String, TypedArray> arrays, boolean compressed) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Npz.write(arrays, out, compressed);
        return ByteBuffer.wrap(out.toByteArray());
    }
}
