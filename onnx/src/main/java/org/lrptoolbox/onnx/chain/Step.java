package org.lrptoolbox.onnx.chain;

import java.util.Arrays;
import java.util.Map;

import ai.onnx.proto.OnnxMl.NodeProto;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** One node under translation: what it reads and says, and the layers found so far. */
final class Step {
    private final Problems problems;
    private final NodeProto node;
    private final Map<String, Value> values;
    private final Constants constants;
    private final Drafts drafts;
    private final Attributes attributes;
    private final int opset;
    private final int batch;
    private final int inputs;

    Step(Problems problems, NodeProto node, Map<String, Value> values, Constants constants, Drafts drafts, int opset,
            int batch) throws LrpFileException {
        this.problems = problems;
        this.node = node;
        this.values = values;
        this.constants = constants;
        this.drafts = drafts;
        this.attributes = new Attributes(problems, node);
        this.opset = opset;
        this.batch = batch;
        int given = node.getInputCount();
        while (given > 0 && node.getInput(given - 1).isEmpty()) {
            given--;
        }
        this.inputs = given;
    }

    String op() {
        return node.getOpType();
    }

    int opset() {
        return opset;
    }

    /** The batch size the file is made for; negative for any. */
    int batch() {
        return batch;
    }

    Attributes attributes() {
        return attributes;
    }

    /** The number of inputs, less the optional ones left out at the end. */
    int inputs() {
        return inputs;
    }

    /** The value at a position. */
    Value value(int position) throws LrpFileException {
        String name = input(position);
        Value value = values.get(name);
        if (value == null) {
            throw constants.has(name)
                    ? unsupported("input " + position + " is a constant; simplify the model so that constants are "
                            + "computed before it is stored")
                    : malformed("reads " + Problems.quoted(name) + ", which no node before it makes: the graph is "
                            + "cyclic, out of order or incomplete");
        }
        return value;
    }

    /** Whether the input at a position is given and a constant. */
    boolean isConstant(int position) {
        return position < inputs && constants.has(node.getInput(position));
    }

    /** The constant at a position. */
    Tensor constant(int position) throws LrpFileException {
        Tensor constant = constants.get(input(position));
        if (constant == null) {
            throw unsupported("input " + position + " is computed; only stored numbers are supported there");
        }
        return constant;
    }

    /** The constant at a position; null if that input is left out. */
    @Nullable
    Tensor optional(int position) throws LrpFileException {
        return position < inputs && !node.getInput(position).isEmpty() ? constant(position) : null;
    }

    private String input(int position) throws LrpFileException {
        if (position >= inputs()) {
            throw malformed("has " + inputs() + " inputs; at least " + (position + 1) + " are expected");
        }
        return node.getInput(position);
    }

    /** Adds a layer of this node's name that reads the layers of the given values. */
    int add(Layer layer, Value... reads) {
        return drafts.add(name(), layer, Arrays.stream(reads).map(Value::layer).toList());
    }

    /** The layer that made a value; null for the network's input. */
    @Nullable
    Layer layer(Value value) {
        return drafts.layer(value.layer());
    }

    /** The number of elements of one sample of a value; -1 if the file leaves it open. */
    long sampleSize(Value value) {
        int[] shape = drafts.shape(value.layer());
        return shape == null ? -1 : Shapes.size(shape);
    }

    /** Completes the layer that made a value only this node reads. */
    Value complete(Value value, Layer layer) {
        drafts.replace(value.layer(), name(), layer);
        return value.of(value.layer());
    }

    private String name() {
        return node.getName().isEmpty() ? node.getOutput(0) : node.getName();
    }

    UnsupportedModelException unsupported(String problem) {
        return problems.unsupported(node, problem);
    }

    MalformedFileException malformed(String problem) {
        return problems.malformed(node, problem);
    }
}
