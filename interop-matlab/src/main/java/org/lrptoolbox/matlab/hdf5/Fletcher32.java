package org.lrptoolbox.matlab.hdf5;

import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.filter.Filter;
import io.jhdf.filter.FilterManager;

import java.util.Arrays;

/** The checksum at the end of chunks that have one, which jHDF leaves unread. */
final class Fletcher32 implements Filter {
    private static final int ID = 3;
    private static final int BYTES = 4;
    /** As many sums of 16 bits fit 32 bits before they are folded. */
    private static final int FOLD = 360;

    private Fletcher32() {}

    /** Makes jHDF use it, in whatever file. */
    static void register() {
        FilterManager.addFilter(new Fletcher32());
    }

    @Override
    public int getId() {
        return ID;
    }

    @Override
    public String getName() {
        return "fletcher32";
    }

    @Override
    public byte[] decode(byte[] encoded, int[] filterData) {
        int length = encoded.length - BYTES;
        if (length < 0) {
            throw new HdfFilterException("a chunk shorter than its checksum");
        }
        int found = 0;
        for (int i = 0; i < BYTES; i++) {
            found |= (encoded[length + i] & 0xff) << 8 * i;
        }
        int right = of(encoded, length);
        // Old versions of HDF5 wrote the bytes of each half the other way round.
        int swapped = (right & 0x00ff_00ff) << 8 | right >>> 8 & 0x00ff_00ff;
        if (found != right && found != swapped) {
            throw new HdfFilterException("a chunk that does not fit its checksum");
        }
        return Arrays.copyOf(encoded, length);
    }

    /** Of words of two bytes, the first byte being the high one. */
    static int of(byte[] bytes, int length) {
        int low = 0;
        int high = 0;
        for (int at = 0; at < length;) {
            int end = Math.min(length & ~1, at + 2 * FOLD);
            if (at == (length & ~1)) {
                low += (bytes[at++] & 0xff) << 8;
                high += low;
            }
            for (; at < end; at += 2) {
                low += (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
                high += low;
            }
            low = (low & 0xffff) + (low >>> 16);
            high = (high & 0xffff) + (high >>> 16);
        }
        low = (low & 0xffff) + (low >>> 16);
        high = (high & 0xffff) + (high >>> 16);
        return high << 16 | low;
    }
}
