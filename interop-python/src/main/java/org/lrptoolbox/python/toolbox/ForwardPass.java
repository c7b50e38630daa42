package org.lrptoolbox.python.toolbox;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.legacy.Variant;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.engine.Trace;
import org.lrptoolbox.engine.Wanted;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.TrainableLayer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.rule.Rule;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.train.Gradients;
import org.lrptoolbox.legacy.ToolboxScaling;

/**
 * One forward pass through a run of modules, kept for the calls that follow it: what modules show as X and Y, and
 * relevance and gradients on the way back.
 */
public final class ForwardPass {
    private static final JavaEngine ENGINE = new JavaEngine();

    private final Trace trace;

    private ForwardPass(Trace trace) {
        this.trace = trace;
    }

    /** Runs a batch through layers, one after the other. */
    public static ForwardPass of(List<? extends Layer> layers, NDArray x) {
        return new ForwardPass(ENGINE.forward(Network.sequential(List.copyOf(layers)), x.asTensor()));
    }

    /** The output of the run. */
    public NDArray output() {
        return NDArray.of(trace.output());
    }

    /** The input of the layer at a position. */
    public NDArray inputOf(int index) {
        return NDArray.of(trace.input(node(index)));
    }

    /** The shape of the input of the layer at a position, the batch included; known without computing. */
    public int[] inputShape(int index) {
        Tensor input = trace.input();
        return index == 0
                ? input.shape()
                : Shapes.batch(input.batch(), trace.network().shapes(input.sampleShape()).get(index - 1));
    }

    /** The output of the layer at a position. */
    public NDArray outputOf(int index) {
        return NDArray.of(trace.output(node(index)));
    }

    /**
     * Hands relevance back through some of the layers.
     *
     * @param from the first of them, which sees the relevance last
     * @param to one past the last of them
     * @param r the relevance of the output of layer {@code to - 1}
     * @param variants the variant for each of them, by a name of the toolbox
     * @param parameters the parameter for each of them; null where the variant takes none
     * @return the relevance of the input of layer {@code from}
     */
    public NDArray lrp(int from, int to, NDArray r, List<String> variants, List<@Nullable Number> parameters) {
        boolean whole = from == 0 && to == trace.network().size();
        Trace part = whole ? trace : section(from, to);
        List<Rule> rules = new ArrayList<>();
        for (Node node : part.network().nodes()) {
            Number parameter = parameters.get(node.index());
            rules.add(Variant.of(variants.get(node.index()), parameter == null ? null : parameter.doubleValue(),
                    Compatibility.ORIGINAL).ruleFor(node.layer()));
        }
        RuleTable table = new RuleTable("modules", part.network(), rules);
        return NDArray.of(ENGINE.relevance(part, table, r.asTensor(), Wanted.INPUT_ONLY).input());
    }

    private Trace section(int from, int to) {
        return ENGINE.forward(Network.sequential(trace.network().layers().subList(from, to)), trace.input(node(from)));
    }

    /** The gradient with respect to the input of the layer at a position, conditioned as the toolbox trains with it. */
    public NDArray gradient(int index, NDArray dy) {
        Node node = node(index);
        return NDArray.of(
                ToolboxScaling.backward(node.layer(), trace.input(node), trace.output(node), dy.asTensor()));
    }

    /** The true gradients of the parameters of the layer at a position. */
    public Parameters gradients(int index, NDArray dy) {
        Node node = node(index);
        Gradients found = Gradients.of((TrainableLayer) node.layer(), trace.input(node), dy.asTensor());
        return new Parameters(NDArray.of(found.weights(), found.weights().length),
                NDArray.of(found.bias(), found.bias().length));
    }

    /** Something for every weight and every bias of a layer. */
    public record Parameters(NDArray weights, NDArray bias) {}

    private Node node(int index) {
        return trace.network().node(index);
    }
}
