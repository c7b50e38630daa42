package org.lrptoolbox.onnx.read;

import static org.lrptoolbox.onnx.layout.OpenShapes.OPEN;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.model.ReadOptions;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.expand.Expansions;
import org.lrptoolbox.onnx.layout.OpenShapes;
import org.lrptoolbox.onnx.node.Signature;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.onnx.file.NumberType;
import org.lrptoolbox.onnx.file.Problems;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Drafts;
import org.lrptoolbox.onnx.node.Constants;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.onnx.operator.Folding;
import org.lrptoolbox.onnx.operator.Operators;
import org.lrptoolbox.onnx.operator.Roots;

/** Translates a parsed model, node by node in the order of the file. */
final class Importer {
    /** Before, several operators read their arguments differently. */
    private static final int MIN_OPSET = 7;
    /** Later ones may change the meaning of operators. */
    private static final int MAX_OPSET = 28;

    /** Of files that have none of the standard's, but those of classical machine learning. */
    private static final int UNSAID_OPSET = 15;

    private final Problems problems;
    private final GraphProto graph;
    private final ModelProto model;
    private final int opset;
    private final ReadOptions options;
    private final boolean pinned;
    private final Constants constants;
    private final Map<String, Value> values = new HashMap<>();
    private final Map<String, Integer> readers = new HashMap<>();

    /** @param pinned whether samples are taken one by one, so that all axes of the file are those of a sample */
    Importer(Problems problems, ModelProto model, ReadOptions options, boolean pinned) throws LrpFileException {
        this.problems = problems;
        this.model = model;
        this.graph = model.getGraph();
        this.opset = opset(model);
        this.options = options;
        this.pinned = pinned;
        this.constants = new Constants(problems, graph.getInitializerList());
    }

    private int opset(ModelProto model) throws LrpFileException {
        long version = model.getOpsetImportList().stream().filter(o -> isStandard(o.getDomain()))
                .mapToLong(OperatorSetIdProto::getVersion).max()
                .orElse(model.getOpsetImportCount() > 0 ? UNSAID_OPSET : 1);
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

        /** A node is computed from ids, masks and shapes alone. */
        default void side(NodeProto node, String shape) {}

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
        String declared = output();
        String output = Decision.scores(graph, declared);
        List<NodeProto> nodes = nodesOf(output);
        List<DeclaredInput> inputs = DeclaredInput.of(graph, constants.names(), readers.keySet(), problems, options);
        int batch = batch(inputs);
        List<Input> takes = inputs.stream().map(DeclaredInput::input).toList();
        Drafts drafts = new Drafts(takes);
        Sides sides = new Sides(values, constants, drafts, opset, pinned);
        for (DeclaredInput input : inputs) {
            int source = Network.INPUT - inputs.indexOf(input);
            values.put(input.name(), input.isMeasured()
                    ? new Computed(source, isSole(input.name()), 0, input.sample())
                    : side(sides, input, source));
        }
        boolean failed = false;
        for (NodeProto node : nodes) {
            int before = drafts.size();
            try {
                translate(node, drafts, sides, batch);
                observe(observer, node, drafts, before);
            } catch (LrpFileException e) {
                observer.failed(node, e, assume(node, drafts));
                failed = true;
            }
        }
        if (!(values.get(output) instanceof Computed found) || Network.isInput(found.layer())) {
            throw problems.unsupported("no layer leads from its input to its output " + Problems.quoted(output));
        }
        Computed result = last(found, output, drafts);
        if (Network.isInput(result.layer())) {
            throw problems.unsupported("hands its input on as it is to its output " + Problems.quoted(output));
        }
        int part = failed ? -1 : drafts.incomplete(result.layer());
        if (part >= 0) {
            String value = drafts.get(part).value();
            NodeProto node = nodes.stream().filter(n -> n.getOutputList().contains(value)).findFirst().orElseThrow();
            observer.failed(node, problems.unsupported(node, "is supported only as a part of an activation"), true);
            failed = true;
        }
        observer.finished(drafts.leadingTo(result.layer()));
        return failed
                ? Optional.empty()
                : Optional.of(new OnnxModel(drafts.network(result.layer(), declared), drafts.values(result.layer()),
                        graph.getOutputList().stream().map(ValueInfoProto::getName).toList()));
    }

    private Value side(Sides sides, DeclaredInput input, int source) throws LrpFileException {
        if (!input.isKnown()) {
            throw problems.unsupported("input " + Problems.quoted(input.name()) + " takes samples of shape "
                    + OpenShapes.text(input.sample()) + "; say their shape when reading the model, such as "
                    + Problems.quoted(input.name() + "=1x12"));
        }
        return sides.input(input.name(), source, input.type(), input.sample());
    }

    /** The batch size the file is made for; negative for any. */
    private int batch(List<DeclaredInput> inputs) throws LrpFileException {
        int[] sizes = inputs.stream().mapToInt(DeclaredInput::batch).filter(b -> b > 0).distinct().toArray();
        if (sizes.length > 1) {
            throw problems.unsupported("has inputs for batches of " + sizes[0] + " and of " + sizes[1] + "; the first "
                    + "axis of every input is expected to be the batch");
        }
        int batch = sizes.length == 0 ? OPEN : sizes[0];
        if (pinned && batch > 1) {
            throw problems.unsupported("is made for a batch of " + batch + " and moves it where layers do not find it; "
                    + "export it for a batch of 1 or of open size");
        }
        return pinned ? 1 : batch;
    }

