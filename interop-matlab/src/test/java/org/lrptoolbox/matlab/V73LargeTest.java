package org.lrptoolbox.matlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.matlab.hdf5.Hdf5Attribute;
import org.lrptoolbox.matlab.hdf5.Hdf5Output;
import org.lrptoolbox.matlab.hdf5.Hdf5Type;
import org.lrptoolbox.matlab.value.MatVariable;
import org.lrptoolbox.tensor.Tensor;

/** A variable larger than the memory of the tests, most of it a hole in the file. */
class V73LargeTest {
    private static final int ROWS = 400_000;
    private static final int COLUMNS = 784;
    private static final long BYTES = 8L * ROWS * COLUMNS;

    @TempDir
    Path dir;

    /** Leaves holes where it is told to. */
    private static final class Sparse extends OutputStream {
        private final FileChannel channel;

        Sparse(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(int b) throws IOException {
            channel.write(ByteBuffer.wrap(new byte[]{(byte) b}));
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            channel.write(ByteBuffer.wrap(bytes, from, length));
        }

        void skip(long bytes) throws IOException {
            channel.position(channel.position() + bytes);
        }
    }

    private Path file() throws IOException {
        Path file = dir.resolve("large.mat");
        byte[] block = java.util.Arrays.copyOf("MATLAB 7.3 MAT-file".getBytes(), 512);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Sparse sparse = new Sparse(channel);
            byte[] last = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(42).array();
            Hdf5Output.write(sparse, block, out -> out.group(Map.of("x",
                    out.dataset(Hdf5Type.floating(8), new long[]{COLUMNS, ROWS}, data -> {
                        sparse.skip(BYTES - 8);
                        data.write(last);
                    }, List.of(Hdf5Attribute.text("MATLAB_class", "double")))), List.of()));
        }
        return file;
    }

    @Test
    void slicesOfAVariableOfMoreThan2GB() throws IOException {
        assertTrue(BYTES > 1L << 31 && BYTES > Runtime.getRuntime().maxMemory());
        Path file = file();
        MatVariable x = MatFile.variable(file, "x");
        Tensor lastColumns = x.slice(new long[]{0, COLUMNS - 2}, ROWS, 2).toTensor();
        assertEquals(42, lastColumns.data()[lastColumns.size() - 1]);
        assertEquals(42, lastColumns.sum());
        Tensor lastRows = x.slice(new long[]{ROWS - 256, 0}, 256, COLUMNS).toTensor();
        assertEquals(42, lastRows.data()[lastRows.size() - 1]);
        assertEquals(42, lastRows.sum());
        String message = assertThrows(UnsupportedModelException.class, x::array).getMessage();
        assertTrue(message.contains("-Xmx"), message);
    }
}
