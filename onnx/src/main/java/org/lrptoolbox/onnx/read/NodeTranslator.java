package org.lrptoolbox.onnx.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ai.onnx.proto.OnnxMl.NodeProto;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.expand.Expansions;
import org.lrptoolbox.onnx.file.Problems;
import org.lrptoolbox.onnx.node.Constants;
import org.lrptoolbox.onnx.node.Drafts;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.onnx.node.Wholes;
import org.lrptoolbox.onnx.operator.Folding;
import org.lrptoolbox.onnx.operator.Operators;
import org.lrptoolbox.onnx.operator.Roots;

/**
 * Translates one node after the other: folds it, leaves it to the side, writes it as others, or makes layers of it.
 *
 * @param problems what to say if it cannot
 * @param values what nodes have made so far, by name; what these make is added
 * @param readers who reads that
 * @param constants the numbers of the file
 * @param drafts the layers so far
 * @param sides what is computed from ids, masks and shapes
 * @param wholes what is computed in integers
 * @param opset the version of the operators
 * @param batch the batch size the file is made for; negative for any
 */
record NodeTranslator(Problems problems, Map<String, Value> values, Readers readers, Constants constants, Drafts drafts,
        Sides sides, Wholes wholes, int opset, int batch) {
    /** The most values there are once nodes are written out: loops within loops would have as many as they like. */
    private static final int MOST = 200_000;

    /** A node, about to be read. */
    Reading reading(NodeProto node) throws LrpFileException {
        return new Reading(problems, node, Operators.signature(node), values, constants, drafts, sides,
                wholes, opset, batch);
    }

    /** Translates a node and keeps what it makes. */
    void translate(NodeProto node) throws LrpFileException {
        if (isExpanded(node) && Expansions.applies(reading(node))) {
            expand(node);
        } else {
            requireOwn(node);
            fitted(node, () -> add(reading(node)));
        }
    }

    private void requireOwn(NodeProto node) throws LrpFileException {
        if (!Operators.isStandard(node.getDomain()) && !Operators.has(node)) {
            throw problems.unsupported(node, "belongs to the operators of " + Problems.quoted(node.getDomain())
                    + ", of which this one is not supported; export the model with operators of the standard");
        }
        for (String name : node.getOutputList()) {
            if (values.containsKey(name) || constants.names().contains(name)) {
                throw problems.malformed(node, "makes " + Problems.quoted(name) + ", which there is already");
            }
        }
    }

    private void add(Reading step) throws LrpFileException {
        NodeProto node = step.proto();
        int needed = Operators.signature(node).inputs();
        if (step.inputs() < needed) {
            throw problems.malformed(node, "has " + step.inputs() + " inputs; at least " + needed + " are expected");
        }
        List<? extends Value> results = Folding.applies(step)
                ? Folding.fold(step)
                : Operators.isStandard(node.getDomain()) && Sides.applies(step) && !Roots.applies(step)
                        ? sides.results(step)
                        : Operators.read(step);
        boolean runs = results.stream().noneMatch(Computed.class::isInstance);
        if (!runs) {
            step.attributes().requireAllKnown();
        }
        keep(node, results);
        wholes.follow(step);
    }

    /** Part of a translation. */
    private interface Translation {
        void run() throws LrpFileException;
    }

    /** What layers say of numbers that do not fit is said with the node's name. */
    private void fitted(NodeProto node, Translation translation) throws LrpFileException {
        try {
            translation.run();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw problems.malformed(node, "does not fit what it reads: " + e.getMessage());
        } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw problems.malformed(node, "does not fit what it reads, of which it needs more axes or numbers: "
                    + e.getMessage());
        }
    }

    /** What is computed from ids and constants alone runs as it is, if it is of the standard. */
    private boolean isExpanded(NodeProto node) {
        return !Operators.isStandard(node.getDomain()) || node.getOpType().equals("If")
                || node.getInputList().stream().anyMatch(i -> values.get(i) instanceof Computed);
    }

    private void expand(NodeProto node) throws LrpFileException {
        List<NodeProto> parts = new ArrayList<>();
        fitted(node, () -> parts.addAll(Expansions.of(reading(node))));
        if (values.size() > MOST - parts.size()) {
            throw problems.unsupported(node,
                    "is written out to " + parts.size() + " nodes, and there are " + values.size()
                            + " values before it; " + MOST + " are the most");
        }
        readers.add(parts);
        for (NodeProto part : parts) {
            translate(part);
        }
    }

    private void keep(NodeProto node, List<? extends Value> results) throws LrpFileException {
        for (int i = 0; i < node.getOutputCount(); i++) {
            String name = node.getOutput(i);
            if (i < results.size()) {
                Value value = results.get(i);
                values.put(name, value instanceof Computed c ? c.soleIf(readers.isSole(name)) : value);
            } else if (readers.anyOf(name)) {
                throw problems.unsupported(node, "its output " + Problems.quoted(name) + " is read; only the first "
                        + "output of this operator is supported");
            }
        }
    }
}
