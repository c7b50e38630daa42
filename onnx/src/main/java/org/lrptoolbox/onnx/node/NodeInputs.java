package org.lrptoolbox.onnx.node;

import java.util.Arrays;
import java.util.Map;

import ai.onnx.proto.OnnxMl.NodeProto;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.onnx.file.Problems;
import org.lrptoolbox.onnx.node.Value.Constant;
import org.lrptoolbox.tensor.Tensor;

/** What a node of a file says: its operator, attributes and stored numbers, and what is wrong with it. */
public abstract class NodeInputs {
    private final Problems problems;
    private final NodeProto node;
    private final Map<String, Value> values;
    private final Constants constants;
    private final Attributes attributes;
    private final Signature signature;
    private final int opset;
    private final int inputs;

    NodeInputs(Problems problems, NodeProto node, Signature signature, Map<String, Value> values, Constants constants,
            int opset) throws LrpFileException {
        this.problems = problems;
        this.node = node;
        this.values = values;
        this.constants = constants;
        this.attributes = new Attributes(problems, node, signature);
        this.signature = signature;
        this.opset = opset;
        int given = node.getInputCount();
        while (given > 0 && node.getInput(given - 1).isEmpty()) {
            given--;
        }
        this.inputs = given;
    }

    /** The name of its operator. */
    public String op() {
        return node.getOpType();
    }

    /** The version of the operators that the file was written for. */
    public int opset() {
        return opset;
    }

    /** Its attributes. */
    public Attributes attributes() {
        return attributes;
    }

    /** The numbers of the file. */
    public Constants constants() {
        return constants;
    }

    /** The node as the file has it. */
    public NodeProto proto() {
        return node;
    }

    /** The number of inputs, less the optional ones left out at the end. */
    public int inputs() {
        return inputs;
    }

    /** The name of the first output. */
    public String output() {
        return node.getOutput(0);
    }

    /** What is at a position. */
    public Value any(int position) throws LrpFileException {
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

    /** Whether the input at a position is given and a constant. */
    public boolean isConstant(int position) throws LrpFileException {
        return has(position) && any(position) instanceof Constant;
    }

    /** Whether an optional input is given. */
    public boolean has(int position) {
        return position < inputs && !node.getInput(position).isEmpty();
    }

    /** The constant at a position, whose numbers stay where they are. */
    public Constant constant(int position) throws LrpFileException {
        if (any(position) instanceof Constant constant) {
            return constant;
        }
        throw unsupported("input " + position + ", " + Problems.quoted(node.getInput(position)) + ", is computed; only "
                + "stored numbers are supported there");
    }

    /** The numbers at a position. */
    public Tensor numbers(int position) throws LrpFileException {
        return constants.read(constant(position));
    }

    /** The numbers at a position; null if that input is left out. */
    @Nullable
    public Tensor optional(int position) throws LrpFileException {
        return has(position) ? numbers(position) : null;
    }

    /**
     * Numbers that older versions have as an attribute, and newer ones as an input; null if they are left out.
     *
     * @param name the attribute, which says in the table which input it has become
     */
    public @Nullable Tensor argument(String name) throws LrpFileException {
        Signature.Argument a = signature.argument(name);
        return a.moved() > 0 && opset >= a.moved() ? optional(a.position()) : attributes.list(name);
    }

    /** {@link #argument} that must be given. */
    public Tensor needed(String name) throws LrpFileException {
        Tensor found = argument(name);
        if (found == null) {
            throw malformed("has no " + name);
        }
        return found;
    }

    /** {@link #argument}, whole numbers; none if it is left out. */
    public long[] integers(String name) throws LrpFileException {
        Tensor found = argument(name);
        return found == null ? new long[0] : Arrays.stream(found.data()).mapToLong(v -> (long) v).toArray();
    }

    /** {@link #argument}, a single number; if it is left out, what the specification says. */
    public double number(String name) throws LrpFileException {
        Tensor found = argument(name);
        if (found != null && found.size() != 1) {
            throw malformed("has " + found + " for " + name + "; a single number is expected");
        }
        return found != null ? found.data()[0] : Float.parseFloat(signature.argument(name).otherwise());
    }

    /** The node's name, or that of its first output that has one. */
    public String name() {
        return Problems.ownName(node);
    }

    /** A complaint about what is sound, but not ours yet. */
    public UnsupportedModelException unsupported(String problem) {
        return problems.unsupported(node, problem);
    }

    /** A complaint about what is broken. */
    public MalformedFileException malformed(String problem) {
        return problems.malformed(node, problem);
    }
}
