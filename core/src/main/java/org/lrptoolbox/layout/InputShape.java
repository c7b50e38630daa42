package org.lrptoolbox.layout;

import static org.lrptoolbox.tensor.Shapes.OPEN;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Layout;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.WindowLayer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;

/**
 * What a network takes, as far as its layers tell: who looks at the input first knows how its axes lie, and often how many
 * channels or features there are.
 *
 * @param layout the order of the axes of images; null if nobody looks at them, or takes them for something else
 * @param sample the shape of an input sample, open where {@link org.lrptoolbox.tensor.Shapes#OPEN}
 */
public record InputShape(@Nullable Layout layout, int... sample) {
    /** What the layers tell about the input: an image of open height and width, or a vector. */
    public static InputShape of(Network network) {
        InputShape known = new InputShape(null, OPEN);
        boolean flat = false;
        boolean[] alike = new boolean[network.size()];
        for (Node node : network.nodes()) {
            if (node.inputs().stream().noneMatch(i -> Network.isInput(i) || alike[i])) {
                continue;
            }
            int[] takes = node.layer().takes();
            if (takes.length > 0) {
                boolean fits = flat ? takes.length == 1 : known.layout == null || takes.length == known.sample.length;
                known = fits ? told(network, node, takes) : known;
                // Pooling does not say how many channels there are, but those behind it do.
                if (!(node.layer() instanceof WindowLayer) || known.channels() > 0) {
                    return known;
                }
            }
            flat |= node.layer().flattens();
            if (flat && known.layout != null) {
                return known;
            }
            // From here on: as many channels as the input, and still an image or a vector.
            alike[node.index()] = true;
        }
        return known;
    }

    private static InputShape told(Network network, Node node, int... takes) {
        return switch (node.layer()) {
            case WindowLayer w -> new InputShape(w.layout(), takes);
            case Layer l when l.permutation().length > 0 -> permuted(network, node, takes);
            default -> new InputShape(takes.length == 3 ? Layout.NCHW : null, takes);
        };
    }

    /** Behind another order of axes, whoever reads it tells how many channels there are. */
    private static InputShape permuted(Network network, Node node, int... takes) {
        int[] axes = node.layer().permutation();
        int[] sample = takes.clone();
        for (Node reader : network.nodes()) {
            int[] read = reader.inputs().contains(node.index()) ? reader.layer().takes() : new int[0];
            for (int i = 0; i < read.length && read.length == sample.length; i++) {
                sample[axes[i]] = read[i];
            }
        }
        return new InputShape(before(axes), sample);
    }

    private static @Nullable Layout before(int... axes) {
        if (Arrays.equals(axes, Permute.toChannelsLast().axes())) {
            return Layout.NCHW;
        }
        return Arrays.equals(axes, Permute.toChannelsFirst().axes()) ? Layout.NHWC : null;
    }

    /** How many channels images have; 0 if unknown. */
    public int channels() {
        int number = layout == null || sample.length != 3 ? OPEN : layout.channels(sample);
        return number == OPEN ? 0 : number;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InputShape s && layout == s.layout && Arrays.equals(sample, s.sample);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sample);
    }
}
