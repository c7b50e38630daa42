package org.lrptoolbox.onnx.read;

import static org.lrptoolbox.tensor.Shapes.OPEN;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.model.ReadOptions;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.onnx.file.Problems;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Drafts;
import org.lrptoolbox.onnx.node.Wholes;
import org.lrptoolbox.onnx.node.Constants;
import org.lrptoolbox.onnx.rows.FirstAxis;
import org.lrptoolbox.tensor.Shapes;

/** Translates a parsed model, node by node in the order of the file. */
final class Importer {
    private final Problems problems;
    private final ModelProto model;
    private final Header header;
    private final int opset;
    private final ReadOptions options;
    private final Samples samples;
    private final Constants constants;
    private final Map<String, Value> values = new HashMap<>();
    @Nullable
    private FirstAxis rows;

    /** @param samples which axes of the file are those of a sample */
    Importer(Problems problems, ModelProto model, ReadOptions options, Samples samples) throws LrpFileException {
        this.problems = problems;
        this.model = model;
        this.header = new Header(problems, model);
        this.opset = header.opset();
        this.options = options;
        this.samples = samples;
        this.constants = new Constants(problems, model.getGraph().getInitializerList());
    }

    /** The model; empty if the observer has let problems pass. */
    Optional<OnnxModel> run(Observer observer) throws LrpFileException {
        GraphProto graph = model.getGraph();
        String declared = header.output(options.output());
        String output = Decision.scores(graph, declared);
        Readers readers = new Readers(Unpoolings.of(Preparation.nodes(problems, model), constants), output);
        List<DeclaredInput> inputs = DeclaredInput.of(graph, constants.names(), readers.names(), problems, options,
                samples);
        int batch = batch(inputs);
        rows = rows(inputs);
        List<Input> takes = inputs.stream().map(DeclaredInput::input).toList();
        Drafts drafts = new Drafts(takes);
        Sides sides = new Sides(values, constants, drafts, opset, samples,
                inputs.stream().allMatch(i -> i.batch() == OPEN));
        for (DeclaredInput input : inputs) {
            int source = Network.INPUT - inputs.indexOf(input);
            values.put(input.name(), input.isMeasured()
                    ? new Computed(source, readers.isSole(input.name()), samples == Samples.WHOLE ? Computed.PINNED : 0,
                            input.sample())
                    : side(sides, input, source));
        }
        NodeTranslator translator = new NodeTranslator(problems, values, readers, constants, drafts, sides,
                new Wholes(), opset, batch);
        boolean failed = false;
        for (NodeProto node : readers.nodes()) {
            int before = drafts.size();
            try {
                translator.translate(node);
                observe(observer, node, drafts, before);
                failed |= rows != null && !follow(rows, translator, node, inputs, observer);
            } catch (LrpFileException e) {
                boolean fits = rows == null || samples == Samples.WHOLE || !(e instanceof MalformedFileException);
                observer.failed(node, fits ? e : problems.notOne(e, example(inputs)), assume(node, drafts));
                failed = true;
            }
        }
        if (samples == Samples.WHOLE && (rows == null || rows.mixed() == null)) {
            DeclaredInput.requireNoBatch(inputs, problems);
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
            NodeProto node = readers.nodes().stream().filter(n -> n.getOutputList().contains(value)).findFirst()
                    .orElseThrow();
            observer.failed(node, problems.unsupported(node, "is supported only as a part of an activation"), true);
            failed = true;
        }
        observer.finished(drafts.leadingTo(result.layer()));
        return failed
                ? Optional.empty()
                : Optional.of(new OnnxModel(drafts.network(result.layer(), declared), drafts.values(result.layer()),
                        header.outputs()));
    }

    /** The rows of inputs whose first axis may be no batch; null where it is one. */
    private @Nullable FirstAxis rows(List<DeclaredInput> inputs) {
        boolean whole = samples == Samples.WHOLE;
        List<DeclaredInput> doubtful = inputs.stream()
                .filter(i -> whole ? i.rows() == inputs.getFirst().rows() : i.batch() == OPEN && !i.isToldOne(options))
                .toList();
        if (samples == Samples.TOGETHER || doubtful.isEmpty()) {
            return null;
        }
        FirstAxis all = new FirstAxis(whole ? inputs.getFirst().rows() : 1);
        doubtful.forEach(i -> all.input(i.name()));
        return all;
    }

    /** Follows the rows through a node; whether that may go on: what mixes them does not take samples one by one. */
    private boolean follow(FirstAxis all, NodeTranslator translator, NodeProto node, List<DeclaredInput> inputs,
            Observer observer) throws LrpFileException {
        boolean before = all.mixed() != null;
        all.follow(translator.reading(node),
                node.getOutputList().stream().takeWhile(values::containsKey).map(values::get).toList());
        NodeProto mixes = all.mixed();
        if (samples == Samples.WHOLE || before || mixes == null) {
            return true;
        }
        observer.failed(node, problems.unsupported(mixes, "mixes what lies along the first axis of the input, which "
                + "is no batch then: steps, words or boxes of one sample. Say how many there are when reading the "
                + "model, the whole shape such as " + example(inputs)), true);
        return false;
    }

    private static String example(List<DeclaredInput> inputs) {
        return inputs.stream().filter(i -> i.batch() == OPEN).findFirst().orElseThrow().example();
    }

    private Value side(Sides sides, DeclaredInput input, int source) throws LrpFileException {
        if (!input.isKnown()) {
            throw problems.unsupported("input " + Problems.quoted(input.name()) + " takes samples of shape "
                    + Shapes.openText(input.sample()) + "; say their shape when reading the model, such as "
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
        if (samples.isPinned() && batch > 1) {
            throw problems.unsupported("is made for a batch of " + batch + " and moves it where layers do not find it; "
                    + "export it for a batch of 1 or of open size");
        }
        return samples.isPinned() ? 1 : batch;
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
        List<Value> made = node.getOutputList().stream().filter(values::containsKey).map(values::get).toList();
        Computed result = made.stream().filter(Computed.class::isInstance).map(Computed.class::cast).findFirst()
                .orElse(null);
        boolean completed = result != null && !Network.isInput(result.layer())
                && node.getOutputList().contains(drafts.get(result.layer()).value());
        observer.translated(node, result, before, drafts.size(), completed);
        if (result == null && !made.isEmpty() && made.getFirst() instanceof Value.Side side) {
            observer.side(node, side.text());
        }
    }

    /** Puts something in the place of what a node makes that cannot be read; whether its shape is known for certain. */
    private boolean assume(NodeProto node, Drafts drafts) {
        boolean known = true;
        for (String name : node.getOutputList()) {
            int[] said = header.noted(name);
            int[] shape = said != null
                    ? said
                    : node.getInputList().stream().map(values::get).filter(Computed.class::isInstance)
                            .map(v -> ((Computed) v).shape()).findFirst().orElse(drafts.shape(Network.INPUT));
            known &= said != null;
            values.put(name, new Computed(drafts.assume(name, shape), false, 0, shape));
        }
        return known;
    }
}
