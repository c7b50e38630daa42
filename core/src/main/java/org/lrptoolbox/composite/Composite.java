package org.lrptoolbox.composite;

import java.util.ArrayList;
import java.util.List;

import org.lrptoolbox.canonize.Scales;
import org.lrptoolbox.layer.PassLayer;
import org.lrptoolbox.layer.SumLayer;
import org.lrptoolbox.layer.WinnerLayer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.rule.Adjoint;
import org.lrptoolbox.rule.AffineRule;
import org.lrptoolbox.rule.Gradient;
import org.lrptoolbox.rule.Halves;
import org.lrptoolbox.rule.Held;
import org.lrptoolbox.rule.HeldNorm;
import org.lrptoolbox.rule.Nothing;
import org.lrptoolbox.rule.Pass;
import org.lrptoolbox.rule.Proportional;
import org.lrptoolbox.rule.Rule;
import org.lrptoolbox.rule.Winner;
import org.lrptoolbox.rule.ZBox;
import org.lrptoolbox.rule.Zero;

/**
 * Assigns rules to layers. Assignments are tried in order and later ones win; one whose rule does not suit a layer
 * leaves that layer alone, so that "flat everywhere" does not have to spell out what activations do.
 *
 * <p>Every composite starts from what needs no choice: activations pass, max pooling goes to the winner, sums share in
 * proportion, and every other layer has {@link Zero}. A scale that has nothing to share passes, whatever is assigned:
 * one without a shift, and preprocessing inside the model, where relevance is of what the network makes of its input
 * and an origin shifted by a mean is no evidence.
 *
 * @param name its name in tables
 * @param assignments which layers get which rule, the strongest last
 * @param form what travels backwards
 */
public record Composite(String name, List<Assignment> assignments, Form form) {
    private static final List<Rule> FALLBACKS = List.of(new Zero(), new Proportional(), new Winner(), new Pass(),
            new Halves(), new HeldNorm(), new Held(), new Nothing());

    /** What travels backwards through a network. */
    public enum Form {
        /** Relevance; in networks with attention or norms its coefficients, see {@link RuleTable#coefficients}. */
        RELEVANCE,
        /** The coefficients c of relevance R = a c, with a the value, wherever rules give them. */
        COEFFICIENTS,
        /** A gradient, which starts from 1 instead of the score. */
        GRADIENT
    }

    /** One line of a composite. */
    public record Assignment(Selector where, Rule rule) {}

    /** Copies the list. */
    public Composite {
        assignments = List.copyOf(assignments);
    }

    /** A composite without assignments, to add to. */
    public static Composite of(String name) {
        return new Composite(name, List.of(), Form.RELEVANCE);
    }

    /** One rule for every layer it suits. */
    public static Composite uniform(Rule rule) {
        return of(rule.toString()).with(Selector.all(), rule);
    }

    /** This composite with one more assignment, which is stronger than those before. */
    public Composite with(Selector where, Rule rule) {
        List<Assignment> more = new ArrayList<>(assignments);
        more.add(new Assignment(where, rule));
        return new Composite(name, more, form);
    }

    /** This composite under another name. */
    public Composite named(String newName) {
        return new Composite(newName, assignments, form);
    }

    /** This composite as one that makes a gradient, with {@link Gradient} wherever nothing else is assigned. */
    public Composite asGradient() {
        List<Assignment> more = new ArrayList<>(assignments);
        more.addFirst(new Assignment(Selector.all(), new Gradient()));
        return new Composite(name, more, Form.GRADIENT);
    }

    /** This composite with coefficients travelling, for rules without stabilisers: nothing is divided by values. */
    public Composite inCoefficients() {
        return new Composite(name, assignments, Form.COEFFICIENTS);
    }

    /** Whether it makes a gradient, which starts from 1 instead of the score. */
    public boolean gradient() {
        return form == Form.GRADIENT;
    }

    /**
     * The rules for the layers of a network. Products of two values, norms and the softmax of attention, where nothing
     * is assigned to them, have what {@link Composites#attnLrp AttnLRP} gives them; the name of the table says so.
     *
     * @throws IllegalArgumentException if no rule suits a layer, or layers are named that there are not; the message says
     *             which
     */
    public RuleTable rulesFor(Network network) {
        assignments.forEach(a -> a.where.requireUse(network, a.rule));
        boolean mixed = form == Form.RELEVANCE && Attention.isIn(network);
        return new RuleTable(mixed ? name + ", products, norms and attention by AttnLRP" : name, network,
                network.nodes().stream().map(n -> ruleFor(network, n)).toList(),
                mixed || form == Form.COEFFICIENTS);
    }

    private Rule ruleFor(Network network, Node node) {
        Rule rule = assigned(network, node);
        if (rule instanceof ZBox box) {
            return Boxes.carried(network, node, box);
        }
        return rule instanceof AffineRule && Scales.handsOn(network, node) ? new Pass() : rule;
    }

    private Rule assigned(Network network, Node node) {
        for (Assignment assignment : assignments.reversed()) {
            if (assignment.rule.supports(node.layer()) && assignment.where.matches(network, node)) {
                return assignment.rule;
            }
        }
        if (Attention.softmax().matches(network, node)) {
            return new Adjoint();
        }
        return FALLBACKS.stream().filter(rule -> rule.supports(node.layer())).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(node + " has no role that a rule knows: it should"
                        + " implement AffineLayer, " + WinnerLayer.class.getSimpleName() + ", "
                        + PassLayer.class.getSimpleName() + " or " + SumLayer.class.getSimpleName()
                        + ", or composite '" + name + "' should assign it a rule that supports it"));
    }
}
