package org.lrptoolbox.onnx.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.read.Value.Computed;

/** Translates a parsed model, node by node in the order of the file. */
final class Importer {
    /** Before, several operators read their arguments differently. */
    private static final int MIN_OPSET = 7;
    /** Later ones may change the meaning of operators. */
    private static final int MAX_OPSET = 26;

    private final Problems problems;
    private final GraphProto graph;
    private final int opset;
    private final int[] sample;
    private final Constants constants;
    private final Map<String, Value> values = new HashMap<>();
    private final Map<String, Integer> readers = new HashMap<>();

    /** @param sample the shape of an input sample; empty for what the file says */
    Importer(Problems problems, ModelProto model, int... sample) throws LrpFileException {
        this.problems = problems;
        this.graph = model.getGraph();
        this.opset = opset(model);
        this.sample = sample;
        this.constants = new Constants(problems, graph.getInitializerList());
    }

    private int opset(ModelProto model) throws LrpFileException {
        long version = model.getOpsetImportList().stream().filter(o -> isStandard(o.getDomain()))
                .mapToLong(OperatorSetIdProto::getVersion).max().orElse(1);
        if (version < MIN_OPSET || version > MAX_OPSET) {
            throw problems.unsupported("uses version " + version + " of the operators; versions " + MIN_OPSET + " to "
                    + MAX_OPSET + " can be read. Convert it with onnx.version_converter");
        }
        return (int) version;
    }

    private static boolean isStandard(String domain) {
        return domain.isEmpty() || domain.equals("ai.onnx");
    }

    OnnxModel run() throws LrpFileException {
        if (graph.getOutputCount() != 1) {
            throw problems.unsupported("has " + graph.getOutputCount() + " outputs; only models with one can be read");
        }
        String output = graph.getOutput(0).getName();
        List<NodeProto> nodes = nodesOf(output);
        DeclaredInput input = DeclaredInput.of(graph, constants.names(), readers.keySet(), problems, sample);
        Drafts drafts = new Drafts(input.sample());
        values.put(input.name(), new Computed(Network.INPUT, isSole(input.name()), input.sample()));
        for (NodeProto node : nodes) {
            translate(node, drafts, input.batch());
        }
        if (!(values.get(output) instanceof Computed result) || result.layer() == Network.INPUT) {
            throw problems.unsupported("no layer leads from its input to its output " + Problems.quoted(output));
        }
        drafts.requireWhole(result.layer(), problems);
        return new OnnxModel(drafts.network(result.layer()), input.name(), drafts.values(result.layer()),
                input.sample());
    }

    private boolean isSole(String value) {
        return readers.getOrDefault(value, 0) == 1;
    }

    /** The nodes that lead to a value, in the order of the file. Counts who reads what on the way. */
    private List<NodeProto> nodesOf(String output) {
        Set<String> wanted = new HashSet<>(Set.of(output));
        readers.put(output, 1);
        List<NodeProto> nodes = new ArrayList<>();
        for (NodeProto node : graph.getNodeList().reversed()) {
            if (node.getOutputList().stream().noneMatch(wanted::contains)) {
                continue;
            }
            for (String name : node.getInputList()) {
                if (!name.isEmpty()) {
                    wanted.add(name);
                    readers.merge(name, 1, Integer::sum);
                }
            }
            nodes.add(node);
        }
        return nodes.reversed();
    }

    private void translate(NodeProto node, Drafts drafts, int batch) throws LrpFileException {
        if (!isStandard(node.getDomain())) {
            throw problems.unsupported(node, "belongs to the operators of " + Problems.quoted(node.getDomain())
                    + "; only the standard ones are supported");
        }
        for (String name : node.getOutputList()) {
            if (values.containsKey(name) || constants.names().contains(name)) {
                throw problems.malformed(node, "makes " + Problems.quoted(name) + ", which there is already");
            }
        }
        Step step = new Step(problems, node, values, constants, drafts, opset, batch);
        try {
            List<Value> results = Operators.translate(step);
            step.attributes().requireAllKnown();
            keep(node, results);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw problems.malformed(node, "does not fit what it reads: " + e.getMessage());
        }
    }

    private void keep(NodeProto node, List<Value> results) throws LrpFileException {
        for (int i = 0; i < node.getOutputCount(); i++) {
            String name = node.getOutput(i);
            if (i < results.size()) {
                Value value = results.get(i);
                values.put(name, value instanceof Computed c ? c.soleIf(isSole(name)) : value);
            } else if (readers.containsKey(name) && !name.isEmpty()) {
                throw problems.unsupported(node, "its output " + Problems.quoted(name) + " is read; only the first "
                        + "output of this operator is supported");
            }
        }
    }
}
