package org.lrptoolbox.onnx.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Stored numbers in memory ONNX Runtime can read in place.
 *
 * <p>Files of most exporters have their numbers wherever the text before them ends, but a processor wants a float at a
 * multiple of four. Such numbers are copied: small ones to direct memory, large ones, for which that has no room, to a
 * temporary file, which is mapped like the model itself.
 */
final class Native {
    private static final int ALIGNMENT = Float.BYTES;
    /** From this many bytes on, copies go to a file. */
    private static final long LARGE = 1 << 20;

    private Native() {}

    /** The bytes where they are, or a copy of them outside the heap where they lie askew. */
    static ByteBuffer of(MemorySegment bytes) {
        if (bytes.isNative() && bytes.address() % ALIGNMENT == 0) {
            return bytes.asByteBuffer().order(ByteOrder.nativeOrder());
        }
        if (bytes.byteSize() < LARGE) {
            return ByteBuffer.allocateDirect((int) bytes.byteSize()).put(bytes.asByteBuffer()).flip()
                    .order(ByteOrder.nativeOrder());
        }
        try {
            return mapped(bytes.asByteBuffer());
        } catch (IOException e) {
            throw new UncheckedIOException("no room for " + bytes.byteSize() + " bytes of weights in the folder for "
                    + "temporary files: " + e.getMessage(), e);
        }
    }

    private static ByteBuffer mapped(ByteBuffer source) throws IOException {
        Path file = Files.createTempFile("lrp-weights", ".bin");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            while (source.hasRemaining()) {
                channel.write(source);
            }
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()).order(ByteOrder.nativeOrder());
        } finally {
            delete(file);
        }
    }

    /** What is mapped stays readable, though the file has no name any more; but not on every system. */
    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
