package org.lrptoolbox.explain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.lrptoolbox.canonize.Canonizer;
import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.engine.Relevance;
import org.lrptoolbox.engine.Trace;
import org.lrptoolbox.engine.Wanted;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Tensor;

/**
 * Explains predictions of one network by one composite:
 *
 * <pre>
 * Network network = Models.read(Path.of("LeNet-5.nn"));
 * Explainer explainer = Explainer.of(network, Composites.epsilonPlus());
 * Attribution why = explainer.explain(images, Target.dominant());
 * </pre>
 *
 * Immutable and safe to share between threads.
 */
public final class Explainer {
    private final Network network;
    private final RuleTable rules;
    private final Engine engine;
    private final Set<Integer> kept;

    private Explainer(Network network, RuleTable rules, Engine engine, Set<Integer> kept) {
        this.network = network;
        this.rules = rules;
        this.engine = engine;
        this.kept = kept;
    }

    /** An explainer on the Java engine, with the standard canonizers. */
    public static Explainer of(Network network, Composite composite) {
        return of(network, composite, Canonizers.standard(), new JavaEngine());
    }

    /** An explainer with everything chosen. */
    public static Explainer of(Network network, Composite composite, Canonizer canonizer, Engine engine) {
        Network canonized = canonizer.apply(network);
        return new Explainer(canonized, composite.rulesFor(canonized), engine, Set.of());
    }

    /** The same explainer, which also reports the relevance at the outputs of these layers. */
    public Explainer keeping(String... layers) {
        Set<Integer> indices = Set.of(layers).stream().map(name -> network.node(name).index())
                .collect(Collectors.toUnmodifiableSet());
        return new Explainer(network, rules, engine, indices);
    }

    /** The same explainer, which also reports the relevance at the output of every layer. */
    public Explainer keepingAll() {
        return new Explainer(network, rules, engine,
                IntStream.range(0, network.size()).boxed().collect(Collectors.toUnmodifiableSet()));
    }

    /** The network that is explained, after canonizers. */
    public Network network() {
        return network;
    }

    /** Which rule each layer gets; print it before a run. */
    public RuleTable rules() {
        return rules;
    }

    /**
     * Explains a batch.
     *
     * @param input samples along the first dimension
     * @param target what to explain; one with a single explanation per sample
     * @throws IllegalArgumentException if the target asks for several explanations: see {@link #explainAll}
     */
    public Attribution explain(Tensor input, Target target) {
        List<Attribution> all = explainAll(input, target);
        if (all.size() != 1) {
            throw new IllegalArgumentException(target + " asks for " + all.size() + " explanations: use explainAll");
        }
        return all.getFirst();
    }

    /** Explains a batch for every seed of a target, all on one forward pass. */
    public List<Attribution> explainAll(Tensor input, Target target) {
        Trace trace = engine.forward(network, input);
        return target.seeds(trace.output()).stream().map(seed -> attribution(trace, seed)).toList();
    }

    private Attribution attribution(Trace trace, Tensor seed) {
        Relevance r = engine.relevance(trace, rules, seed, new Wanted(kept, true));
        Map<String, Tensor> layers = new HashMap<>();
        r.layers().forEach((index, tensor) -> layers.put(network.node(index).name(), tensor));
        return new Attribution(r.input(), trace.output(), seed, layers, r.ledger());
    }
}
