package org.lrptoolbox.onnx.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataLocation;
import com.google.protobuf.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.onnx.graph.GraphBuilder;
import org.lrptoolbox.onnx.graph.Precision;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.onnx.file.NumberType;
import org.lrptoolbox.onnx.file.StoredWeights;

/** Numbers in every form a file may have them, and in files beside it. */
class StoredWeightsTest {
    private static final double[] NUMBERS = {1.5, -2, 0.25, 8, -0.5, 3};

    @TempDir
    private Path folder;

    /** A product of weights stored in some way. */
    private Weights read(TensorProto.Builder weights) throws IOException {
        Path file = folder.resolve("model.onnx");
        Files.write(file, model(weights).toByteArray());
        return assertInstanceOf(Dense.class, OnnxModel.read(file).network().output().layer()).weights();
    }

    private static ModelProto model(TensorProto.Builder weights) {
        GraphBuilder graph = new GraphBuilder("stored", 13, Precision.FLOAT32);
        String x = graph.input("x", "n", 2);
        graph.reserveValue("w");
        graph.output(graph.node("MatMul", "product", x, "w").value(), "n", 3);
        ModelProto model = graph.build();
        GraphProto.Builder whole = model.getGraph().toBuilder();
        return model.toBuilder().setGraph(whole.addInitializer(weights.setName("w").addDims(2).addDims(3))).build();
    }

    private static ByteBuffer bytes(int each) {
        return ByteBuffer.allocate(NUMBERS.length * each).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static TensorProto.Builder raw(NumberType type, ByteBuffer bytes) {
        return TensorProto.newBuilder().setDataType(type.code()).setRawData(ByteString.copyFrom(bytes.flip()));
    }

    @Test
    void everyFloatTypeRawAndTyped() throws IOException {
        ByteBuffer floats = bytes(4);
        ByteBuffer doubles = bytes(8);
        ByteBuffer halves = bytes(2);
        ByteBuffer brains = bytes(2);
        TensorProto.Builder typedFloats = TensorProto.newBuilder().setDataType(NumberType.FLOAT32.code());
        TensorProto.Builder typedDoubles = TensorProto.newBuilder().setDataType(NumberType.FLOAT64.code());
        TensorProto.Builder typedHalves = TensorProto.newBuilder().setDataType(NumberType.FLOAT16.code());
        for (double v : NUMBERS) {
            floats.putFloat((float) v);
            doubles.putDouble(v);
            halves.putShort(Float.floatToFloat16((float) v));
            brains.putShort((short) (Float.floatToIntBits((float) v) >> 16));
            typedFloats.addFloatData((float) v);
            typedDoubles.addDoubleData(v);
            typedHalves.addInt32Data(Float.floatToFloat16((float) v) & 0xffff);
        }
        Tensor expected = Tensor.of(NUMBERS, 2, 3);
        assertEquals(expected, read(raw(NumberType.FLOAT32, floats)).tensor());
        assertEquals(expected, read(raw(NumberType.FLOAT64, doubles)).tensor());
        assertEquals(expected, read(raw(NumberType.FLOAT16, halves)).tensor());
        assertEquals(expected, read(raw(NumberType.BFLOAT16, brains)).tensor());
        assertEquals(expected, read(typedFloats).tensor());
        assertEquals(expected, read(typedDoubles).tensor());
        assertEquals(expected, read(typedHalves).tensor());
        StoredWeights stored = assertInstanceOf(StoredWeights.class, read(raw(NumberType.FLOAT32, floats)));
        assertEquals("w", stored.name());
        assertEquals(24, stored.bytes().byteSize());
        assertTrue(stored.bytes().isNative() && stored.bytes().isReadOnly(), "the mapped file itself");
    }

    private TensorProto.Builder external(String location, long offset, long length) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setDataType(NumberType.FLOAT32.code())
                .setDataLocation(DataLocation.EXTERNAL);
        tensor.addExternalDataBuilder().setKey("location").setValue(location);
        tensor.addExternalDataBuilder().setKey("offset").setValue(Long.toString(offset));
        tensor.addExternalDataBuilder().setKey("length").setValue(Long.toString(length));
        return tensor;
    }

    private Path data(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(8 + 24).order(ByteOrder.LITTLE_ENDIAN).putLong(0);
        for (double v : NUMBERS) {
            bytes.putFloat((float) v);
        }
        return Files.write(file, bytes.array());
    }

    @Test
    void filesBesideTheModel() throws IOException {
        data(folder.resolve("weights.bin"));
        assertEquals(Tensor.of(NUMBERS, 2, 3), read(external("weights.bin", 8, 24)).tensor());
        data(Files.createDirectory(folder.resolve("sub")).resolve("weights.bin"));
        assertEquals(Tensor.of(NUMBERS, 2, 3), read(external("sub/weights.bin", 8, 24)).tensor());
    }

    /** As downloads are cached: files named by their contents, and a folder of links with their names. */
    @Test
    void linksMayLeadToFilesBesideTheModelsOwn() throws IOException {
        Path contents = Files.createDirectory(folder.resolve("blobs"));
        Path names = Files.createDirectory(folder.resolve("snapshot"));
        Path model = contents.resolve("0a1b");
        Files.write(model, model(external("weights.bin", 8, 24)).toByteArray());
        Path link = Files.createSymbolicLink(names.resolve("model.onnx"), model);
        Files.createSymbolicLink(names.resolve("weights.bin"), data(contents.resolve("2c3d")));
        assertEquals(Tensor.of(NUMBERS, 2, 3), assertInstanceOf(Dense.class,
                OnnxModel.read(link).network().output().layer()).weights().tensor());
        Files.delete(names.resolve("weights.bin"));
        Files.createSymbolicLink(names.resolve("weights.bin"), data(folder.resolve("elsewhere")));
        assertThrows(MalformedFileException.class, () -> OnnxModel.read(link));
    }

    @Test
    void filesElsewhereAreNotOpened() throws IOException {
        Path outside = data(Files.createTempFile("outside", ".bin"));
        Path link = folder.resolve("link.bin");
        Files.createSymbolicLink(link, outside);
        String up = folder.toRealPath().relativize(outside.toRealPath()).toString();
        for (String location : new String[]{outside.toString(), up, "link.bin", "", "missing.bin", ".", "\0"}) {
            assertRefused(external(location, 8, 24));
        }
        Files.delete(outside);
    }

    @Test
    void partsThatAreNotThereAreRefused() throws IOException {
        data(folder.resolve("weights.bin"));
        assertRefused(external("weights.bin", 9, 24));
        assertRefused(external("weights.bin", 8, 20));
        assertRefused(external("weights.bin", -8, 24));
        assertRefused(external("weights.bin", Long.MAX_VALUE, 24));
        TensorProto.Builder words = external("weights.bin", 8, 24);
        words.getExternalDataBuilder(1).setValue("eight");
        assertRefused(words);
    }

    private void assertRefused(TensorProto.Builder weights) {
        LrpFileException e = assertThrows(MalformedFileException.class, () -> read(weights));
        assertTrue(String.valueOf(e.getMessage()).contains("'w'"), e.getMessage());
    }
}
