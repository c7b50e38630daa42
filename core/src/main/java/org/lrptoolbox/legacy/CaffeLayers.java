package org.lrptoolbox.legacy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.tensor.Shapes;

/**
 * What the layers of a network were in Caffe, where the network comes from elsewhere: their indices, which layers that
 * only reshape do not have, while each value that several layers read has one more behind it; and which were dense, as
 * some converters turn dense layers into convolutions whose window is all that there is.
 *
 * <p>Dropout, which leaves no trace in a network made to predict, is not counted; in Caffe it is. That only matters to
 * thresholds that lie between dense layers.
 */
public final class CaffeLayers {
    private final List<int[]> inputs;
    /** Of what the nodes make; none where the inputs leave sizes open. */
    private final List<int[]> shapes;

    private CaffeLayers(Network network) {
        inputs = network.inputs().stream().map(i -> i.sample()).toList();
        boolean open = inputs.stream().anyMatch(s -> s == null || Shapes.isOpen(s));
        shapes = open ? List.of() : network.shapes(inputs);
    }

    /** Those of a network. */
    public static CaffeLayers in(Network network) {
        return new CaffeLayers(network);
    }

    /** Something worked out of a whole network once, for whoever asks for it layer by layer. */
    static <T> Function<Network, T> once(Function<Network, T> worked) {
        return new Function<>() {
            private volatile @Nullable Known<T> last;

            @Override
            public T apply(Network network) {
                Known<T> known = last;
                if (known == null || known.network != network) {
                    known = new Known<>(network, worked.apply(network));
                    last = known;
                }
                return known.what;
            }
        };
    }

    private record Known<T>(Network network, T what) {}

    /** The index of every node of a network; that of a reshaping one is its predecessor's. */
    public static int[] indices(Network network) {
        Map<Integer, Integer> readers = new HashMap<>();
        for (Node node : network.nodes()) {
            node.inputs().forEach(i -> readers.merge(i, 1, Integer::sum));
        }
        int[] indices = new int[network.size()];
        int next = readers.getOrDefault(Network.INPUT, 0) > 1 ? 1 : 0;
        for (Node node : network.nodes()) {
            indices[node.index()] = isLayer(node.layer()) ? next++ : Math.max(0, next - 1);
            next += readers.getOrDefault(node.index(), 0) > 1 ? 1 : 0;
        }
        return indices;
    }

    private static boolean isLayer(Layer layer) {
        return !(layer instanceof Flatten || layer instanceof Reshape || layer instanceof Permute);
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
