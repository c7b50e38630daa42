package org.lrptoolbox.composite;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.lrptoolbox.algebra.Bound;
import org.lrptoolbox.canonize.Scales;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.rule.ZBox;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** Boxes of possible inputs, carried through what a network does to its input before the first layer. */
final class Boxes {
    private Boxes() {}

    /** The smallest and the largest values. */
    private record Box(Bound low, Bound high) {
        /** What is certain of all elements, whatever became of their places. */
        Box anywhere() {
            return new Box(Bound.of(low.smallest()), Bound.of(high.largest()));
        }

        Box and(Box other) {
            return new Box(Bound.of(Math.min(low.smallest(), other.low.smallest())),
                    Bound.of(Math.max(high.largest(), other.high.largest())));
        }
    }

    /** The rule with the box that its layer's input is confined to; as it is behind other layers than preprocessing. */
    static ZBox carried(Network network, Node node, ZBox rule) {
        int source = node.inputs().getFirst();
        if (Network.isInput(source) || !Scales.isPreprocessing(network, network.node(source))) {
            return rule;
        }
        Box box = behind(network, source, new Box(rule.low(), rule.high()));
        return new ZBox(box.low, box.high, rule.stabilizer());
    }

    private static Box behind(Network network, int index, Box input) {
        if (Network.isInput(index)) {
            return input;
        }
        Node node = network.node(index);
        Box box = node.inputs().size() == 1
                ? behind(network, node.inputs().getFirst(), input)
                : node.inputs().stream().map(i -> behind(network, i, input)).reduce(Box::and).orElseThrow();
        return switch (node.layer()) {
            case Scale s -> scaled(s, box);
            // Numbers of channels follow their axis.
            case Layer l when l.permutation().length > 0 -> new Box(turned(l, box.low), turned(l, box.high));
            default -> box.anywhere();
        };
    }

    private static Bound turned(Layer permutation, Bound bound) {
        int rank = permutation.permutation().length;
        return bound.shape().length != rank || bound.isPerChannel()
                ? bound
                : Bound.of(permutation.forward(List.of(Tensor.of(bound.numbers(), Shapes.batch(1, bound.shape())))),
                        rank);
    }

    /** A negative factor exchanges the sides. */
    private static Box scaled(Scale scale, Box box) {
        Bound factor = bound(scale.factor());
        Bound shift = bound(scale.shift());
        int[] shape = common(factor.shape(), shift.shape(), box.low.shape(), box.high.shape());
        double[] low = new double[Shapes.size(shape)];
        double[] high = new double[low.length];
        double[] f = spread(factor, shape);
        double[] s = spread(shift, shape);
        double[] l = spread(box.low, shape);
        double[] h = spread(box.high, shape);
        for (int i = 0; i < low.length; i++) {
            low[i] = Math.min(f[i] * l[i], f[i] * h[i]) + s[i];
            high[i] = Math.max(f[i] * l[i], f[i] * h[i]) + s[i];
        }
        return new Box(new Bound(shape, low), new Bound(shape, high));
    }

    /** Numbers that differ along one axis only are taken for those of channels. */
    private static Bound bound(Tensor t) {
        boolean oneAxis = IntStream.range(0, t.rank()).filter(i -> t.dim(i) > 1).count() <= 1;
        return t.size() == 1 ? Bound.of(t.data()[0]) : new Bound(oneAxis ? new int[]{t.size()} : t.shape(), t.data());
    }

    /** The shape that all stretch to; numbers of channels lie along the first of several axes. */
    private static int[] common(int[]... shapes) {
        int rank = Arrays.stream(shapes).mapToInt(s -> s.length).max().orElse(0);
        int[] common = new int[rank];
        Arrays.fill(common, 1);
        for (int[] shape : shapes) {
            int from = shape.length == 1 ? 0 : rank - shape.length;
            for (int i = 0; i < shape.length; i++) {
                common[from + i] = Math.max(common[from + i], shape[i]);
            }
        }
        return common;
    }

    private static double[] spread(Bound bound, int... shape) {
        return shape.length == 0 ? bound.numbers() : bound.sample(0, shape).data();
    }
}
