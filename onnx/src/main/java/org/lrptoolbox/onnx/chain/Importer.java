package org.lrptoolbox.onnx.chain;

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
import org.lrptoolbox.onnx.layout.Layout;
import org.lrptoolbox.onnx.chain.Value.Order;

/** Translates a parsed model, node by node in the order of the file. */
final class Importer {
    /** Before, several operators read their arguments differently. */
    private static final int MIN_OPSET = 7;
    /** Later ones may change the meaning of operators. */
    private static final int MAX_OPSET = 26;

    private final Problems problems;
    private final GraphProto graph;
    private final int opset;
    private final Constants constants;
    private final Map<String, Value> values = new HashMap<>();
    private final Map<String, Integer> readers = new HashMap<>();

    /** @param fileSize the bytes of the file, which bound what is made of it */
    Importer(Problems problems, ModelProto model, long fileSize) throws LrpFileException {
        this.problems = problems;
        this.graph = model.getGraph();
        this.opset = opset(model);
        this.constants = new Constants(problems, new TensorReader(problems, fileSize), graph.getInitializerList());
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
        DeclaredInput input = DeclaredInput.of(graph, constants, nodes, problems);
        Drafts drafts = new Drafts(input.sample());
        values.put(input.name(), input.value().soleIf(readers.getOrDefault(input.name(), 0) == 1));
        for (NodeProto node : nodes) {
            translate(node, drafts, input.batch());
        }
        Value result = values.get(output);
        if (result == null || result.layer() == Network.INPUT) {
            throw problems.unsupported("no layer leads from its input to its output " + Problems.quoted(output));
        }
        if (result.is(Order.FLAT_CHANNELS_FIRST)) {
            throw problems.unsupported("its output is a vector made of images in the order (channels, height, width); "
                    + "the toolbox would return it in another order. Let the output be the images");
        }
        return new OnnxModel(drafts.network(), input.name(), input.imagesFirst() ? Layout.NCHW : Layout.NHWC,
                input.sample());
    }

    /** The nodes that lead to a value, in the order of the file. Counts who reads what on the way. */
    private List<NodeProto> nodesOf(String output) throws LrpFileException {
        Set<String> wanted = new HashSet<>(Set.of(output));
        readers.put(output, 1);
        List<NodeProto> nodes = new ArrayList<>();
        for (NodeProto node : graph.getNodeList().reversed()) {
            if (node.getOutputList().stream().noneMatch(wanted::contains)) {
                continue;
            }
            if (node.getOutputList().stream().skip(1).anyMatch(wanted::contains)) {
                throw problems.unsupported(node, "its output besides the first is read; that is not supported");
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
        String name = node.getOutput(0);
        if (values.containsKey(name) || constants.has(name)) {
            throw problems.malformed(node, "makes " + Problems.quoted(name) + ", which there is already");
        }
        if (node.getOpType().equals("Constant")) {
            constants.add(node);
            return;
        }
        Step step = new Step(problems, node, values, constants, drafts, opset, batch);
        try {
            Value value = Operators.translate(step);
            step.attributes().requireAllKnown();
            values.put(name, value.soleIf(readers.getOrDefault(name, 0) == 1));
        } catch (IllegalArgumentException e) {
            throw problems.malformed(node, "does not fit what it reads: " + e.getMessage());
        }
    }
}
