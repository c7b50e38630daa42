package org.lrptoolbox.onnx.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import ai.onnx.proto.OnnxMl.NodeProto;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.read.Value.Computed;
import org.lrptoolbox.onnx.read.Value.Constant;
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

    Constants constants() {
        return constants;
    }

    NodeProto node() {
        return node;
    }

    /** The number of inputs, less the optional ones left out at the end. */
    int inputs() {
        return inputs;
    }

    /** The name of the first output. */
    String output() {
        return node.getOutput(0);
    }

    /** What is at a position. */
    Value any(int position) throws LrpFileException {
        if (position >= inputs) {
            throw malformed("has " + inputs + " inputs; at least " + (position + 1) + " are expected");
        }
        String name = node.getInput(position);
        Value value = values.get(name);
        Value found = value != null ? value : constants.get(name);
        if (found == null) {
            throw malformed("reads " + Problems.quoted(name) + ", which no node before it makes: the graph is cyclic, "
                    + "out of order or incomplete");
        }
        return found;
    }

    /** The value at a position, which depends on the network's input. */
    Computed value(int position) throws LrpFileException {
        if (any(position) instanceof Computed computed) {
            return computed;
        }
        throw unsupported("input " + position + " is a constant; simplify the model so that constants are computed "
                + "before it is stored");
    }

    /** All values it reads. */
    Computed[] values() throws LrpFileException {
        List<Computed> all = new ArrayList<>();
        for (int i = 0; i < inputs; i++) {
            all.add(value(i));
        }
        return all.toArray(Computed[]::new);
    }

    /** Whether the input at a position is given and a constant. */
    boolean isConstant(int position) throws LrpFileException {
        return has(position) && any(position) instanceof Constant;
    }

    /** Whether an optional input is given. */
    boolean has(int position) {
        return position < inputs && !node.getInput(position).isEmpty();
    }

    /** The constant at a position, whose numbers stay where they are. */
    Constant constant(int position) throws LrpFileException {
        if (any(position) instanceof Constant constant) {
            return constant;
        }
        throw unsupported("input " + position + " is computed; only stored numbers are supported there");
    }

    /** The numbers at a position. */
    Tensor numbers(int position) throws LrpFileException {
        return constants.read(constant(position));
    }

    /** The numbers at a position; null if that input is left out. */
    @Nullable
    Tensor optional(int position) throws LrpFileException {
        return has(position) ? numbers(position) : null;
    }

    /** Adds a layer of this node's name that reads the layers of the given values. */
    Computed add(Layer layer, Computed... reads) {
        int index = drafts.add(name(), output(), layer, Arrays.stream(reads).map(Computed::layer).toList());
        return new Computed(index, true, drafts.shape(index));
    }

    /** Adds a layer that makes one of the node's several outputs, and is called like it. */
    Computed addPart(int output, Layer layer, Computed x) {
        String part = node.getOutput(output);
        int index = drafts.add(part.isEmpty() ? name() : part, part, layer, List.of(x.layer()));
        return new Computed(index, true, drafts.shape(index));
    }

    /** The layer that made a value; null for the network's input. */
    @Nullable
    Layer layer(Computed value) {
        return value.layer() == Network.INPUT ? null : drafts.get(value.layer()).layer();
    }

    /** The values that the layer that made a value reads. */
    List<Integer> sources(Computed value) {
        return value.layer() == Network.INPUT ? List.of() : drafts.get(value.layer()).inputs();
    }

    /** The output of a layer found before. */
    Computed at(int layer) {
        return new Computed(layer, false, drafts.shape(layer));
    }

    /** Completes the layer that made a value only this node reads. */
    Computed complete(Computed value, Layer layer) {
        drafts.replace(value.layer(), name(), output(), layer);
        return new Computed(value.layer(), true, value.shape());
    }

    /** The shape of a value, all of which must be known. */
    int[] known(Computed value) throws LrpFileException {
        if (!value.isKnown()) {
            throw unsupported("needs to know what it reads, which is " + value.text() + "; say the shape of an input "
                    + "sample when reading the model, such as 3x224x224");
        }
        return value.shape();
    }

    /** An axis of a value as one of its samples, from 0; negative ones count from the end. */
    int axis(long axis, Computed value) throws LrpFileException {
        long own = (axis < 0 ? axis + value.rank() + 1 : axis) - 1;
        if (own < -1 || own >= value.rank()) {
            throw malformed("axis " + axis + " of a value with " + (value.rank() + 1) + " axes");
        }
        if (own < 0) {
            throw unsupported("works along the batch (axis " + axis + "); every sample is explained on its own");
        }
        return (int) own;
    }

    private String name() {
        return node.getName().isEmpty() ? output() : node.getName();
    }

    UnsupportedModelException unsupported(String problem) {
        return problems.unsupported(node, problem);
    }

    MalformedFileException malformed(String problem) {
        return problems.malformed(node, problem);
    }
}
