package org.lrptoolbox.onnx.read;

import static org.lrptoolbox.onnx.layout.OpenShapes.OPEN;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import org.jspecify.annotations.Nullable;
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

    /** Is told what becomes of the nodes. */
    interface Observer {
        /**
         * A node has been understood.
         *
         * @param result what it made; null for a constant
         * @param made whether it added a layer
         * @param completed whether it completed one that was there
         */
        void translated(NodeProto node, @Nullable Computed result, boolean made, boolean completed);

        /** A node cannot be read; who throws the problem ends the translation. */
        void failed(NodeProto node, LrpFileException problem, boolean shapeKnown) throws LrpFileException;

        /** All nodes have been seen; these drafts, of all, become layers. */
        void finished(BitSet layers);
    }

    /** Ends at the first problem. */
    static final Observer STRICT = new Observer() {
        @Override
        public void translated(NodeProto node, @Nullable Computed result, boolean made, boolean completed) {}

        @Override
        public void failed(NodeProto node, LrpFileException problem, boolean known) throws LrpFileException {
            throw problem;
        }

        @Override
        public void finished(BitSet layers) {}
    };

    /** The model; empty if the observer has let problems pass. */
    Optional<OnnxModel> run(Observer observer) throws LrpFileException {
        if (graph.getOutputCount() != 1) {
            throw problems.unsupported("has " + graph.getOutputCount() + " outputs; only models with one can be read");
        }
        String output = Decision.scores(graph, graph.getOutput(0).getName());
        List<NodeProto> nodes = nodesOf(output);
        DeclaredInput input = DeclaredInput.of(graph, constants.names(), readers.keySet(), problems, sample);
        Drafts drafts = new Drafts(input.sample());
        values.put(input.name(), new Computed(Network.INPUT, isSole(input.name()), input.sample()));
        boolean failed = false;
        for (NodeProto node : nodes) {
            int before = drafts.size();
            try {
                translate(node, drafts, input.batch());
                observe(observer, node, drafts, before);
            } catch (LrpFileException e) {
                observer.failed(node, e, assume(node, drafts));
                failed = true;
            }
        }
        if (!(values.get(output) instanceof Computed result) || result.layer() == Network.INPUT) {
            throw problems.unsupported("no layer leads from its input to its output " + Problems.quoted(output));
        }
        int part = failed ? -1 : drafts.incomplete(result.layer());
        if (part >= 0) {
            String value = drafts.get(part).value();
            NodeProto node = nodes.stream().filter(n -> n.getOutputList().contains(value)).findFirst().orElseThrow();
            observer.failed(node, problems.unsupported(node, "is supported only as a part of GELU"), true);
            failed = true;
        }
        observer.finished(drafts.leadingTo(result.layer()));
        return failed
                ? Optional.empty()
                : Optional.of(new OnnxModel(drafts.network(result.layer()), input.name(),
                        drafts.values(result.layer()), input.sample()));
    }

    private void observe(Observer observer, NodeProto node, Drafts drafts, int before) {
        Computed result = values.get(node.getOutput(0)) instanceof Computed c ? c : null;
        boolean completed = result != null && result.layer() != Network.INPUT
                && drafts.get(result.layer()).value().equals(node.getOutput(0));
        observer.translated(node, result, drafts.size() > before, completed);
    }

    /** Puts something in the place of what a node makes that cannot be read; whether its shape is known for certain. */
    private boolean assume(NodeProto node, Drafts drafts) {
        boolean known = true;
        for (String name : node.getOutputList()) {
            int[] said = declared(name);
            int[] shape = said != null
                    ? said
                    : node.getInputList().stream().map(values::get).filter(Computed.class::isInstance)
                            .map(v -> ((Computed) v).shape()).findFirst().orElse(drafts.shape(Network.INPUT));
            known &= said != null;
            values.put(name, new Computed(drafts.assume(name, shape), false, shape));
        }
        return known;
    }

    /** The shape of a sample of a value as the file has it, as some tools note it; null if it does not. */
    private int @Nullable [] declared(String name) {
        return graph.getValueInfoList().stream().filter(v -> v.getName().equals(name)).findFirst()
                .map(v -> v.getType().getTensorType().getShape().getDimList())
                .filter(dims -> dims.size() > 1)
                .map(dims -> dims.stream().skip(1)
                        .mapToInt(d -> d.getDimValue() > 0 ? (int) Math.min(d.getDimValue(), Integer.MAX_VALUE) : OPEN)
                        .toArray())
                .orElse(null);
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
