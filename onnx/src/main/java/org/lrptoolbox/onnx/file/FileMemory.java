package org.lrptoolbox.onnx.file;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;

import org.lrptoolbox.onnx.graph.FileState;

/**
 * The bytes of a file, outside the heap: a copy of small ones, large ones mapped.
 *
 * @param bytes all of them, as long as somebody holds them
 * @param state what the file was like
 */
public record FileMemory(MemorySegment bytes, FileState state) {
    /** The bytes of a file, and what it was like before. */
    public static FileMemory of(Path file) throws IOException {
        // Looked at before it is opened: what happens after that, shows.
        FileState state = FileState.of(file);
        try (FileChannel channel = FileChannel.open(file)) {
            return new FileMemory(state.isCopied()
                    ? copy(file, channel, state.bytes())
                    : channel.map(MapMode.READ_ONLY, 0, state.bytes(), Arena.ofAuto()), state);
        }
    }

    private static MemorySegment copy(Path file, FileChannel channel, long size) throws IOException {
        MemorySegment memory = Arena.ofAuto().allocate(size, Long.BYTES);
        ByteBuffer buffer = memory.asByteBuffer();
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException(file + " became shorter while it was read");
            }
        }
        return memory.asReadOnly();
    }
}
