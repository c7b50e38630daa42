package org.lrptoolbox.python.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A file whose end is written to and which can be read as well, as Python's mode {@code "a+"} has it. Java opens no file
 * for both, so GraalPy asks for one that is appended to, whatever was asked of it, and reading failed. Whether a file may
 * be read at all Python knows by itself.
 */
final class AppendedChannel implements SeekableByteChannel {
    /** Opens the same file to be read. */
    interface Reader {
        SeekableByteChannel open() throws IOException;
    }

    private final SeekableByteChannel end;
    private final Reader reader;
    private @Nullable SeekableByteChannel content;
    private long at;

    private AppendedChannel(SeekableByteChannel end, Reader reader) throws IOException {
        this.end = end;
        this.reader = reader;
        at = end.position();
    }

    /** The channel itself unless it was opened to be appended to and stands somewhere, which pipes do not. */
    static SeekableByteChannel unlessElsewhere(SeekableByteChannel channel, Set<? extends OpenOption> options,
            Reader reader) {
        if (!options.contains(StandardOpenOption.APPEND) || !(channel instanceof FileChannel)) {
            return channel;
        }
        try {
            return new AppendedChannel(channel, reader);
        } catch (IOException e) {
            return channel;
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (content == null) {
            content = reader.open();
        }
        int read = content.position(at).read(target);
        at += Math.max(read, 0);
        return read;
    }

    /** Wherever the file stands: others may have written to its end meanwhile. */
    @Override
    public int write(ByteBuffer source) throws IOException {
        int written = end.write(source);
        at = end.position();
        return written;
    }

    @Override
    public long position() {
        return at;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        at = newPosition;
        return this;
    }

    @Override
    public long size() throws IOException {
        return end.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
        end.truncate(size);
        return this;
    }

    @Override
    public boolean isOpen() {
        return end.isOpen();
    }

    @Override
    public void close() throws IOException {
        try {
            end.close();
        } finally {
            if (content != null) {
                content.close();
            }
        }
    }
}
