package org.lrptoolbox.onnx.zoo;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.CodedOutputStream;

/**
 * Writes a model whose weights are made while it is written: half a gigabyte of them needs no memory.
 *
 * <p>A message within another is preceded by its length, which here is a matter of adding up: the graph without its
 * weights, and for each of these a header and four bytes a number. In a message the order of fields is free.
 */
final class StreamedModel {
    private final ModelProto frame;
    private final GraphProto graph;
    private final List<RandomWeights> weights;

    /** @param model all but the weights */
    StreamedModel(ModelProto model, List<RandomWeights> weights) {
        this.frame = model.toBuilder().clearGraph().build();
        this.graph = model.getGraph();
        this.weights = List.copyOf(weights);
    }

    void write(long seed, OutputStream stream) throws IOException {
        CodedOutputStream out = CodedOutputStream.newInstance(stream);
        frame.writeTo(out);
        long length = graph.getSerializedSize();
        for (RandomWeights tensor : weights) {
            length += prefixed(GraphProto.INITIALIZER_FIELD_NUMBER, length(tensor));
        }
        prefix(out, ModelProto.GRAPH_FIELD_NUMBER, length);
        graph.writeTo(out);
        for (RandomWeights tensor : weights) {
            prefix(out, GraphProto.INITIALIZER_FIELD_NUMBER, length(tensor));
            tensor.header().writeTo(out);
            prefix(out, TensorProto.RAW_DATA_FIELD_NUMBER, tensor.bytes());
            tensor.write(seed, out);
        }
        out.flush();
    }

    private static long length(RandomWeights tensor) {
        return tensor.header().getSerializedSize() + prefixed(TensorProto.RAW_DATA_FIELD_NUMBER, tensor.bytes());
    }

    private static long prefixed(int field, long length) {
        return CodedOutputStream.computeTagSize(field) + CodedOutputStream.computeUInt64SizeNoTag(length) + length;
    }

    private static void prefix(CodedOutputStream out, int field, long length) throws IOException {
        // 2 is the wire type of everything that begins with its length.
        out.writeTag(field, 2);
        out.writeUInt64NoTag(length);
    }
}
