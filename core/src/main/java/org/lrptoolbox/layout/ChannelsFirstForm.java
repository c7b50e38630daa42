package org.lrptoolbox.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Concat;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Layout;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.WindowLayer;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.NetworkBuilder;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * The way down for files in which all images have the channels first, as those of Caffe: no layer orders axes, weights
 * behind a Flatten lie as the file's images do, and input and output are images with the channels first, too.
 *
 * <p>{@link ChannelsFirst} is for engines: it keeps inputs and outputs as they are.
 */
public final class ChannelsFirstForm {
    private final Network network;
    private final int[] sample;
    private final List<int[]> shapes;
    private final NetworkBuilder builder = Network.builder();
    private final List<Value> results = new ArrayList<>();
    private final Value input;
    private int count;

    /**
     * How a value is written.
     *
     * @param source who makes it, in the new network
     * @param order where each of the original's axes is found in what is written, before it was flattened if it was
     * @param image the shape of the written image, where it was flattened; empty if it was not
     */
    private record Value(int source, int[] order, int... image) {
        boolean isSame() {
            return image.length == 0 && isSorted(order);
        }

        Value from(int newSource) {
            return new Value(newSource, order, image);
        }

        boolean isAlike(Value other) {
            return Arrays.equals(order, other.order) && Arrays.equals(image, other.image);
        }
    }

    private ChannelsFirstForm(Network network, int... sample) {
        this.network = network;
        this.sample = sample.clone();
        this.shapes = network.shapes(sample);
        Layout told = InputShape.of(network).layout();
        boolean last = sample.length == 3
                && (told == null ? network.input().order() == Input.Order.CHANNELS_LAST : told.isLast());
        int[] order = last ? Permute.toChannelsLast().axes() : sorted(sample.length);
        Input old = network.input();
        builder.input(new Input(old.name(), old.type(), sample.length == 3
                ? Input.Order.CHANNELS_FIRST
                : old.order(), written(order, sample)));
        input = new Value(Network.INPUT, order);
    }

    /**
     * The network in this form; the same object if it already is.
     *
     * @param sample the shape of an input sample, as the network takes it
     * @throws IllegalArgumentException naming the first layer that cannot be brought to it
     */
    public static Network of(Network network, int... sample) {
        boolean done = network.layers().stream()
                .noneMatch(l -> l.permutation().length > 0 || WindowLayer.isLast(l));
        return done ? network : new ChannelsFirstForm(network, sample).run();
    }

    private static int[] sorted(int rank) {
        int[] order = new int[rank];
        Arrays.setAll(order, i -> i);
        return order;
    }

    private static boolean isSorted(int... order) {
        return Arrays.equals(order, sorted(order.length));
    }

    private static int[] written(int[] order, int... shape) {
        int[] out = shape.clone();
        for (int i = 0; i < order.length; i++) {
            out[order[i]] = shape[i];
        }
        return out;
    }

    private Network run() {
        for (Node node : network.nodes()) {
            List<Value> reads = node.inputs().stream().map(i -> Network.isInput(i) ? input : results.get(i)).toList();
            results.add(value(node, reads));
        }
        Value last = results.getLast();
        if (last.image.length > 0 && !isSorted(positions(last))) {
            throw refused(network.output(), "makes a vector of images whose axes the file has in another order");
        }
        if (count == 0) {
            throw new IllegalArgumentException("the network does nothing but order axes");
        }
        return builder.build();
    }

    private Value value(Node node, List<Value> reads) {
        Value x = reads.getFirst();
        int[] out = shapes.get(node.index());
        return switch (node.layer()) {
            case Layer l when l.permutation().length > 0 && x.image.length == 0 -> new Value(x.source,
                    Arrays.stream(l.permutation()).map(a -> x.order[a]).toArray());
            case WindowLayer w -> window(node, w, x);
            case Concat c when x.image.length == 0 && alike(reads) -> x
                    .from(add(node, new Concat(x.order[c.axis()], reads.size()), reads));
            case Flatten f when !x.isSame() && x.image.length == 0 -> new Value(add(node, f, reads), x.order,
                    written(x.order, shapeOf(node)));
            case Dense d when x.image.length > 0 -> new Value(add(node, d.reordered(positions(x)), reads), sorted(1));
            case Layer l when alike(reads) && (x.image.length == 0 || l.isElementwise())
                    && l.turned(x.order) instanceof Layer turned ->
                x.from(add(node, turned, reads));
            case Layer l when reads.stream().allMatch(Value::isSame) -> new Value(add(node, l, reads),
                    sorted(out.length));
            default -> throw refused(node, "cannot be told for images with the channels first");
        };
    }

    private static IllegalArgumentException refused(Node node, String why) {
        return new IllegalArgumentException(node.described() + ": " + why);
    }

    private static boolean alike(List<Value> reads) {
        return reads.stream().allMatch(reads.getFirst()::isAlike);
    }

    private int[] shapeOf(Node node) {
        int source = node.inputs().getFirst();
        return Network.isInput(source) ? sample : shapes.get(source);
    }

    private Value window(Node node, WindowLayer layer, Value x) {
        boolean last = layer.layout().isLast();
        if (x.image.length > 0 || !Arrays.equals(x.order, last ? Permute.toChannelsLast().axes() : sorted(3))) {
            throw refused(node, "reads images whose axes are in another order");
        }
        Layer lowered = last ? ChannelsFirst.lowered(layer) : layer;
        if (!(lowered instanceof SumPool p)) {
            return x.from(add(node, lowered, List.of(x)));
        }
        // A sum is an average times the size of the window, which goes well where windows neither overhang nor are padded.
        if (!p.frame().isPlain()) {
            throw refused(node, "sums over windows that are padded, dilated or overhang");
        }
        builder.add(node.name() + "/average", new AveragePool(p.frame(), true), List.of(x.source));
        count++;
        Tensor factor = Tensor.of(new double[]{p.frame().area() * p.weight() * p.outputScale()});
        builder.add(node.name(), new Scale(factor, Tensor.of(new double[]{0})), List.of(count - 1));
        return x.from(count++);
    }

    private int add(Node node, Layer layer, List<Value> reads) {
        builder.add(node.name(), layer, reads.stream().map(Value::source).toList());
        return count++;
    }

    /** For every number of a flattened image as written, its place in the original vector. */
    private static int[] positions(Value x) {
        int[] original = Arrays.stream(x.order).map(axis -> x.image[axis]).toArray();
        double[] places = IntStream.range(0, Shapes.size(original)).asDoubleStream().toArray();
        Tensor written = new Permute(x.order).inverse().forward(Tensor.of(places, Shapes.batch(1, original)));
        return Arrays.stream(written.data()).mapToInt(place -> (int) place).toArray();
    }
}
