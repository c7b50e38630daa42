package org.lrptoolbox.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.WindowLayer;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.NetworkBuilder;
import org.lrptoolbox.network.Node;

/**
 * The way up: networks of layers with the channels first, as files of other tools have them, as networks of the toolbox's own
 * layers, which take images as (height, width, channels):
 *
 * <pre>{@code
 * Network chain = ToolboxForm.of(OnnxModel.read(file).network());
 * }</pre>
 *
 * <p>Images at input and output have the channels last, whatever they had before; layers that only order axes vanish,
 * and the rows of the dense layer behind a Flatten are reordered. Scales are fused where {@link Canonizers#fuseScales}
 * can; an average of h x w times sqrt(h w) is the toolbox's sum pooling. What the toolbox has no layer for, such as
 * padding, is refused by name.
 */
public final class ToolboxForm {
    private final Network network;
    private final NetworkBuilder builder = Network.builder();
    private final List<Axes> results = new ArrayList<>();

    private ToolboxForm(Network network) {
        this.network = network;
    }

    /**
     * The network in toolbox layers; the same object if it already is.
     *
     * @throws IllegalArgumentException naming the first layer the toolbox has no counterpart of
     */
    public static Network of(Network network) {
        if (network.layers().stream().allMatch(Layer::isOfToolbox)) {
            return network;
        }
        Network prepared = new SumPools().apply(network);
        return new ToolboxForm(Canonizers.dropIdentities().then(Canonizers.mergeScales())
                .then(Canonizers.fuseScales()).apply(prepared)).run();
    }

    private Network run() {
        if (network.inputs().size() > 1) {
            throw new IllegalArgumentException("the network has " + network.inputs().size() + " inputs; the toolbox "
                    + "knows one");
        }
        Axes input = Axes.of(InputShape.of(network));
        builder.input(turned(network.input(), input));
        // Layers that only order axes vanish; what reads them reads what they read.
        List<Integer> position = new ArrayList<>();
        int count = 0;
        for (Node node : network.nodes()) {
            List<Axes> reads = node.inputs().stream().map(i -> Network.isInput(i) ? input : results.get(i)).toList();
            int[] permutation = node.layer().permutation();
            if (permutation.length > 0) {
                results.add(reads.getFirst().permuted(permutation));
                int source = node.inputs().getFirst();
                position.add(Network.isInput(source) ? source : position.get(source));
                continue;
            }
            builder.add(node.name(), layer(node, reads),
                    node.inputs().stream().map(i -> Network.isInput(i) ? i : position.get(i)).toList());
            position.add(count++);
        }
        if (results.getLast().isFlat()) {
            throw new IllegalArgumentException("the output is a vector made of images with the channels first; the "
                    + "toolbox would return it in another order. Let the output be the images");
        }
        if (count == 0) {
            throw new IllegalArgumentException("the network does nothing but order axes");
        }
        return builder.build();
    }

    /** What the network takes, its axes as they lie in the toolbox. */
    private static Input turned(Input input, Axes axes) {
        int[] sample = input.sample();
        if (sample == null || axes.isSame() || axes.order().length != sample.length) {
            return input;
        }
        int[] turned = new int[sample.length];
        for (int i = 0; i < sample.length; i++) {
            turned[axes.order()[i]] = sample[i];
        }
        return new Input(input.name(), input.type(), Input.Order.CHANNELS_LAST, turned);
    }

    /** The toolbox's counterpart of a layer; notes how its output lies. */
    private Layer layer(Node node, List<Axes> reads) {
        Axes x = reads.getFirst();
        if (node.layer() instanceof WindowLayer w && !WindowLayer.isLast(w)) {
            results.add(Axes.CHANNELS_FIRST.withChannels(w.channelsMade(x.channels())));
            return windowed(node, w, x);
        }
        return switch (node.layer()) {
            case Layer l when l.isOfToolbox() && l.isElementwise() && reads.stream().allMatch(x::sameOrder) ->
                keep(l, x);
            case Layer l when l.makesProbabilities() && x.first() == 0 -> keep(l, x);
            case Layer l when l.isOfToolbox() && l.flattens() -> keep(l, x.flattened(node));
            case Dense d -> keep(d.outputsFirst() || x.isFlat() ? dense(node, d, x) : d, Axes.VECTOR);
            case Layer l when l.isOfToolbox() && x.isSame() -> keep(l, x);
            default -> throw new IllegalArgumentException(node.described() + ": the toolbox has no such layer"
                    + (node.layer().isOfToolbox() ? " for images with the channels first" : ""));
        };
    }

    private static Layer windowed(Node node, WindowLayer layer, Axes x) {
        if (!x.isChannelsFirst()) {
            throw new IllegalArgumentException(node + " reads images whose axes are in another order");
        }
        String beyond = layer.beyondToolbox();
        if (!beyond.isEmpty()) {
            throw new IllegalArgumentException(node + beyond);
        }
        return layer.raised();
    }

    private Layer keep(Layer layer, Axes output) {
        results.add(output);
        return layer;
    }

    private static Dense dense(Node node, Dense d, Axes x) {
        int m = d.inputs();
        int channels = x.isFlat() ? x.channels() : 1;
        if (channels < 1 || m % channels != 0) {
            throw new IllegalArgumentException(node + " takes " + m + " numbers made of images of " + channels
                    + " channels");
        }
        int positions = m / channels;
        // Row i of the result is for position i / channels, channel i % channels.
        return d.reordered(IntStream.range(0, m).map(i -> i % channels * positions + i / channels).toArray())
                .inputsFirst();
    }
}
