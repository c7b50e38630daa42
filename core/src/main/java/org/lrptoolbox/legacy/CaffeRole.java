package org.lrptoolbox.legacy;

import java.util.List;

import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.tensor.Shapes;

/**
 * What the layers of a network were in Caffe, where it comes from elsewhere: some converters turn dense layers into
 * convolutions whose window is all that there is.
 *
 * @param inputs the shapes of samples of the inputs
 * @param shapes those of what the nodes make; none where the inputs leave sizes open
 */
public record CaffeRole(List<int[]> inputs, List<int[]> shapes) {
    /** The roles in a network. */
    public static CaffeRole in(Network network) {
        List<int[]> inputs = network.inputs().stream().map(i -> i.sample()).toList();
        boolean open = inputs.stream().anyMatch(s -> s == null || Shapes.isOpen(s));
        return new CaffeRole(inputs, open ? List.of() : network.shapes(inputs));
    }

    /** Whether it is a dense layer, or a convolution in one group with a single window that takes in its whole input. */
    public boolean isDense(Node node) {
        return node.layer() instanceof Dense || node.layer() instanceof Conv conv && isWhole(node, conv);
    }

    private boolean isWhole(Node node, Conv conv) {
        if (conv.groups() > 1 || shapes.isEmpty()) {
            return false;
        }
        int from = node.inputs().getFirst();
        int[] read = Network.isInput(from) ? inputs.get(Network.inputNumber(from)) : shapes.get(from);
        return Shapes.size(shapes.get(node.index())) == conv.count()
                && conv.channels() * conv.frame().height() * conv.frame().width() == Shapes.size(read);
    }
}
