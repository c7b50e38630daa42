package org.lrptoolbox.onnx.graph;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/**
 * Puts an ONNX model together, node by node; what is added can be read by everything added later.
 *
 * <pre>{@code
 * GraphBuilder graph = new GraphBuilder("mlp", 13, Precision.FLOAT32);
 * String x = graph.input("input", "batch", 4);
 * String w = graph.constant("weights", weights);
 * String y = graph.node("MatMul", "dense", x, w).value();
 * graph.output(y, "batch", 3);
 * ModelProto model = graph.build();
 * }</pre>
 *
 * <p>Values (inputs, constants, results of nodes) are referred to by their names, which are unique; a name that is
 * taken gets a number. Not safe for use by several threads.
 */
public final class GraphBuilder {
    /** The first of the operator sets whose models are of the newer file version. */
    private static final int OPSET_OF_IR_8 = 15;
    /** What a protobuf message holds at most, less some room for the structure around the numbers. */
    private static final long MAX_WEIGHT_BYTES = Integer.MAX_VALUE - (1 << 24);

    private final GraphProto.Builder graph;
    private final int opset;
    private final Precision precision;
    private final Names values = new Names();
    private final Names nodes = new Names();
    private final Map<String, BorrowedWeights> borrowed = new LinkedHashMap<>();
    private final Set<String> shaped = new HashSet<>();
    private long weightBytes;

    /**
     * An empty graph.
     *
     * @param name the name of the graph
     * @param opset the version of the operators
     * @param precision the type of all constants, inputs and outputs
     */
    public GraphBuilder(String name, int opset, Precision precision) {
        this.graph = GraphProto.newBuilder().setName(name);
        this.opset = opset;
        this.precision = precision;
    }

    /** The type of all constants, inputs and outputs. */
    public Precision precision() {
        return precision;
    }

    /** The version of the operators. */
    public int opset() {
        return opset;
    }

    /** Keeps a name for a node added later: no other node gets it from {@link #fresh}. */
    public void reserveNode(String name) {
        nodes.reserve(name);
    }

    /** Keeps a name for a value made later, by {@link NodeBuilder#value(String)}. */
    public void reserveValue(String name) {
        values.reserve(name);
    }

    /** A node name that nobody has or reserved: the wish, or the wish with a number. */
    public String fresh(String wish) {
        return nodes.fresh(wish);
    }

    /**
     * Declares an input.
     *
     * @param dims its dimensions: an {@code Integer} where fixed, a {@code String} naming it where not
     * @return the input's name
     */
    public String input(String wish, Object... dims) {
        String name = values.fresh(wish);
        graph.addInput(declare(name, precision.code(), dims));
        return name;
    }

    /** Declares an input under a name reserved before; see {@link #input}. */
    public void reservedInput(String name, Object... dims) {
        graph.addInput(declare(name, precision.code(), dims));
    }

    /** Declares an input of int64 under a name reserved before; see {@link #input}. */
    public void reservedIntegerInput(String name, Object... dims) {
        graph.addInput(declare(name, DataType.INT64_VALUE, dims));
    }

    /**
     * Declares a value to be an output.
     *
     * @param dims its dimensions, as for {@link #input}; an empty string where nothing is known
     */
    public void output(String value, Object... dims) {
        graph.addOutput(declare(value, precision.code(), dims));
    }

    /** Says what shape the value of a node has; dimensions as for {@link #input}. Of two for one value, the first holds. */
    public void shape(String value, Object... dims) {
        if (shaped.add(value)) {
            graph.addValueInfo(declare(value, precision.code(), dims));
        }
    }

    private ValueInfoProto declare(String name, int type, Object... dims) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (Object dim : dims) {
            TensorShapeProto.Dimension.Builder d = shape.addDimBuilder();
            if (dim instanceof Integer fixed) {
                d.setDimValue(fixed);
            } else if (!dim.toString().isEmpty()) {
                d.setDimParam(dim.toString());
            }
        }
        ValueInfoProto.Builder info = ValueInfoProto.newBuilder().setName(name);
        info.getTypeBuilder().getTensorTypeBuilder().setElemType(type).setShape(shape);
        return info.build();
    }

    /**
     * Adds a constant in the graph's precision.
     *
     * @return its name
     * @throws ArithmeticException if a number is beyond the precision's range, or the file would pass 2 GB
     */
    public String constant(String wish, Tensor tensor) {
        weightBytes += (long) tensor.size() * precision.bytes();
        if (weightBytes > MAX_WEIGHT_BYTES) {
            throw new ArithmeticException("the numbers of an ONNX file are limited to 2 GB, with this one it has "
                    + weightBytes + " bytes");
        }
        return initializer(wish, precision.code(), precision.encode(tensor.data()), tensor.shape());
    }

    /**
     * Adds the numbers of a layer. They are not copied: who makes a file of the graph writes them, who runs it hands
     * them over, see {@link #borrowed}.
     */
    public String weights(String wish, Weights weights) {
        if (!(weights instanceof BorrowedWeights b) || b.onnxType() != precision.code()) {
            return constant(wish, weights.tensor());
        }
        String name = values.fresh(wish);
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(b.onnxType());
        Arrays.stream(weights.shape()).forEach(tensor::addDims);
        graph.addInitializer(tensor);
        borrowed.put(name, b);
        return name;
    }

    /** The weights that the model names, but does not contain yet. */
    public Map<String, BorrowedWeights> borrowed() {
        return Collections.unmodifiableMap(borrowed);
    }

    /** Adds a single number in the graph's precision; see {@link #constant(String, Tensor)}. */
    public String scalar(String wish, double value) {
        return constant(wish, Tensor.of(new double[]{value}));
    }

    /** Adds a list of int64, as Reshape, Slice and others take their arguments. */
    public String integers(String wish, long... numbers) {
        return constantIntegers(wish, numbers, numbers.length);
    }

    /** Adds int64 numbers in a shape, such as positions. */
    public String constantIntegers(String wish, long[] numbers, int... shape) {
        ByteBuffer raw = ByteBuffer.allocate(numbers.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asLongBuffer().put(numbers);
        return initializer(wish, DataType.INT64_VALUE, UnsafeByteOperations.unsafeWrap(raw), shape);
    }

    private String initializer(String wish, int type, ByteString raw, int... shape) {
        String name = values.fresh(wish);
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(type).setRawData(raw);
        Arrays.stream(shape).forEach(tensor::addDims);
        graph.addInitializer(tensor);
        return name;
    }

    /**
     * Starts a node, which is added when its value is asked for.
     *
     * @param name the node's name, also the wished name of its value
     * @param inputs the names of the values it reads
     */
    public NodeBuilder node(String op, String name, String... inputs) {
        nodes.reserve(name);
        NodeProto.Builder node = NodeProto.newBuilder().setOpType(op).setName(name).addAllInput(List.of(inputs));
        return new NodeBuilder(graph, values, node);
    }

    /** The finished model; the builder can be used on. */
    public ModelProto build() {
        OperatorSetIdProto operators = OperatorSetIdProto.newBuilder().setDomain("").setVersion(opset).build();
        return ModelProto.newBuilder().setIrVersion(opset < OPSET_OF_IR_8 ? 7 : 8).setProducerName("LRP Toolbox")
                .addOpsetImport(operators).setGraph(graph).build();
    }
}
