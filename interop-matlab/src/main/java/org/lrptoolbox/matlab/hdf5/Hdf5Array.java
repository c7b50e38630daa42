package org.lrptoolbox.matlab.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.dataset.CompactDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.object.datatype.OrderedDataType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The elements of an array in a file that is read, as bytes and piece by piece, so that any size passes through. */
public final class Hdf5Array {
    /** About how many bytes make a piece. */
    private static final int PIECE = 16 << 20;
    /** In files of any size. */
    private static final int MOST_CHUNKS = 1 << 20;

    static {
        Fletcher32.register();
    }

    private final HdfFile file;
    private final DatasetBase dataset;
    private final long[] dimensions;

    /**
     * The elements of a data set.
     *
     * @throws IllegalArgumentException if the elements do not lie in this file
     */
    public Hdf5Array(HdfFile file, Dataset dataset) {
        this.file = file;
        if (!(dataset instanceof DatasetBase base)) {
            throw new IllegalArgumentException("an array " + dataset.getName() + " of an unknown kind");
        }
        this.dataset = base;
        dimensions = dataset.getDimensionsAsLong();
        long[] most = dataset.getMaxSize();
        for (int d = 0; d < dimensions.length; d++) {
            if (most.length == dimensions.length && most[d] >= 0 && dimensions[d] > most[d]) {
                throw new IllegalArgumentException("an array of " + dimensions[d] + " elements in dimension " + d
                        + ", where there are " + most[d] + " at most");
            }
        }
        if (dataset instanceof ChunkedDataset chunked) {
            checkChunks(chunked.getChunkDimensions(), file.size());
        }
    }

    /** Refuses arrays of so many chunks that walking through them takes for ever. */
    private void checkChunks(int[] chunk, long fileBytes) {
        double chunks = 1;
        for (int d = 0; d < dimensions.length; d++) {
            chunks *= Math.ceil(dimensions[d] / (double) chunk[d]);
        }
        if (!(chunks <= Math.max(MOST_CHUNKS, fileBytes))) {
            throw new IllegalArgumentException("an array of " + chunks + " chunks in a file of " + fileBytes
                    + " bytes");
        }
    }

    /** Takes the bytes of some elements, in the byte order of the file. */
    @FunctionalInterface
    public interface Sink {
        /** Takes the next elements, in C order. */
        void take(ByteBuffer piece) throws IOException;
    }

    /** The dimensions, the slowest first; none for a single element. */
    public long[] dimensions() {
        return dimensions.clone();
    }

    /** The most bytes that are in memory at once when so many elements are read. */
    public long pieceBytes(int... count) {
        long row = rowBytes(count);
        long rows = count.length == 0 ? 1 : Math.min(count[0], rows(row));
        return Math.max(Math.multiplyExact(row, rows), chunkBytes());
    }

    /** What one step along the first dimension takes. */
    private long rowBytes(int... count) {
        long row = dataset.getDataType().getSize();
        for (int d = 1; d < count.length; d++) {
            row = Math.multiplyExact(row, count[d]);
        }
        return row;
    }

    /**
     * Reads the elements from {@code start} on, {@code count} in every dimension.
     *
     * @throws IllegalArgumentException if some are outside the array
     */
    public void read(long[] start, int[] count, Sink sink) throws IOException {
        for (int d = 0; d < dimensions.length; d++) {
            if (start[d] < 0 || count[d] < 0 || start[d] > dimensions[d] - count[d]) {
                throw new IllegalArgumentException("elements " + start[d] + " to " + (start[d] + count[d])
                        + " of " + dimensions[d] + " in dimension " + d);
            }
        }
        if (dimensions.length == 0) {
            sink.take(ordered(dataset.getDataBuffer()));
            return;
        }
        long row = rowBytes(count);
        long end = start[0] + count[0];
        int rows = rows(row);
        for (long at = start[0]; at < end && row > 0;) {
            // Pieces end where chunks do, so that none is inflated twice.
            int here = (int) Math.min(end - at, rows - at % rows);
            long[] from = start.clone();
            int[] size = count.clone();
            from[0] = at;
            size[0] = here;
            sink.take(ordered(piece(from, size)));
            at += here;
        }
    }

    private ByteBuffer piece(long[] from, int... size) throws IOException {
        FillValue fill = FillValue.of(dataset);
        int bytes = dataset.getDataType().getSize();
        if (dataset instanceof CompactDataset) {
            return new Runs(dataset.getDataBuffer(), bytes, dimensions).read(from, size);
        } else if (dataset instanceof ContiguousDataset block) {
            ByteBuffer piece = new Runs(file.getHdfBackingStorage(), block, bytes, dimensions).read(from, size);
            return fill != null && block.getDataAddress() == Runs.NOWHERE ? fill.fill(piece) : piece;
        }
        ByteBuffer piece = dataset.getSliceDataBuffer(from, size);
        if (fill != null && dataset instanceof ChunkedDataset chunked) {
            fill.fillMissing(chunked, piece, from, size);
        }
        return piece;
    }

    private ByteBuffer ordered(ByteBuffer bytes) {
        return dataset.getDataType() instanceof OrderedDataType type
                ? bytes.order(type.getByteOrder())
                : bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    private int rows(long rowBytes) {
        long rows = Math.max(1, PIECE / Math.max(1, rowBytes));
        if (dataset instanceof ChunkedDataset chunked) {
            int chunk = chunked.getChunkDimensions()[0];
            rows = (rows + chunk - 1) / chunk * chunk;
        }
        return Math.toIntExact(rows);
    }

    private long chunkBytes() {
        long bytes = 0;
        if (dataset instanceof ChunkedDataset chunked) {
            bytes = dataset.getDataType().getSize();
            for (int d : chunked.getChunkDimensions()) {
                bytes = Math.multiplyExact(bytes, Math.max(d, 1));
            }
        }
        return bytes;
    }
}
