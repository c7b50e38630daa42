package org.lrptoolbox.onnx.engine;

import org.lrptoolbox.onnx.graph.Identity;

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

    private record Key(Identity network, List<List<Integer>> samples) {}

    @Override
    Tensor forward(Network network, List<Tensor> inputs) {
        return trace(network, inputs).output();
    }

    @Override
    Explanation answer(RuleTable rules, List<Tensor> inputs, Target target, Wanted wanted) {
        return backward.explain(trace(rules.network(), inputs), rules, target, wanted);
    }

    private Trace trace(Network network, List<Tensor> inputs) {
        List<int[]> samples = samples(inputs);
        ChannelsFirst lowered = ChannelsFirst.of(Composites.gradient().rulesFor(network), samples);
        Key key = new Key(new Identity(network), keys(samples));
        Map<String, Tensor> values = use(key, () -> Compiler.activations(lowered.rules().network(), compileOptions(),
                samples),
                program -> program.run(data(inputs)));
        List<Tensor> activations = network.nodes().stream().map(node -> activation(lowered, node, values)).toList();
        return Trace.of(network, inputs, activations);
    }

    private static Tensor activation(ChannelsFirst lowered, Node node, Map<String, Tensor> values) {
        String name = Compiler.activation(lowered.nodes()[node.index()]);
        return lowered.restore(node.index(), Objects.requireNonNull(values.get(name)));
    }
}
