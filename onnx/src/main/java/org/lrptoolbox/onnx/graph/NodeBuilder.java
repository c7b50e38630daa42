package org.lrptoolbox.onnx.graph;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.ByteString;

/** The attributes of a node of a {@link GraphBuilder}; asking for the value adds the node. */
public final class NodeBuilder {
    private final GraphProto.Builder graph;
    private final Names values;
    private final NodeProto.Builder node;

    NodeBuilder(GraphProto.Builder graph, Names values, NodeProto.Builder node) {
        this.graph = graph;
        this.values = values;
        this.node = node;
    }

    /** Sets an attribute that is a list of integers. */
    public NodeBuilder ints(String name, int... numbers) {
        AttributeProto.Builder attribute = attribute(name, AttributeType.INTS);
        Arrays.stream(numbers).forEach(attribute::addInts);
        node.addAttribute(attribute);
        return this;
    }

    /** Sets an attribute that is an integer. */
    public NodeBuilder integer(String name, long number) {
        node.addAttribute(attribute(name, AttributeType.INT).setI(number));
        return this;
    }

    /** Sets an attribute that is a float. */
    public NodeBuilder real(String name, float number) {
        node.addAttribute(attribute(name, AttributeType.FLOAT).setF(number));
        return this;
    }

    /** Sets an attribute that is a text. */
    public NodeBuilder text(String name, String value) {
        node.addAttribute(attribute(name, AttributeType.STRING).setS(ByteString.copyFromUtf8(value)));
        return this;
    }

    /** Sets an attribute that is a list of floats. */
    public NodeBuilder reals(String name, float... numbers) {
        AttributeProto.Builder attribute = attribute(name, AttributeType.FLOATS);
        for (float number : numbers) {
            attribute.addFloats(number);
        }
        node.addAttribute(attribute);
        return this;
    }

    private static AttributeProto.Builder attribute(String name, AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }

    /** Adds the node; its result is named like the node, or with a number behind. */
    public String value() {
        return value(values.fresh(node.getName()));
    }

    /** Adds the node with several results; they are named like the node, with numbers behind. */
    public List<String> values(int count) {
        List<String> names = IntStream.range(0, count).mapToObj(i -> values.fresh(node.getName())).toList();
        graph.addNode(node.addAllOutput(names));
        return names;
    }

    /** Adds the node, its result under a name reserved before, or else sure to be no other value's. */
    public String value(String reserved) {
        graph.addNode(node.addOutput(reserved));
        return reserved;
    }
}
