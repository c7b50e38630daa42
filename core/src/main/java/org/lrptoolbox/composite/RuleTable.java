package org.lrptoolbox.composite;

import java.util.ArrayList;
import java.util.List;

import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.rule.Rule;
import org.lrptoolbox.rule.Through;
import org.lrptoolbox.text.Table;

/**
 * A composite applied to a network: one rule per layer. Prints as the table to read before a run.
 *
 * @param name the name of the composite
 * @param network the network
 * @param rules one rule per node, in the network's order
 * @param coefficients whether the coefficients c of relevance R = a c travel, with a the value, wherever rules give
 *            them: then nothing is divided by values, which may be close to zero; else relevance itself does
 */
public record RuleTable(String name, Network network, List<Rule> rules, boolean coefficients) {
    /** A table of rules for relevance itself. */
    public RuleTable(String name, Network network, List<Rule> rules) {
        this(name, network, rules, false);
    }

    /** Copies the list and checks that it fits the network and every rule its layer. */
    public RuleTable {
        rules = List.copyOf(rules);
        if (rules.size() != network.size()) {
            throw new IllegalArgumentException(rules.size() + " rules for " + network.size() + " layers");
        }
        for (Node node : network.nodes()) {
            Rule rule = rules.get(node.index());
            if (!rule.supports(node.layer())) {
                throw new IllegalArgumentException("rule " + rule + " does not suit " + node);
            }
        }
    }

    /** The same for a network that computes the same, with a rule for each of its nodes. */
    public RuleTable rewritten(Network other, List<Rule> itsRules) {
        return new RuleTable(name, other, itsRules, coefficients);
    }

    /** The same table, but with another rule for a node. */
    public RuleTable with(Node node, Rule rule) {
        List<Rule> changed = new ArrayList<>(rules);
        changed.set(node.index(), rule);
        return new RuleTable(name, network, changed, coefficients);
    }

    /** The rule of a node. */
    public Rule rule(Node node) {
        return rules.get(node.index());
    }

    /** The table layer -&gt; rule, under the composite's name. */
    @Override
    public String toString() {
        return within(Integer.MAX_VALUE);
    }

    /** The same within so many characters a line, see {@link Table#within}. */
    public String within(int most) {
        Table table = new Table("#", "layer", "type", "rule");
        for (Node node : network.nodes()) {
            table.row("" + node.index(), node.name(), node.layer().type(), describe(rule(node)));
        }
        return "composite: " + name + "\n" + table.within(most);
    }

    /** {@code Epsilon[epsilon=1.0E-6]}, with the rule's own label in front. */
    private static String describe(Rule rule) {
        if (rule instanceof Through t) {
            return describe(t.rule()) + " through " + (t.parts() > 0 ? "heads " : "channels ") + t.positions();
        }
        String text = rule.toString();
        int parameters = text.indexOf('[');
        String inner = parameters < 0 ? "" : text.substring(parameters);
        return rule.label() + ("[]".equals(inner) ? "" : inner);
    }
}
