package org.lrptoolbox.python.explain;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.RuleParameters;
import org.lrptoolbox.composite.Selector;
import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.ConvolutionLayer;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.PassLayer;
import org.lrptoolbox.layer.RearrangeLayer;
import org.lrptoolbox.layer.SumLayer;
import org.lrptoolbox.layer.WeightedLayer;
import org.lrptoolbox.layer.WinnerLayer;
import org.lrptoolbox.rule.Rule;

/** Puts composites together, layer by layer, in the words of Python. */
public final class Assignments {
    private static final Map<String, Predicate<Layer>> KINDS = Map.of("Convolution",
            ConvolutionLayer.class::isInstance, "Dense",
            layer -> layer instanceof WeightedLayer && !(layer instanceof ConvolutionLayer), "Linear",
            WeightedLayer.class::isInstance, "AvgPool",
            layer -> layer instanceof AffineLayer && !(layer instanceof WeightedLayer || layer.isDiagonal()),
            "BatchNorm",
            Layer::isDiagonal, "MaxPool",
            WinnerLayer.class::isInstance, "Sum", SumLayer.class::isInstance, "Activation",
            layer -> layer instanceof PassLayer && !(layer instanceof RearrangeLayer));

    private Assignments() {}

    /** An empty composite. */
    public static Composite empty(String name) {
        return Composite.of(name);
    }

    /** A composite with these rules on layers of a kind, stronger than what it has. */
    public static Composite byKind(Composite composite, String kind, List<Rule> rules) {
        Predicate<Layer> test = KINDS.get(kind);
        if (test == null) {
            throw new IllegalArgumentException("there is no kind of layer '" + kind + "'");
        }
        return with(composite, (network, node) -> test.test(node.layer()), rules);
    }

    /** The same on layers of given names. */
    public static Composite byName(Composite composite, List<String> names, List<Rule> rules) {
        List<String> chosen = List.copyOf(names);
        return with(composite, Selector.named(chosen::contains), rules);
    }

    /** The same on the first layer of a kind. */
    public static Composite byFirst(Composite composite, String kind, List<Rule> rules) {
        Predicate<Layer> test = KINDS.getOrDefault(kind, layer -> false);
        return with(composite, (network, node) -> test.test(node.layer()) && network.layers().stream()
                .limit(node.index()).noneMatch(test), rules);
    }

    /** The same everywhere. */
    public static Composite everywhere(Composite composite, List<Rule> rules) {
        return with(composite, Selector.all(), rules);
    }

    /** A composite with all that another assigns, stronger than what it has. */
    public static Composite over(Composite composite, Composite stronger) {
        Composite more = composite;
        for (Composite.Assignment assignment : stronger.assignments()) {
            more = more.with(assignment.where(), assignment.rule());
        }
        return new Composite(more.name(), more.assignments(),
                stronger.form() == Composite.Form.RELEVANCE ? more.form() : stronger.form());
    }

    /** A composite with parameters of its rules changed. */
    public static Composite tuned(Composite composite, List<String> names, List<Number> values) {
        Map<String, Double> given = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            given.put(names.get(i), values.get(i).doubleValue());
        }
        return RuleParameters.tune(composite, given);
    }

    private static Composite with(Composite composite, Selector where, List<Rule> rules) {
        Composite more = composite;
        for (Rule rule : rules) {
            more = more.with(where, rule);
        }
        return more;
    }
}
