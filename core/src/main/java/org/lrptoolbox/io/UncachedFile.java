package org.lrptoolbox.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Writes a new file past the system's cache, as far as it is large: what is not read again soon needs no copy in memory,
 * which the system would have to find, fill and give to the disk, and would push out what is read again. Where system or
 * disk cannot, and for what is left at the end and fills no block, it is a file as any other.
 */
final class UncachedFile extends OutputStream {
    /** What disks and file systems write at once is this or a part of it; where it is more, the cache is used. */
    private static final int BLOCK = 4096;
    private static final int BUFFER = 1 << 20;
    private static final @Nullable OpenOption DIRECT = pastCache();
    /** For the next file of the thread: memory outside the heap is not made quickly. */
    private static final ThreadLocal<@Nullable ByteBuffer> SPARE = new ThreadLocal<>();

    private final Path file;
    private final FileChannel cached;
    private final ByteBuffer buffer;
    private @Nullable FileChannel direct;
    private boolean refused;
    /** How much is written. */
    private long at;

    /** An option of the JDK outside its standard, which compilers warn of and small JDKs lack. */
    private static @Nullable OpenOption pastCache() {
        try {
            return Stream.of(Class.forName("com.sun.nio.file.ExtendedOpenOption").getEnumConstants())
                    .map(OpenOption.class::cast).filter(o -> o.toString().equals("DIRECT")).findFirst().orElse(null);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    /** Makes a file, which must not be there. */
    UncachedFile(Path file) throws IOException {
        this.file = file;
        this.cached = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        ByteBuffer spare = SPARE.get();
        this.buffer = spare != null
                ? spare
                : ByteBuffer.allocateDirect(BUFFER + BLOCK).alignedSlice(BLOCK).limit(BUFFER);
        SPARE.remove();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        for (int done = 0; done < count;) {
            int some = Math.min(count - done, buffer.remaining());
            buffer.put(bytes, from + done, some);
            done += some;
            if (!buffer.hasRemaining()) {
                writeBuffer();
            }
        }
    }

    /** Whole blocks past the cache once there is enough for it, the rest through it. */
    private void writeBuffer() throws IOException {
        buffer.flip();
        int end = buffer.limit();
        FileChannel past = end == BUFFER || direct != null ? direct() : null;
        if (past != null) {
            buffer.limit(end - end % BLOCK);
            try {
                writeTo(past);
            } catch (IOException e) {
                // If it is none of blocks but of the disk, it comes again.
                refused = true;
            }
            buffer.limit(end);
        }
        writeTo(cached);
        buffer.clear().limit(BUFFER);
    }

    private void writeTo(FileChannel channel) throws IOException {
        while (buffer.hasRemaining()) {
            at += channel.write(buffer, at);
        }
    }

    private @Nullable FileChannel direct() {
        if (direct == null && DIRECT != null && !refused) {
            try {
                direct = FileChannel.open(file, StandardOpenOption.WRITE, DIRECT);
            } catch (IOException | UnsupportedOperationException e) {
                refused = true;
            }
        }
        return refused ? null : direct;
    }

    @Override
    public void close() throws IOException {
        if (!cached.isOpen()) {
            return;
        }
        try (cached) {
            writeBuffer();
        } finally {
            SPARE.set(buffer.clear().limit(BUFFER));
            if (direct != null) {
                direct.close();
            }
        }
    }
}
