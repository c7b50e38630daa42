package org.lrptoolbox.matlab.hdf5;

import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.storage.HdfBackingStorage;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Reads part of an array that lies in the file as one block, run by run of what lies together. jHDF maps each run into
 * memory, which costs more than reading it where they are short.
 */
final class Runs {
    static final long NOWHERE = -1;

    private final Source source;
    private final long address;
    private final int elementBytes;
    private final long[] dimensions;

    /** Where the bytes come from: fills the room that is left in a buffer from an address on. */
    private interface Source {
        void read(long address, ByteBuffer bytes) throws IOException;
    }

    /** Of an array that is in memory as a whole. */
    Runs(ByteBuffer whole, int elementBytes, long... dimensions) {
        source = (from, bytes) -> bytes.put(whole.slice(Math.toIntExact(from), bytes.remaining()));
        address = whole.position();
        this.elementBytes = elementBytes;
        this.dimensions = dimensions;
    }

    Runs(HdfBackingStorage storage, ContiguousDataset dataset, int elementBytes, long... dimensions) {
        source = storage.inMemory()
                ? (from, bytes) -> bytes.put(storage.map(from, bytes.remaining()))
                : (from, bytes) -> read(storage.getFileChannel(), from + storage.getUserBlockSize(), bytes);
        address = dataset.getDataAddress();
        this.elementBytes = elementBytes;
        this.dimensions = dimensions;
    }

    /** The elements from {@code start} on, {@code count} in every dimension. */
    ByteBuffer read(long[] start, int... count) throws IOException {
        // The dimensions from here on are taken as a whole, so that their elements lie together.
        int whole = dimensions.length;
        long run = elementBytes;
        while (whole > 0 && count[whole - 1] == dimensions[whole - 1]) {
            run *= count[--whole];
        }
        if (whole > 0) {
            run *= count[whole - 1];
        }
        int outer = Math.max(0, whole - 1);
        long total = run;
        for (int d = 0; d < outer; d++) {
            total = Math.multiplyExact(total, count[d]);
        }
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(total));
        if (address == NOWHERE) {
            // Never written: zeros.
            return bytes;
        }
        long[] at = start.clone();
        while (bytes.hasRemaining()) {
            read(bytes, (int) run, at);
            for (int d = outer - 1; d >= 0 && ++at[d] == start[d] + count[d]; d--) {
                at[d] = start[d];
            }
        }
        return bytes.flip();
    }

    private void read(ByteBuffer bytes, int run, long... at) throws IOException {
        long element = 0;
        for (int d = 0; d < at.length; d++) {
            element = element * dimensions[d] + at[d];
        }
        long from = Math.addExact(address, Math.multiplyExact(element, elementBytes));
        bytes.limit(bytes.position() + run);
        source.read(from, bytes);
        bytes.limit(bytes.capacity());
    }

    private static void read(FileChannel channel, long from, ByteBuffer bytes) throws IOException {
        long end = Math.addExact(from, bytes.remaining());
        while (bytes.hasRemaining()) {
            int read = channel.read(bytes, end - bytes.remaining());
            if (read < 0) {
                throw new EOFException("ends within an array");
            }
        }
    }
}
