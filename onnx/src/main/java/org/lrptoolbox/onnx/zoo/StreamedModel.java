package org.lrptoolbox.onnx.zoo;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
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
 *
 * <p>Numbers begin at multiples of 64 in the file, so that who maps it can compute on them where they are. What moves
 * them there is a comment of blanks in the header before them.
 */
final class StreamedModel {
    private static final int ALIGNMENT = 64;

    private final ModelProto frame;
    private final GraphProto graph;
    private final List<RandomWeights> weights;

    /** @param model all but the weights */
    StreamedModel(ModelProto model, List<RandomWeights> weights) {
        this.frame = model.toBuilder().clearGraph().build();
        this.graph = model.getGraph();
        this.weights = List.copyOf(weights);
    }

    /** The headers of the weights, and the length of the graph with all of them. */
    private record Plan(List<TensorProto> headers, long length) {}

    void write(long seed, OutputStream stream) throws IOException {
        CodedOutputStream out = CodedOutputStream.newInstance(stream);
        frame.writeTo(out);
        Plan plan = plan();
        prefix(out, ModelProto.GRAPH_FIELD_NUMBER, plan.length);
        graph.writeTo(out);
        for (int i = 0; i < weights.size(); i++) {
            RandomWeights tensor = weights.get(i);
            TensorProto header = plan.headers.get(i);
            prefix(out, GraphProto.INITIALIZER_FIELD_NUMBER, length(header, tensor.bytes()));
            header.writeTo(out);
            prefix(out, TensorProto.RAW_DATA_FIELD_NUMBER, tensor.bytes());
            tensor.write(seed, out);
        }
        out.flush();
    }

    /** Where all begins depends on how many digits the length of the whole has: tries until both fit. */
    private Plan plan() {
        for (int digits = 1;; digits++) {
            long start = frame.getSerializedSize() + (long) CodedOutputStream.computeTagSize(
                    ModelProto.GRAPH_FIELD_NUMBER) + digits;
            Plan plan = plan(start);
            if (CodedOutputStream.computeUInt64SizeNoTag(plan.length) == digits) {
                return plan;
            }
        }
    }

    /** @param start where the graph begins in the file */
    private Plan plan(long start) {
        List<TensorProto> headers = new ArrayList<>();
        long at = start + graph.getSerializedSize();
        for (RandomWeights tensor : weights) {
            long bytes = tensor.bytes();
            TensorProto header = tensor.header();
            for (int blanks = 0; (at + prefixed(header, bytes) - bytes) % ALIGNMENT != 0; blanks++) {
                header = header.toBuilder().setDocString(" ".repeat(blanks)).build();
            }
            headers.add(header);
            at += prefixed(header, bytes);
        }
        return new Plan(headers, at - start);
    }

    /** The size of a tensor within the graph. */
    private static long prefixed(TensorProto header, long bytes) {
        return prefixed(GraphProto.INITIALIZER_FIELD_NUMBER, length(header, bytes));
    }

    private static long length(TensorProto header, long bytes) {
        return header.getSerializedSize() + prefixed(TensorProto.RAW_DATA_FIELD_NUMBER, bytes);
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
