package org.lrptoolbox.onnx.engine;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Stored numbers in memory ONNX Runtime can read in place. */
final class Native {
    /** What vector instructions of any processor are content with, though not fastest. */
    private static final int ALIGNMENT = Float.BYTES;

    private Native() {}

    /** The bytes where they are, or a copy of them outside the heap where they lie askew. */
    static ByteBuffer of(MemorySegment bytes) {
        boolean inPlace = bytes.isNative() && bytes.address() % ALIGNMENT == 0
                && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
        if (inPlace) {
            return bytes.asByteBuffer().order(ByteOrder.nativeOrder());
        }
        ByteBuffer copy = ByteBuffer.allocateDirect(Math.toIntExact(bytes.byteSize())).order(ByteOrder.nativeOrder());
        ByteBuffer source = bytes.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        while (source.remaining() >= Float.BYTES) {
            copy.putFloat(source.getFloat());
        }
        return copy.flip();
    }
}
