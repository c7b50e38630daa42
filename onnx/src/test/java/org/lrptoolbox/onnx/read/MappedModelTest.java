package org.lrptoolbox.onnx.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

import ai.onnx.proto.OnnxMl.TensorProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.onnx.graph.GraphBuilder;
import org.lrptoolbox.onnx.graph.Precision;
import org.lrptoolbox.tensor.Tensor;

class MappedModelTest {
    @TempDir
    private Path folder;

    /** Fails with versions of protobuf that copy instead. */
    @Test
    void weightsAreViewsOfTheFile() throws IOException {
        GraphBuilder graph = new GraphBuilder("large", 13, Precision.FLOAT32);
        graph.constant("w", Tensor.full(1.5, 1000, 1000));
        Path file = folder.resolve("large.onnx");
        Files.write(file, graph.build().toByteArray());
        TensorProto w = MappedModel.read(file).getGraph().getInitializer(0);
        ByteBuffer bytes = w.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        assertTrue(bytes.isDirect());
        assertEquals(1.5f, bytes.getFloat(4 * 999_999));
    }

    /** The file is sparse: it takes no room. */
    @Test
    void filesBeyond2GigabytesAreRefused() throws IOException {
        Path file = folder.resolve("huge.onnx");
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(1L << 31);
        }
        assertThrows(UnsupportedModelException.class, () -> MappedModel.read(file));
    }
}
