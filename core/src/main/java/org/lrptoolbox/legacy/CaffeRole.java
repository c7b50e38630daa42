package org.lrptoolbox.legacy;

import java.util.List;

import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.tensor.Shapes;

/**
 * What a layer was in Caffe, where a network comes from elsewhere: some converters turn dense layers into convolutions
 * whose window is all that there is.
 */
public final class CaffeRole {
    private CaffeRole() {}

    /** Whether it is a dense layer, or a convolution in one group with a single window that takes in its whole input. */
    public static boolean isDense(Network network, Node node) {
        return node.layer() instanceof Dense || node.layer() instanceof Conv conv && isWhole(network, node, conv);
    }

    private static boolean isWhole(Network network, Node node, Conv conv) {
        List<int[]> inputs = network.inputs().stream().map(i -> i.sample()).toList();
        if (conv.groups() > 1 || inputs.stream().anyMatch(s -> s == null || Shapes.isOpen(s))) {
            return false;
        }
        List<int[]> shapes = network.shapes(inputs);
        int from = node.inputs().getFirst();
        int[] read = Network.isInput(from) ? inputs.get(Network.inputNumber(from)) : shapes.get(from);
        return Shapes.size(shapes.get(node.index())) == conv.count()
                && conv.channels() * conv.frame().height() * conv.frame().width() == Shapes.size(read);
    }
}
