package org.lrptoolbox.matlab.hdf5;

import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.OrderedDataType;

import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

/** The value of elements that were never written, where it is not zero: jHDF gives zeros. */
final class FillValue {
    private final byte[] element;

    private FillValue(byte[] element) {
        this.element = element;
    }

    /** The fill value of an array of numbers, null if it is zero. */
    static @Nullable FillValue of(DatasetBase dataset) {
        boolean numbers = dataset.getDataType() instanceof FixedPoint
                || dataset.getDataType() instanceof FloatingPoint;
        if (!numbers || !(dataset.getFillValue() instanceof Number value)
                || value.doubleValue() == 0 && value.longValue() == 0) {
            return null;
        }
        int size = dataset.getDataType().getSize();
        ByteBuffer bytes = ByteBuffer.allocate(size)
                .order(((OrderedDataType) dataset.getDataType()).getByteOrder());
        if (dataset.getDataType() instanceof FixedPoint) {
            switch (size) {
                case 1 -> bytes.put(value.byteValue());
                case 2 -> bytes.putShort(value.shortValue());
                case 4 -> bytes.putInt(value.intValue());
                default -> bytes.putLong(value.longValue());
            }
        } else if (size == Float.BYTES) {
            bytes.putFloat(value.floatValue());
        } else {
            bytes.putDouble(value.doubleValue());
        }
        return new FillValue(bytes.array());
    }

    /** A whole buffer of it. */
    ByteBuffer fill(ByteBuffer bytes) {
        for (int at = 0; at < bytes.limit(); at += element.length) {
            bytes.put(at, element);
        }
        return bytes;
    }

    /** Puts it into the part of a piece for which there are no chunks. */
    void fillMissing(ChunkedDataset dataset, ByteBuffer piece, long[] start, int... count) {
        int[] chunk = dataset.getChunkDimensions();
        int[] first = new int[count.length];
        for (int d = 0; d < count.length; d++) {
            first[d] = (int) (start[d] / chunk[d]) * chunk[d];
        }
        int[] at = first.clone();
        for (boolean more = piece.limit() > 0; more;) {
            if (isMissing(dataset, at)) {
                fill(piece, start, count, at, chunk);
            }
            more = false;
            for (int d = count.length - 1; d >= 0 && !more; d--) {
                at[d] += chunk[d];
                more = at[d] < start[d] + count[d];
                at[d] = more ? at[d] : first[d];
            }
        }
    }

    private static boolean isMissing(ChunkedDataset dataset, int... chunk) {
        try {
            dataset.getRawChunkBuffer(chunk);
            return false;
        } catch (HdfException | NullPointerException e) {
            return true;
        }
    }

    /** Fills what a chunk covers of a piece, run by run along the last dimension. */
    private void fill(ByteBuffer piece, long[] start, int[] count, int[] chunk, int... size) {
        int rank = count.length;
        int[] low = new int[rank];
        int[] high = new int[rank];
        for (int d = 0; d < rank; d++) {
            low[d] = (int) Math.max(0, chunk[d] - start[d]);
            high[d] = (int) Math.min(count[d], chunk[d] + (long) size[d] - start[d]);
        }
        int[] at = low.clone();
        for (boolean more = true; more;) {
            int from = 0;
            for (int d = 0; d < rank; d++) {
                from = from * count[d] + at[d];
            }
            for (int i = 0; i < high[rank - 1] - low[rank - 1]; i++) {
                piece.put((from + i) * element.length, element);
            }
            more = false;
            for (int d = rank - 2; d >= 0 && !more; d--) {
                more = ++at[d] < high[d];
                at[d] = more ? at[d] : low[d];
            }
        }
    }
}
