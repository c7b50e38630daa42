package org.lrptoolbox.layout;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Layout;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.WindowLayer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;

/**
 * What the layers of a network tell about the images it takes: who looks at them first knows.
 *
 * @param layout the order of their axes; null if nobody looks, or takes them for something else
 * @param channels how many they have; 0 if unknown
 */
record InputOrder(@Nullable Layout layout, int channels) {
    static InputOrder of(Network network) {
        boolean[] alike = new boolean[network.size()];
        for (Node node : network.nodes()) {
            if (node.inputs().stream().noneMatch(i -> Network.isInput(i) || alike[i])) {
                continue;
            }
            switch (node.layer()) {
                case Conv c -> {
                    return new InputOrder(c.layout(), c.channels());
                }
                case WindowLayer w -> {
                    return new InputOrder(w.layout(), 0);
                }
                case Permute p -> {
                    return new InputOrder(before(p), 0);
                }
                case Flatten f -> {
                    return new InputOrder(null, 0);
                }
                default -> alike[node.index()] = true;
            }
        }
        return new InputOrder(null, 0);
    }

    private static @Nullable Layout before(Permute p) {
        if (Arrays.equals(p.axes(), Permute.toChannelsLast().axes())) {
            return Layout.NCHW;
        }
        return Arrays.equals(p.axes(), Permute.toChannelsFirst().axes()) ? Layout.NHWC : null;
    }
}
