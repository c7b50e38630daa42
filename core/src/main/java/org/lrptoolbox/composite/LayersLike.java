package org.lrptoolbox.composite;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.Set;
import java.util.LinkedHashSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.lrptoolbox.text.Meant;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.rule.Rule;

/**
 * Layers that a person has named: by their names or their types, see {@link Selector#like}. Whoever names some expects
 * that there are, so it complains where there are none.
 *
 * @param text the names, as given
 * @param names what they say
 */
record LayersLike(String text, Pattern names) implements Selector {
    private static final int LISTED = 12;

    static LayersLike of(String text) {
        List<String> names = Arrays.stream(text.split("\\|", -1)).map(String::strip).toList();
        if (names.contains("")) {
            throw new IllegalArgumentException(
                    "'" + text + "' names no layers; names or types are expected, with * for "
                            + "any letters and | between several");
        }
        return new LayersLike(text,
                Pattern.compile(names.stream().map(LayersLike::expression).collect(Collectors.joining("|"))));
    }

    private static String expression(String name) {
        return Pattern.quote(name).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    }

    @Override
    public boolean matches(Network network, Node node) {
        return names.matcher(node.name()).matches() || names.matcher(node.layer().type()).matches();
    }

    @Override
    public void requireUse(Network network, Rule rule) {
        List<Node> found = network.nodes().stream().filter(n -> matches(network, n)).toList();
        if (found.stream().anyMatch(n -> rule.supports(n.layer()))) {
            return;
        }
        throw new IllegalArgumentException(found.isEmpty()
                ? "no layer has a name or type like '" + text + "'" + Meant.by(text, words(network)) + "; there are "
                        + listed(network.nodes())
                : "rule " + rule.label() + " suits none of the layers like '" + text + "': " + listed(found));
    }

    private static Set<String> words(Network network) {
        return network.nodes().stream().flatMap(n -> Stream.of(n.name(), n.layer().type()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String listed(List<Node> nodes) {
        String some = nodes.stream().limit(LISTED).map(n -> "'" + n.name() + "' (" + n.layer().type() + ")")
                .collect(Collectors.joining(", "));
        return some + (nodes.size() > LISTED ? " and " + (nodes.size() - LISTED) + " more" : "");
    }

    @Override
    public String toString() {
        return text;
    }
}
