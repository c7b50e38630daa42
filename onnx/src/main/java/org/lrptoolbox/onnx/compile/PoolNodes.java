package org.lrptoolbox.onnx.compile;

import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.onnx.graph.NodeBuilder;
import org.lrptoolbox.tensor.Tensor;

/** The nodes of pooling by sums, and their transposes. */
final class PoolNodes {
    private final Nodes nodes;
    private final TransposedNodes transposes;

    PoolNodes(Nodes nodes, TransposedNodes transposes) {
        this.nodes = nodes;
        this.transposes = transposes;
    }

    /**
     * The weighted sum over every window.
     *
     * @param weights one weight, or one for each window of a plane
     */
    String apply(Frame f, double[] weights, String x, int... sample) {
        if (weights.length == 1 && isInside(f, sample)) {
            return times(average(f, x, sample), weights[0] * f.area());
        }
        String ones = nodes.filled(1, sample[0], 1, f.height(), f.width());
        return weighted(f, weights, windows(nodes.node("Conv", x, ones), f, sample).integer("group", sample[0])
                .value(), sample);
    }

    private String average(Frame f, String x, int... sample) {
        return isGlobal(f, sample)
                ? nodes.call("GlobalAveragePool", x)
                : nodes.node("AveragePool", x).ints("kernel_shape", f.height(), f.width())
                        .ints("strides", f.strideDown(), f.strideAcross()).value();
    }

    String adjoint(Frame f, double[] weights, String s, int... sample) {
        if (isGlobal(f, sample)) {
            return nodes.call("Mul", s, nodes.filled(weights[0], 1, 1, sample[1], sample[2]));
        }
        String ones = nodes.filled(1, sample[0], 1, f.height(), f.width());
        return transposes.of(f, sample[0], weighted(f, weights, s, sample), ones,
                new int[]{sample[0], 1, f.height(), f.width()}, sample);
    }

    private String weighted(Frame f, double[] weights, String s, int... sample) {
        return weights.length == 1
                ? times(s, weights[0])
                : nodes.call("Mul", s, nodes.constant("weights", Tensor.of(weights, 1, 1, f.down(sample[1]),
                        f.across(sample[2]))));
    }

    private String times(String x, double factor) {
        return factor == 1 ? x : nodes.call("Mul", x, nodes.scalar(factor));
    }

    /** Whether no window reaches beyond the image, nor has holes. */
    private static boolean isInside(Frame f, int... sample) {
        return f.top() == 0 && f.left() == 0 && f.reachBelow(sample[1]) <= 0 && f.reachRight(sample[2]) <= 0
                && f.dilationDown() == 1 && f.dilationAcross() == 1;
    }

    private static boolean isGlobal(Frame f, int... sample) {
        return isInside(f, sample) && f.height() == sample[1] && f.width() == sample[2];
    }

    static NodeBuilder windows(NodeBuilder node, Frame f, int... sample) {
        return unpadded(node, f).ints("pads", f.top(), f.left(), Math.max(0, f.reachBelow(sample[1])),
                Math.max(0, f.reachRight(sample[2])));
    }

    /** A window without padding. */
    static NodeBuilder unpadded(NodeBuilder node, Frame f) {
        return node.ints("kernel_shape", f.height(), f.width()).ints("strides", f.strideDown(), f.strideAcross())
                .ints("dilations", f.dilationDown(), f.dilationAcross());
    }
}
