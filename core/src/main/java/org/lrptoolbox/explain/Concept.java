package org.lrptoolbox.explain;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.lrptoolbox.layout.ChannelAxis;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.rule.References;
import org.lrptoolbox.rule.Rule;
import org.lrptoolbox.rule.Through;
import org.lrptoolbox.tensor.Shapes;

/**
 * Some channels or heads of a layer, which stand for a concept: {@link Explainer#through} lets relevance pass through
 * them alone. Source: {@link References#ACHTIBAT_2023}.
 *
 * @param layer the name of the layer
 * @param heads into how many heads its channels fall; 0 for single channels
 * @param numbers which ones, from 0
 */
public record Concept(String layer, int heads, List<Integer> numbers) {
    /** Keeps a copy, and wants at least one number. */
    public Concept {
        numbers = List.copyOf(numbers);
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("no channel of layer '" + layer + "' is named");
        }
    }

    /** Channels of a layer. */
    public static Concept channels(String layer, int... numbers) {
        return new Concept(layer, 0, Arrays.stream(numbers).boxed().toList());
    }

    /** Heads of a layer whose channels are those of all heads, one behind the other. */
    public static Concept heads(String layer, int of, int... numbers) {
        return new Concept(layer, of, Arrays.stream(numbers).boxed().toList());
    }

    /**
     * As typed: {@code LAYER:3,17-20} for channels, {@code LAYER:0,2/12} for the heads 0 and 2 of 12. Channels lie along
     * the first axis of images and of attention (heads, tokens, tokens), along the last of vectors and tokens.
     *
     * @throws IllegalArgumentException if it is something else; the message says what is expected
     */
    public static Concept parse(String text) {
        int colon = text.lastIndexOf(':');
        String[] parts = text.substring(colon + 1).split("/", -1);
        if (colon < 1 || parts.length > 2 || !parts[0].matches("[0-9]{1,9}(-[0-9]{1,9})?(,[0-9]{1,9}(-[0-9]{1,9})?)*")
                || parts.length == 2 && !parts[1].matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException("'" + text + "'; expected a layer and channels of it, LAYER:3,17-20, or "
                    + "heads of all there are, LAYER:0,2/12");
        }
        List<Integer> numbers = Arrays.stream(parts[0].split(",", -1)).flatMap(range -> {
            String[] ends = range.split("-", -1);
            int first = Integer.parseInt(ends[0]);
            int last = Integer.parseInt(ends[ends.length - 1]);
            if (last - first > 1 << 20 || last < first) {
                throw new IllegalArgumentException("'" + range + "': expected a range from a number to a larger one");
            }
            return IntStream.rangeClosed(first, last).boxed();
        }).toList();
        return new Concept(text.substring(0, colon), parts.length == 2 ? Integer.parseInt(parts[1]) : 0, numbers);
    }

    /** @throws IllegalArgumentException if the layer is known to have fewer channels, or heads */
    Rule on(Network network, Node node, Rule rule) {
        boolean last = heads > 0 || ChannelAxis.isLast(network, node);
        int[] sample = network.inputs().size() == 1 ? network.input().sample() : null;
        if (sample != null) {
            int[] shape = network.shapes(sample).get(node.index());
            requireNumbers(shape[last ? shape.length - 1 : 0]);
        }
        return new Through(rule, last ? Through.LAST : 0, heads, numbers);
    }

    private void requireNumbers(int channels) {
        int there = heads > 0 ? heads : channels;
        int largest = Collections.max(numbers);
        if (channels != Shapes.OPEN && largest >= there) {
            throw new IllegalArgumentException(
                    "layer '" + layer + "' has " + there + (heads > 0 ? " heads" : " channels")
                            + ", 0 to " + (there - 1) + "; found " + largest);
        }
    }
}