    /** The output's name: the one asked for, or the first that is a tensor of real numbers. */
    private String output() throws LrpFileException {
        List<ValueInfoProto> outputs = graph.getOutputList();
        if (outputs.isEmpty()) {
            throw problems.malformed("has no output");
        }
        if (!options.output().isEmpty()) {
            return outputs.stream().map(ValueInfoProto::getName).filter(options.output()::equals).findFirst()
                    .orElseThrow(() -> problems.unsupported("has no output " + Problems.quoted(options.output())
                            + "; its outputs are " + outputs.stream().limit(50).map(o -> Problems.quoted(o.getName()))
                                    .toList()));
        }
        return outputs.stream().filter(Importer::isReal).findFirst().orElse(outputs.getFirst()).getName();
    }

    private static boolean isReal(ValueInfoProto output) {
        return NumberType.of(output.getType().getTensorType().getElemType()).filter(NumberType::isReal).isPresent();
    }

    /** The output with the batch in front, or, where it has none, as it is. */
    private static Computed last(Computed found, String name, Drafts drafts) {
        int[] file = found.fileShape();
        if (found.batch() == 0 || file.length < 2 || file[0] != 1) {
            return found;
        }
        int[] sample = Arrays.copyOfRange(file, 1, file.length);
        return new Computed(drafts.addView(name, found.layer(), sample), false, 0, sample);
    }

    private void observe(Observer observer, NodeProto node, Drafts drafts, int before) {
        Value value = values.get(node.getOutput(0));
        Computed result = value instanceof Computed c ? c : null;
        boolean completed = result != null && !Network.isInput(result.layer())
                && drafts.get(result.layer()).value().equals(node.getOutput(0));
        observer.translated(node, result, drafts.size() > before, completed);
        if (value instanceof Value.Side side) {
            observer.side(node, side.text());
        }
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
            values.put(name, new Computed(drafts.assume(name, shape), false, 0, shape));
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
    private List<NodeProto> nodesOf(String output) throws LrpFileException {
        Set<String> wanted = new HashSet<>(Set.of(output));
        readers.put(output, 1);
        List<NodeProto> nodes = new ArrayList<>();
        for (NodeProto node : Preparation.nodes(problems, model).reversed()) {
            if (node.getOutputList().stream().noneMatch(wanted::contains)) {
                continue;
            }
            for (String name : reads(node)) {
                if (!name.isEmpty()) {
                    wanted.add(name);
                    readers.merge(name, 1, Integer::sum);
                }
            }
            nodes.add(node);
        }
        return nodes.reversed();
    }

    private void translate(NodeProto node, Drafts drafts, Sides sides, int batch) throws LrpFileException {
        if (Expansions.applies(node) && isExpanded(node)) {
            expand(node, drafts, sides, batch);
            return;
        }
        if (!isStandard(node.getDomain())) {
            throw problems.unsupported(node, "belongs to the operators of " + Problems.quoted(node.getDomain())
                    + "; only the standard ones are supported");
        }
        for (String name : node.getOutputList()) {
            if (values.containsKey(name) || constants.names().contains(name)) {
                throw problems.malformed(node, "makes " + Problems.quoted(name) + ", which there is already");
            }
        }
        Signature signature = Operators.signature(node.getOpType());
        Reading step = new Reading(problems, node, signature, values, constants, drafts, sides, opset, batch);
        if (step.inputs() < signature.inputs()) {
            throw problems.malformed(node, "has " + step.inputs() + " inputs; at least " + signature.inputs()
                    + " are expected");
        }
        try {
            List<? extends Value> results = Folding.applies(step)
                    ? Folding.fold(step)
                    : Sides.applies(step) && !Roots.applies(step) ? sides.results(step) : Operators.read(step);
            boolean runs = results.stream().noneMatch(Computed.class::isInstance);
            if (!runs) {
                step.attributes().requireAllKnown();
            }
            keep(node, results);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw problems.malformed(node, "does not fit what it reads: " + e.getMessage());
        }
    }

    /** What is computed from ids and constants alone runs as it is, if it is of the standard. */
    private boolean isExpanded(NodeProto node) {
        return !isStandard(node.getDomain()) || node.getOpType().equals("If")
                || node.getInputList().stream().anyMatch(i -> values.get(i) instanceof Computed);
    }

    private void expand(NodeProto node, Drafts drafts, Sides sides, int batch) throws LrpFileException {
        List<NodeProto> parts;
        try {
            parts = Expansions.of(new Reading(problems, node, Operators.signature(node.getOpType()), values, constants,
                    drafts, sides, opset, batch));
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
            throw problems.malformed(node, "does not fit what it reads: " + e.getMessage());
        }
        for (NodeProto part : parts) {
            part.getInputList().forEach(name -> readers.merge(name, 1, Integer::sum));
            part.getOutputList().forEach(name -> readers.putIfAbsent(name, 1));
        }
        for (NodeProto part : parts) {
            translate(part, drafts, sides, batch);
        }
    }

    /** All a node reads, what graphs inside it take from around them included. */
    private static Set<String> reads(NodeProto node) {
        Set<String> names = new LinkedHashSet<>(node.getInputList());
        for (AttributeProto a : node.getAttributeList()) {
            if (a.hasG()) {
                a.getG().getNodeList().forEach(inner -> names.addAll(reads(inner)));
                a.getG().getOutputList().forEach(o -> names.add(o.getName()));
            }
        }
        return names;
    }

    private void keep(NodeProto node, List<? extends Value> results) throws LrpFileException {
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
