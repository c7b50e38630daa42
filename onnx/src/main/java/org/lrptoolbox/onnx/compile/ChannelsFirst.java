package org.lrptoolbox.onnx.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.lrptoolbox.algebra.Bound;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Convolution;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Linear;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.Ties;
import org.lrptoolbox.layer.Window;
import org.lrptoolbox.layer.WindowLayer;
import org.lrptoolbox.layer.AveragePooling;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.MaxPooling;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.SumPooling;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.rule.Pass;
import org.lrptoolbox.rule.Rule;
import org.lrptoolbox.rule.ZBox;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/**
 * A network of the toolbox, whose images have the channels last, as one with the channels first, which is what ONNX
 * operators work on. Input and output stay as they are: axes are exchanged behind the one and before the other.
 *
 * @param rules the network and its rules
 * @param nodes for every node of the original network, the one that has its result
 * @param images for every node of the original network, whether its result has the channels first now, but not then
 */
public record ChannelsFirst(RuleTable rules, int[] nodes, boolean[] images) {
    /** The network and its rules; unchanged if all layers have the channels first already. */
    public static ChannelsFirst of(RuleTable rules, List<int[]> samples) {
        Network network = rules.network();
        boolean toolbox = network.layers().stream().anyMatch(l -> l instanceof Convolution || l instanceof WindowLayer
                || l instanceof Linear);
        // What has several inputs is no network of the toolbox's.
        if (toolbox && samples.size() == 1) {
            return new Rewrite(rules, samples.getFirst()).run();
        }
        int[] same = new int[network.size()];
        Arrays.setAll(same, i -> i);
        return new ChannelsFirst(rules, same, new boolean[same.length]);
    }

    /** {@link #of(RuleTable, List)} for a network with one input. */
    public static ChannelsFirst of(RuleTable rules, int... sample) {
        return of(rules, List.of(sample));
    }

    /** Values of an original node, in its own order of axes, from those of the new network. */
    public Tensor restore(int node, Tensor values) {
        return images[node] ? Permute.toChannelsLast().forward(values) : values;
    }

    /** The work. */
    private static final class Rewrite {
        private final RuleTable rules;
        private final List<int[]> shapes;
        private final int[] sample;
        private final Network.Builder builder = Network.builder();
        private final List<Rule> newRules = new ArrayList<>();
        private final String[] names;
        private String input = "";

        Rewrite(RuleTable rules, int... sample) {
            this.rules = rules;
            this.sample = sample;
            this.shapes = rules.network().shapes(sample);
            this.names = new String[rules.network().size()];
        }

        ChannelsFirst run() {
            Network network = rules.network();
            int[] nodes = new int[network.size()];
            boolean[] images = new boolean[network.size()];
            if (sample.length == 3) {
                input = add("input/channels-first", Permute.toChannelsFirst(), new Pass());
            }
            for (Node node : network.nodes()) {
                String[] reads = node.inputs().stream().map(i -> Network.isInput(i) ? input : names[i])
                        .filter(name -> !name.isEmpty()).toArray(String[]::new);
                if (node.layer() instanceof Flatten && shape(node.inputs().getFirst()).length == 3) {
                    reads = new String[]{add(node.name() + "/channels-last", Permute.toChannelsLast(), new Pass(),
                            reads)};
                }
                names[node.index()] = add(node.name(), rewritten(node.layer()), rewritten(rules.rule(node)), reads);
                nodes[node.index()] = newRules.size() - 1;
                images[node.index()] = shapes.get(node.index()).length == 3;
            }
            if (images[network.size() - 1]) {
                add("output/channels-last", Permute.toChannelsLast(), new Pass(), names[network.size() - 1]);
            }
            return new ChannelsFirst(new RuleTable(rules.name(), builder.build(), newRules), nodes, images);
        }

        private int[] shape(int node) {
            return Network.isInput(node) ? sample : shapes.get(node);
        }

        private String add(String name, Layer layer, Rule rule, String... reads) {
            builder.add(name, layer, reads);
            newRules.add(rule);
            return name;
        }

        private static Layer rewritten(Layer layer) {
            return switch (layer) {
                case Convolution c -> new Conv(filters(c), c.bias(), Frame.of(c.window().height(), c.window().width())
                        .withStride(c.strideDown(), c.strideAcross()), 1);
                case Linear l -> new Dense(Weights.of(l.weightData(), l.inputs(), l.outputs()), false, l.bias());
                case SumPool p -> new SumPooling(frame(p.window()), 1, p.outputScale());
                case AveragePool p -> new AveragePooling(frame(p.window()), false);
                case MaxPool p -> new MaxPooling(frame(p.window()), Ties.SPLIT);
                default -> layer;
            };
        }

        /** A box with a bound for every element lies as the images do. */
        private static Rule rewritten(Rule rule) {
            return rule instanceof ZBox z ? new ZBox(turned(z.low()), turned(z.high()), z.stabilizer()) : rule;
        }

        private static Bound turned(Bound bound) {
            if (bound.shape().length != 3) {
                return bound;
            }
            Tensor t = Tensor.of(bound.numbers(), Shapes.batch(1, bound.shape()));
            return Bound.of(Permute.toChannelsFirst().forward(t), 3);
        }

        /** (h, w, d, n) to (n, d, h, w). */
        private static Weights filters(Convolution c) {
            Tensor one = c.filters().reshape(1, c.filters().dim(0), c.filters().dim(1), c.depth(), c.count());
            Tensor turned = new Permute(3, 2, 0, 1).forward(one);
            return Weights.of(turned.reshape(turned.sampleShape()));
        }

        private static Frame frame(Window w) {
            return Frame.of(w.height(), w.width()).withStride(w.strideDown(), w.strideAcross());
        }
    }
}
