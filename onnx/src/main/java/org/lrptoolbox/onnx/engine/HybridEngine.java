package org.lrptoolbox.onnx.engine;

import org.lrptoolbox.onnx.graph.Identity;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.engine.Explanation;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.engine.Trace;
import org.lrptoolbox.engine.Wanted;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.layout.ChannelsFirst;
import org.lrptoolbox.onnx.compile.Compiler;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;

/**
 * Runs networks forward in ONNX Runtime, in float32, and relevance backward in Java, in float64: for rules and layers
 * of one's own, which need no more than Java, and to look at what single precision does to relevance.
 */
public final class HybridEngine extends OnnxEngine {
    private final JavaEngine backward = new JavaEngine();

    /** On the processor, with all of its cores. */
    public HybridEngine() {
        this(RuntimeOptions.DEFAULT);
    }

    /** With options of its own. */
    public HybridEngine(RuntimeOptions options) {
        super(options);
    }

    @Override
    public String name() {
        return "hybrid";
    }

    private record Key(Identity network, List<Integer> sample) {}

    @Override
    public Tensor predict(Network network, Tensor input) {
        return forward(network, input).output();
    }

    @Override
    public Explanation explain(RuleTable rules, Tensor input, Target target, Wanted wanted) {
        return backward.explain(forward(rules.network(), input), rules, target, wanted);
    }

    private Trace forward(Network network, Tensor input) {
        int[] sample = input.sampleShape();
        ChannelsFirst lowered = ChannelsFirst.of(Composites.gradient().rulesFor(network), sample);
        Key key = new Key(new Identity(network), Arrays.stream(sample).boxed().toList());
        Map<String, Tensor> values = use(key, () -> Compiler.activations(lowered.rules().network(), sample),
                program -> program.run(Map.of(Compiler.DATA, input)));
        List<Tensor> activations = network.nodes().stream().map(node -> activation(lowered, node, values)).toList();
        return Trace.of(network, input, activations);
    }

    private static Tensor activation(ChannelsFirst lowered, Node node, Map<String, Tensor> values) {
        String name = Compiler.activation(lowered.nodes()[node.index()]);
        return lowered.restore(node.index(), Objects.requireNonNull(values.get(name)));
    }
}
