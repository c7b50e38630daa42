package org.lrptoolbox.onnx.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.engine.Engines;
import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.onnx.file.NumberType;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;
import org.lrptoolbox.testing.Shared;

/** A file in float16, weights and values, is explained as its twin in float32 with the same, rounded weights. */
class HalfPrecisionTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"java", "compiled", "hybrid"})
    void isExplainedAsItsTwin(String name) throws IOException {
        ModelProto shapes = ModelProto.parseFrom(
                Files.readAllBytes(Shared.projectRoot().resolve("demos/models/shapes/shapes.onnx")));
        Tensor x = RandomTensors.normal(3, 1, 3, 40, 40);
        Attribution half = explain(name, stored(shapes, NumberType.FLOAT16), x);
        Attribution twin = explain(name, stored(shapes, NumberType.FLOAT32), x);
        assertArrayEquals(twin.relevance().data(), half.relevance().data(), 1e-6 * twin.relevance().maxAbs());
        Attribution exact = explain("java",
                Shared.projectRoot().resolve("demos/models/shapes/shapes.onnx"), x);
        // Weights have eleven bits.
        assertArrayEquals(exact.prediction().data(), half.prediction().data(), 5e-3 * exact.prediction().maxAbs());
    }

    private static Attribution explain(String engine, Path file, Tensor x) throws IOException {
        try (Engine of = Engines.open(engine, "cpu")) {
            return Explainer.of(Models.read(file), Composites.epsilonPlus(), of).explain(x, Target.dominant());
        }
    }

    /** The model with its numbers rounded to float16, and stored as such or as float32. */
    private Path stored(ModelProto model, NumberType type) throws IOException {
        GraphProto.Builder graph = model.getGraph().toBuilder();
        for (TensorProto.Builder weights : graph.getInitializerBuilderList()) {
            if (weights.getDataType() == NumberType.FLOAT32.code()) {
                weights.setRawData(rounded(weights.getRawData().asReadOnlyByteBuffer(), type)).setDataType(type.code());
            }
        }
        graph.getInputBuilderList().forEach(value -> typed(value, type));
        graph.getOutputBuilderList().forEach(value -> typed(value, type));
        graph.getValueInfoBuilderList().forEach(value -> typed(value, type));
        return Files.write(folder.resolve(type + ".onnx"), model.toBuilder().setGraph(graph).build().toByteArray());
    }

    private static ByteString rounded(ByteBuffer floats, NumberType type) {
        ByteBuffer in = floats.order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer out = ByteBuffer.allocate(in.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            short half = Float.floatToFloat16(in.getFloat());
            if (type == NumberType.FLOAT16) {
                out.putShort(half);
            } else {
                out.putFloat(Float.float16ToFloat(half));
            }
        }
        return ByteString.copyFrom(out.flip());
    }

    private static void typed(ValueInfoProto.Builder value, NumberType type) {
        if (value.getType().getTensorType().getElemType() == NumberType.FLOAT32.code()) {
            value.getTypeBuilder().getTensorTypeBuilder().setElemType(type.code());
        }
    }
}
