package org.lrptoolbox.onnx.write;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Convolution;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Linear;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.ShapeException;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.Window;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.tensor.Shapes;

/**
 * Shapes of samples in which dimensions may be open: a network does not say how large its images are, a file has to
 * say at least how many axes there are.
 */
final class OpenShapes {
    /** Stands for a dimension that any input decides anew. */
    static final int OPEN = -1;

    private OpenShapes() {}

    /** What the layers tell about the input: an image of open height and width, or a vector. */
    static int[] input(Network network) {
        boolean image = false;
        boolean[] alike = new boolean[network.size()];
        for (Node node : network.nodes()) {
            if (node.inputs().stream().noneMatch(i -> i == Network.INPUT || alike[i])) {
                continue;
            }
            switch (node.layer()) {
                case Convolution c -> {
                    return new int[]{OPEN, OPEN, c.depth()};
                }
                case Linear l -> {
                    return image ? new int[]{OPEN, OPEN, OPEN} : new int[]{l.inputs()};
                }
                default -> image |= window(node.layer()) != null;
            }
            // From here on: as many channels as the input, and still an image or a vector.
            alike[node.index()] = true;
        }
        return image ? new int[]{OPEN, OPEN, OPEN} : new int[]{OPEN};
    }

    /**
     * The shape of an output sample.
     *
     * @throws ShapeException naming the first layer that cannot take what reaches it
     */
    static int[] output(Network network, int... input) {
        if (Arrays.stream(input).noneMatch(d -> d == OPEN)) {
            return network.shapes(input).getLast();
        }
        List<int[]> shapes = new ArrayList<>();
        for (Node node : network.nodes()) {
            int first = node.inputs().getFirst();
            shapes.add(output(node, first == Network.INPUT ? input : shapes.get(first)));
        }
        return shapes.getLast();
    }

    private static int[] output(Node node, int... x) {
        Window window = window(node.layer());
        if (window != null) {
            require(node, x.length == 3, "(height, width, channels)", x);
            int channels = node.layer() instanceof Convolution c ? c.count() : x[2];
            return new int[]{x[0] == OPEN ? OPEN : window.down(x[0]), x[1] == OPEN ? OPEN : window.across(x[1]),
                channels};
        }
        if (node.layer() instanceof Linear l) {
            require(node, x.length == 1 && (x[0] == OPEN || x[0] == l.inputs()), "(" + l.inputs() + ",)", x);
            return new int[]{l.outputs()};
        }
        if (node.layer() instanceof Flatten) {
            return new int[]{Arrays.stream(x).anyMatch(d -> d == OPEN) ? OPEN : Shapes.size(x)};
        }
        return x;
    }

    private static void require(Node node, boolean fits, String expected, int... found) {
        if (!fits) {
            throw new ShapeException(
                    node + " takes samples of shape " + expected + ", but what reaches it has the shape "
                            + Shapes.text(found).replace("-1", "any"));
        }
    }

    private static @Nullable Window window(Layer layer) {
        return switch (layer) {
            case Convolution c -> c.window();
            case SumPool p -> p.window();
            case AveragePool p -> p.window();
            case MaxPool p -> p.window();
            default -> null;
        };
    }
}
