package org.lrptoolbox.python.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A file whose size is said to be 0 although it can be read, as those are that the kernel writes while they are read
 * ({@code /proc/cpuinfo}) and devices. GraalPy reads no more of a file than its size says, but whatever there is where
 * the size cannot be told, as of pipes: so it cannot be told here.
 */
record UnmeasuredChannel(SeekableByteChannel file) implements SeekableByteChannel {

    /** The channel itself unless it was opened to be read, says to be empty and is not. */
    static SeekableByteChannel unlessMeasured(SeekableByteChannel channel, Set<? extends OpenOption> options)
            throws IOException {
        boolean mayHaveContent = (options.isEmpty() || options.contains(StandardOpenOption.READ))
                && !options.contains(StandardOpenOption.TRUNCATE_EXISTING)
                && !options.contains(StandardOpenOption.CREATE_NEW);
        return mayHaveContent && channel instanceof FileChannel file && file.size() == 0 && hasContent(file)
                ? new UnmeasuredChannel(file)
                : channel;
    }

    /** Whether there is a first byte; where the channel stands is not changed by looking. */
    private static boolean hasContent(FileChannel file) {
        try {
            return file.read(ByteBuffer.allocate(1), 0) > 0;
        } catch (IOException e) {
            // A pipe, a terminal or a folder: GraalPy knows what to do with these.
            return false;
        }
    }

    @Override
    public long size() throws IOException {
        throw new IOException("the size of this file cannot be told before it is read to its end");
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return file.read(target);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return file.write(source);
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public SeekableByteChannel position(long newPosition) throws IOException {
        file.position(newPosition);
        return this;
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
        file.truncate(size);
        return this;
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
