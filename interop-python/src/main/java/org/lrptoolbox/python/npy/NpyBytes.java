package org.lrptoolbox.python.npy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Map;

import org.graalvm.polyglot.io.ByteSequence;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.python.array.NDArray;

/** Array files in memory: what scripts read from and write to open streams, which Java does not see as files. */
public final class NpyBytes {
    private final MemorySegment bytes;
    private final String name;
    private final NpyHeader header;

    /**
     * Reads the header of the array that bytes start with; more may follow it.
     *
     * @param name what to call the stream in messages
     */
    public NpyBytes(ByteSequence bytes, String name) throws LrpFileException {
        this.bytes = MemorySegment.ofArray(bytes.toByteArray());
        this.name = name;
        this.header = NpyHeader.parse(this.bytes, name);
    }

    /** How many bytes header and elements take. */
    public long length() {
        return header.end();
    }

    /** Whether it is an array of strings. */
    public boolean isText() {
        return header.descr().isText();
    }

    /** The array of numbers. */
    public NDArray array() throws LrpFileException {
        return NDArray.of(Npy.read(bytes, name));
    }

    /** The array of strings. */
    public TextArray text() throws LrpFileException {
        return Npy.readText(bytes, name);
    }

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
