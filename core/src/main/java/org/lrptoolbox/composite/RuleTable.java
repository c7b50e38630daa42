package org.lrptoolbox.composite;

import java.util.List;

import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.rule.Rule;
import org.lrptoolbox.text.Table;

/**
 * A composite applied to a network: one rule per layer. Prints as the table to read before a run.
 *
 * @param name the name of the composite
 * @param network the network
 * @param rules one rule per node, in the network's order
 */
public record RuleTable(String name, Network network, List<Rule> rules) {
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

    /** The rule of a node. */
    public Rule rule(Node node) {
        return rules.get(node.index());
    }

    /** The table layer -&gt; rule, under the composite's name. */
    @Override
    public String toString() {
        Table table = new Table("#", "layer", "type", "rule");
        for (Node node : network.nodes()) {
            table.row("" + node.index(), node.name(), node.layer().type(), describe(rule(node)));
        }
        return "composite: " + name + "\n" + table;
    }

    /** {@code Epsilon[epsilon=1.0E-6]}, with the rule's own label in front. */
    private static String describe(Rule rule) {
        String text = rule.toString();
        int parameters = text.indexOf('[');
        String inner = parameters < 0 ? "" : text.substring(parameters);
        return rule.label() + ("[]".equals(inner) ? "" : inner);
    }
}
