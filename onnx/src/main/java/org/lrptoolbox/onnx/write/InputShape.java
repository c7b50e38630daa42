package org.lrptoolbox.onnx.write;

import static org.lrptoolbox.tensor.Shapes.OPEN;

import java.util.Arrays;

import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.WindowLayer;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.ConvTranspose;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;

/**
 * What a network takes, as far as its layers tell: a network does not say how large its images are, a file has to say
 * at least how many axes there are.
 *
 * @param channelsFirst whether it takes images with the channels first
 * @param sample the shape of an input sample, open where {@link org.lrptoolbox.tensor.Shapes#OPEN}
 */
record InputShape(boolean channelsFirst, int... sample) {
    /** What the layers tell about the input: an image of open height and width, or a vector. */
    static InputShape of(Network network) {
        boolean image = false;
        boolean[] alike = new boolean[network.size()];
        for (Node node : network.nodes()) {
            if (node.inputs().stream().noneMatch(i -> Network.isInput(i) || alike[i])) {
                continue;
            }
            switch (node.layer()) {
                case Conv c when c.layout().isLast() -> {
                    return new InputShape(false, OPEN, OPEN, c.channels());
                }
                case Conv c -> {
                    return new InputShape(true, c.channels(), OPEN, OPEN);
                }
                case WindowLayer w when !w.layout().isLast() -> {
                    return new InputShape(true, OPEN, OPEN, OPEN);
                }
                case ConvTranspose t -> {
                    return new InputShape(true, t.adjoint().count(), OPEN, OPEN);
                }
                case Permute p -> {
                    return permuted(p, network, node);
                }
                case Dense d -> {
                    return image ? new InputShape(false, OPEN, OPEN, OPEN) : new InputShape(false, d.inputs());
                }
                default -> image |= node.layer() instanceof WindowLayer;
            }
            // From here on: as many channels as the input, and still an image or a vector.
            alike[node.index()] = true;
        }
        return image ? new InputShape(false, OPEN, OPEN, OPEN) : new InputShape(false, OPEN);
    }

    /** Behind another order of axes, whoever reads it tells how many there are of each. */
    private static InputShape permuted(Permute p, Network network, Node node) {
        int[] sample = new int[p.axes().length];
        Arrays.fill(sample, OPEN);
        network.nodes().stream().filter(n -> n.inputs().contains(node.index()) && n.layer() instanceof Conv).findFirst()
                .ifPresent(n -> sample[p.axes()[0]] = ((Conv) n.layer()).channels());
        return new InputShape(false, sample);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InputShape s && channelsFirst == s.channelsFirst
                && Arrays.equals(sample, s.sample);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sample);
    }
}
