package org.lrptoolbox.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.lrptoolbox.algebra.Bound;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Layout;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.WindowLayer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.NetworkBuilder;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.rule.Pass;
import org.lrptoolbox.rule.Rule;
import org.lrptoolbox.rule.Through;
import org.lrptoolbox.rule.ZBox;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * The way down: a network whose images have the channels last as one with the channels first, which is what operators
 * of other tools work on. Inputs and output stay as they are: axes are exchanged where a layer needs them so.
 *
 * @param rules the network and its rules
 * @param nodes for every node of the original network, the one that has its result
 * @param images for every node of the original network, whether its result has the channels first now, but not then
 */
public record ChannelsFirst(RuleTable rules, int[] nodes, boolean[] images) {
    /** Where the axes of images with the channels last are found in such with the channels first. */
    private static final int[] LAST = Permute.toChannelsLast().axes();

    /** The network and its rules; unchanged if all layers have the channels first already. */
    public static ChannelsFirst of(RuleTable rules, List<int[]> samples) {
        if (ChannelAxis.isLast(rules.network())) {
            return new Rewrite(rules).run();
        }
        int[] same = new int[rules.network().size()];
        Arrays.setAll(same, i -> i);
        return new ChannelsFirst(rules, same, new boolean[same.length]);
    }

    /** {@link #of(RuleTable, List)} for a network with one input. */
    public static ChannelsFirst of(RuleTable rules, int... sample) {
        return of(rules, List.of(sample));
    }

    /** Whether a layer works on images in either order of axes, {@link #lowered} or as it is. */
    public static boolean takesAnyOrder(Layer layer) {
        return layer.turned(LAST) != null;
    }

    /** A layer over images with the channels first that computes what this one does with the channels last. */
    public static Layer lowered(Layer layer) {
        if (layer instanceof WindowLayer w) {
            return w.in(Layout.NCHW);
        }
        Layer turned = layer.turned(LAST);
        return turned == null ? layer : turned;
    }

    /** Values of an original node, in its own order of axes, from those of the new network. */
    public Tensor restore(int node, Tensor values) {
        return images[node] ? Layout.NCHW.to(Layout.NHWC, values) : values;
    }

    /** The work. */
    private static final class Rewrite {
        private final RuleTable rules;
        private final Network network;
        private final NetworkBuilder builder = Network.builder();
        private final List<Rule> newRules = new ArrayList<>();
        private final int[] nodes;
        private final boolean[] images;
        /** Values in the other order, made once, by the index of what they are made of. */
        private final Map<Integer, Integer> turned = new HashMap<>();

        Rewrite(RuleTable rules) {
            this.rules = rules;
            this.network = rules.network();
            this.nodes = new int[network.size()];
            this.images = new boolean[network.size()];
        }

        ChannelsFirst run() {
            network.inputs().forEach(builder::input);
            for (Node node : network.nodes()) {
                boolean first = WindowLayer.isLast(node.layer())
                        || takesAnyOrder(node.layer()) && node.inputs().stream().anyMatch(this::isImage);
                List<Integer> reads = node.inputs().stream().map(i -> read(i, first)).toList();
                nodes[node.index()] = add(node.name(), first ? ChannelsFirst.lowered(node.layer()) : node.layer(), first
                        ? boxed(rules.rule(node))
                        : rules.rule(node), reads);
                images[node.index()] = first;
            }
            read(network.size() - 1, false);
            Network lowered = builder.build();
            return new ChannelsFirst(rules.rewritten(lowered, newRules), nodes, images);
        }

        private boolean isImage(int node) {
            return !Network.isInput(node) && images[node];
        }

        /** The index of a value in the order asked for. */
        private int read(int node, boolean first) {
            int here = Network.isInput(node) ? node : nodes[node];
            if (isImage(node) == first) {
                return here;
            }
            return turned.computeIfAbsent(node, i -> {
                String name = Network.isInput(node)
                        ? "input" + (Network.inputNumber(node) == 0 ? "" : Network.inputNumber(node))
                        : node == network.size() - 1 ? "output" : network.node(node).name();
                return add(name + (first ? "/channels-first" : "/channels-last"), first
                        ? Permute.toChannelsFirst()
                        : Permute.toChannelsLast(), new Pass(), List.of(here));
            });
        }

        private int add(String name, Layer layer, Rule rule, List<Integer> reads) {
            builder.add(name, layer, reads);
            newRules.add(rule);
            return newRules.size() - 1;
        }

        /** A box with a bound for every element lies as the images do. */
        private static Rule boxed(Rule rule) {
            return switch (rule) {
                case ZBox z -> new ZBox(lowered(z.low()), lowered(z.high()), z.stabilizer());
                // Of height, width, channels: the channels come first.
                case Through t -> new Through(boxed(t.rule()), t.axis() == Through.LAST ? 0 : t.axis() + 1, t.parts(),
                        t.positions());
                default -> rule;
            };
        }

        private static Bound lowered(Bound bound) {
            if (bound.shape().length != 3) {
                return bound;
            }
            Tensor t = Tensor.of(bound.numbers(), Shapes.batch(1, bound.shape()));
            return Bound.of(Layout.NHWC.to(Layout.NCHW, t), 3);
        }
    }
}
