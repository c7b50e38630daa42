package org.lrptoolbox.explain;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.lrptoolbox.canonize.Canonizer;
import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.engine.Explanation;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.engine.Relevance;
import org.lrptoolbox.engine.Wanted;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.target.Target;
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
    private final boolean gradient;
    private final Engine engine;
    private final Wanted wanted;
    private final HeldInputs held;

    private Explainer(RuleTable rules, boolean gradient, Engine engine, Wanted wanted, HeldInputs held) {
        this.network = rules.network();
        this.rules = rules;
        this.gradient = gradient;
        this.engine = engine;
        this.wanted = wanted;
        this.held = held;
    }

    /** An explainer on the Java engine, with the standard canonizers. */
    public static Explainer of(Network network, Composite composite) {
        return of(network, composite, Canonizers.standard(), new JavaEngine());
    }

    /** An explainer on another engine, with the standard canonizers. */
    public static Explainer of(Network network, Composite composite, Engine engine) {
        return of(network, composite, Canonizers.standard(), engine);
    }

    /** An explainer with everything chosen. */
    public static Explainer of(Network network, Composite composite, Canonizer canonizer, Engine engine) {
        Network canonized = canonizer.apply(network);
        return new Explainer(composite.rulesFor(canonized), composite.gradient(), engine, Wanted.LEDGER,
                HeldInputs.NONE);
    }

    /** The same explainer, which also reports the relevance at the outputs of these layers. */
    public Explainer keeping(String... layers) {
        Set<Integer> indices = Set.of(layers).stream().map(name -> network.node(name).index())
                .collect(Collectors.toUnmodifiableSet());
        return with(new Wanted(indices, wanted.ledger()));
    }

    /** The same explainer, which also reports the relevance at the output of every layer. */
    public Explainer keepingAll() {
        return with(new Wanted(IntStream.range(0, network.size()).boxed().collect(Collectors.toUnmodifiableSet()),
                wanted.ledger()));
    }

    /**
     * The same explainer for relevance conditional on concepts: of what arrives at layers, only what lies on some of
     * their channels or heads goes on.
     *
     * @throws IllegalArgumentException if there is no layer of a name; the message lists the names
     */
    public Explainer through(Concept... concepts) {
        RuleTable masked = rules;
        for (Concept concept : concepts) {
            Node node = network.node(concept.layer());
            masked = masked.with(node, concept.on(network, node, masked.rule(node)));
        }
        return new Explainer(masked, gradient, engine, wanted, held);
    }

    /** The same explainer without the ledger, which costs a little time. */
    public Explainer withoutLedger() {
        return with(new Wanted(wanted.layers(), false));
    }

    /**
     * The same explainer, which is no longer given these inputs of a network with several: they stay as they are.
     *
     * @param inputs by name; one sample for all that is explained, or one for each
     * @throws IllegalArgumentException if the network has no input of such a name
     */
    public Explainer holding(Map<String, Tensor> inputs) {
        return new Explainer(rules, gradient, engine, wanted, held.with(inputs, network));
    }

    private Explainer with(Wanted more) {
        return new Explainer(rules, gradient, engine, more, held);
    }

    /** Whether it makes gradients, which sum to nothing in particular. */
    public boolean isGradient() {
        return gradient;
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
     * @param input samples along the first dimension, or one alone
     * @param target what to explain; one with a single explanation per sample
     * @throws IllegalArgumentException if the target asks for several explanations: see {@link #explainAll}
     * @throws NotANumberException if prediction or relevance of a sample is not a number
     */
    public Attribution explain(Tensor input, Target target) {
        return explain(List.of(input), target);
    }

    /** {@link #explain(Tensor, Target)} for a network with several inputs, one tensor for each in their order. */
    public Attribution explain(List<Tensor> inputs, Target target) {
        List<Attribution> all = explainAll(inputs, target);
        if (all.size() != 1) {
            throw new IllegalArgumentException(target + " asks for " + all.size() + " explanations: use explainAll");
        }
        return all.getFirst();
    }

    /** Explains a batch for every seed of a target, all on one forward pass. */
    public List<Attribution> explainAll(Tensor input, Target target) {
        return explainAll(List.of(input), target);
    }

    /** {@link #explainAll(Tensor, Target)} for a network with several inputs, one tensor for each in their order. */
    public List<Attribution> explainAll(List<Tensor> given, Target target) {
        List<Tensor> inputs = network.batched(held.complete(network, given));
        Set<Integer> more = network.roots().stream().map(Node::index).collect(Collectors.toSet());
        more.addAll(wanted.layers());
        Explanation found = engine.explain(rules, inputs, gradient ? target.unit() : target,
                new Wanted(more, wanted.ledger()));
        new Soundness(rules, engine).check(inputs, found);
        return IntStream.range(0, found.seeds().size()).mapToObj(i -> attribution(found, i)).toList();
    }

    private Attribution attribution(Explanation found, int index) {
        Relevance r = found.relevance().get(index);
        Map<String, Tensor> layers = new HashMap<>();
        r.layers().forEach((node, tensor) -> layers.put(network.node(node).name(), tensor));
        return new Attribution(roots(r, layers), found.prediction(), found.seeds().get(index), layers, r.ledger());
    }

    /** Where relevance ends: at inputs of measurements, held ones last, and where something is looked up. */
    private Map<String, Tensor> roots(Relevance found, Map<String, Tensor> layers) {
        Map<String, Tensor> roots = new LinkedHashMap<>();
        List<Input> free = held.free(network);
        put(roots, found, free);
        network.roots().forEach(n -> roots.put(n.name(), Objects.requireNonNull(layers.get(n.name()))));
        put(roots, found, network.inputs().stream().filter(i -> !free.contains(i)).toList());
        return roots;
    }

    private void put(Map<String, Tensor> roots, Relevance found, List<Input> inputs) {
        inputs.stream().filter(Input::carries)
                .forEach(i -> roots.put(i.name(), found.inputs().get(network.inputs().indexOf(i))));
    }
}
