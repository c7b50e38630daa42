package org.lrptoolbox.python.npy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

import org.lrptoolbox.io.InputFiles;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.tensor.Tensor;

/**
 * The samples of an .npy file, one at a time: the file is mapped, so that it may be larger than memory. Of arrays in
 * Fortran order samples do not lie together; those have to be read by {@link Npy}.
 */
public final class NpySamples {
    private final MemorySegment bytes;
    private final NpyHeader header;

    private NpySamples(MemorySegment bytes, NpyHeader header) {
        this.bytes = bytes;
        this.header = header;
    }

    /**
     * Opens a file; it is closed when nobody uses it any more.
     *
     * @throws MalformedFileException if it is broken
     * @throws UnsupportedModelException if it holds no numbers, or in Fortran order
     */
    public static NpySamples open(Path file) throws IOException {
        InputFiles.requireRegular(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MemorySegment bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
            NpyHeader header = NpyHeader.parse(bytes, file);
            if (header.fortranOrder() && header.shape().length > 1) {
                throw new UnsupportedModelException(file, "is in Fortran order, in which samples do not lie together");
            }
            return new NpySamples(bytes, header);
        }
    }

    /** The shape of all samples together. */
    public int[] shape() {
        return header.shape().clone();
    }

    /** One of the samples along the first axis, in the shape of one. */
    public Tensor sample(int index) {
        int[] one = Arrays.copyOfRange(header.shape(), 1, header.shape().length);
        long size = header.descr().bytes();
        for (int side : one) {
            size *= side;
        }
        NpyHeader part = new NpyHeader(header.descr(), false, one, header.dataOffset() + index * size);
        return NpyElements.read(bytes, part).toTensor();
    }
}
