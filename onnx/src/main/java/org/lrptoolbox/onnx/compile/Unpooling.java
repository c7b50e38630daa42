package org.lrptoolbox.onnx.compile;

import java.util.ArrayList;
import java.util.List;

import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.WinnerLayer.Ties;
import org.lrptoolbox.tensor.Tensor;

/** Hands values of max pooling to the winners. */
final class Unpooling {
    private final Nodes nodes;
    private final TransposedNodes transposes;
    private final boolean manyTargets;

    Unpooling(Nodes nodes, TransposedNodes transposes, CompileOptions options) {
        this.nodes = nodes;
        this.transposes = transposes;
        this.manyTargets = options.manyTargets();
    }

    /**
     * To the first winner, by the indices that pooling has found: they count through the whole batch.
     *
     * @param c the values
     * @param x the input of the pooling, whose shape the result has but for the targets
     */
    String byIndices(Frame f, String c, String indices, String x, int... sample) {
        String values = manyTargets ? perTarget(c, indices) : nodes.call("Reshape", c, nodes.integers(-1));
        String at = manyTargets
                ? nodes.call("Expand", nodes.call("Reshape", indices, nodes.integers(1, -1)), nodes.call("Shape",
                        values))
                : nodes.call("Reshape", indices, nodes.integers(-1));
        String room = nodes.call("Reshape", nodes.call("Size", x), nodes.integers(1));
        String shape = manyTargets
                ? nodes.node("Concat", nodes.call("Gather", nodes.call("Shape", values), nodes.integers(0)), room)
                        .integer("axis", 0).value()
                : room;
        String zeros = nodes.call("Expand", nodes.scalar(0), shape);
        var scatter = nodes.node("ScatterElements", zeros, at, values).integer("axis", manyTargets ? 1 : 0);
        return nodes.rowsOf((f.overlaps() ? scatter.text("reduction", "add") : scatter).value(), sample);
    }

    /** One row for each target, over all samples. */
    private String perTarget(String c, String indices) {
        String size = nodes.call("Reshape", nodes.call("Size", indices), nodes.integers(1));
        return nodes.call("Reshape", c, nodes.node("Concat", nodes.integers(-1), size).integer("axis", 0).value());
    }

    /**
     * By masks of who equals the maximum, position by position of the window: in equal parts to all winners, or to the
     * first of them. Shares are put in place by one transposed convolution with a filter for each position.
     *
     * @param c the values
     * @param x the input of the pooling
     * @param y its output
     */
    String byMasks(Frame f, String c, String x, String y, Ties ties, Elements elements, int... sample) {
        int below = Math.max(0, f.reachBelow(sample[1]));
        int right = Math.max(0, f.reachRight(sample[2]));
        String padded = nodes.call("Pad", x, nodes.integers(0, 0, f.top(), f.left(), 0, 0, below, right),
                nodes.scalar(Double.NEGATIVE_INFINITY));
        int down = f.down(sample[1]);
        int across = f.across(sample[2]);
        List<String> masks = new ArrayList<>();
        for (int p = 0; p < f.height(); p++) {
            for (int q = 0; q < f.width(); q++) {
                long row = (long) p * f.dilationDown();
                long column = (long) q * f.dilationAcross();
                String tap = nodes.call("Slice", padded, nodes.integers(row, column),
                        nodes.integers(row + (down - 1L) * f.strideDown() + 1,
                                column + (across - 1L) * f.strideAcross() + 1),
                        nodes.integers(2, 3), nodes.integers(f.strideDown(), f.strideAcross()));
                masks.add(nodes.node("Cast", nodes.call("Equal", tap, y)).integer("to", 1).value());
            }
        }
        int channels = sample[0];
        String share = ties == Ties.FIRST
                ? c
                : elements.mixed("Div", c, nodes.call("Sum", masks.toArray(String[]::new)), channels, down, across);
        List<String> shares = new ArrayList<>();
        for (String mask : ties == Ties.FIRST ? firsts(masks) : masks) {
            shares.add(nodes.call("Unsqueeze", elements.mixed("Mul", share, mask, channels, down, across),
                    nodes.integers(2)));
        }
        String stacked = nodes.rowsOf(nodes.node("Concat", shares.toArray(String[]::new)).integer("axis", 2).value(),
                channels * f.area(), down, across);
        return transposes.of(f, channels, stacked, nodes.constant("places", places(f, channels)),
                new int[]{channels * f.area(), 1, f.height(), f.width()}, sample);
    }

    /** Masks of the first winner: who wins where nobody before has. */
    private List<String> firsts(List<String> masks) {
        List<String> firsts = new ArrayList<>(masks.subList(0, 1));
        String won = masks.getFirst();
        for (String mask : masks.subList(1, masks.size())) {
            String now = nodes.call("Max", won, mask);
            firsts.add(nodes.call("Sub", now, won));
            won = now;
        }
        return firsts;
    }

    /** A filter for each position of the window, which is 1 there and 0 elsewhere. */
    private static Tensor places(Frame f, int channels) {
        int area = f.area();
        Tensor places = Tensor.zeros(channels * area, 1, f.height(), f.width());
        for (int i = 0; i < channels * area; i++) {
            places.data()[i * area + i % area] = 1;
        }
        return places;
    }
}
