package org.lrptoolbox.onnx.compile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.lrptoolbox.layer.ConvolutionLayer;
import org.lrptoolbox.layer.KernelLayer;
import org.lrptoolbox.layer.WeightMap;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.ConvTranspose;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.LocalResponseNorm.ChannelBand;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.onnx.graph.NodeBuilder;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/** The nodes of affine layers, applied and transposed, with mapped weights. */
final class AffineNodes {
    private final Nodes nodes;
    private final WeightNodes weights;
    private final ConvNodes convs;
    private final PoolNodes pools;
    private final Unpooling unpooling;
    private final Map<Class<? extends KernelLayer>, Kind<?>> kinds = new HashMap<>();

    /** What a kind of layer is in nodes: applied, and transposed. */
    private record Kind<L extends KernelLayer>(Applied<L> applied, Adjoint<L> adjoint) {}

    /** W x + b. */
    @FunctionalInterface
    private interface Applied<L extends KernelLayer> {
        String nodes(L layer, WeightMap map, String x, double[] bias, int[] sample);
    }

    /** W^T s. */
    @FunctionalInterface
    private interface Adjoint<L extends KernelLayer> {
        String nodes(L layer, WeightMap map, String s, int[] sample);
    }

    AffineNodes(Nodes nodes, CompileOptions options) {
        this.nodes = nodes;
        this.weights = new WeightNodes(nodes);
        TransposedNodes transposes = new TransposedNodes(nodes, weights, options);
        this.convs = new ConvNodes(nodes, weights, transposes, options);
        this.pools = new PoolNodes(nodes, transposes);
        this.unpooling = new Unpooling(nodes, transposes, options);
        kind(Conv.class, convs::apply, convs::adjoint);
        kind(ConvTranspose.class, convs::apply,
                (layer, map, s, sample) -> convs.adjoint(layer, map, s, layer.outputShape(sample)));
        kind(Dense.class, this::dense, this::denseAdjoint);
        kind(AveragePool.class,
                (layer, map, x, bias, sample) -> pools.apply(layer.frame(), weights(layer, map, sample), x, sample),
                (layer, map, s, sample) -> pools.adjoint(layer.frame(), weights(layer, map, sample), s, sample));
        kind(SumPool.class,
                (layer, map, x, bias, sample) -> pools.apply(layer.frame(), weights(layer, map), x, sample),
                (layer, map, s, sample) -> pools.adjoint(layer.frame(), weights(layer, map), s, sample));
        kind(ChannelBand.class,
                (layer, map, x, bias, sample) -> convs.band(layer.before(), layer.behind(), x, sample[0]),
                (layer, map, s, sample) -> convs.band(/* before= */ layer.behind(), /* behind= */ layer.before(), s,
                        sample[0]));
    }

    ConvNodes convs() {
        return convs;
    }

    Unpooling unpooling() {
        return unpooling;
    }

    private <L extends KernelLayer> void kind(Class<L> type, Applied<L> applied, Adjoint<L> adjoint) {
        kinds.put(type, new Kind<>(applied, adjoint));
    }

    @SuppressWarnings("unchecked") // kinds are found by the class they are for
    private Kind<KernelLayer> kind(KernelLayer layer) {
        Kind<?> found = kinds.get(layer.getClass());
        if (found == null) {
            throw unknown(layer);
        }
        return (Kind<KernelLayer>) found;
    }

    /** W x + b + shift, for samples of a shape. */
    String apply(Op.Apply op, String x, int... sample) {
        return kind(op.layer()).applied.nodes(op.layer(), op.map(), x, bias(op), sample);
    }

    /** W^T s, for samples of a shape. */
    String adjoint(KernelLayer layer, WeightMap map, String s, int... sample) {
        return kind(layer).adjoint.nodes(layer, map, s, sample);
    }

    /** The numbers of a layer as one row. */
    String stored(Weights numbers) {
        return nodes.call("Unsqueeze", table(numbers), nodes.integers(0));
    }

    /** The numbers of a layer as they are, without an axis of the batch. */
    String table(Weights numbers) {
        return weights.of(numbers, WeightMap.IDENTITY);
    }

    /** Max pooling as the operator has it, which is all there is. */
    MaxPool pooling(MaxPool layer) {
        if (layer.layout().isLast()) {
            throw unknown(layer);
        }
        return layer;
    }

    /**
     * Padding as the frame has it, less what no window uses, plus what one overhangs; padding never wins. Windows with gaps
     * may overhang by more than runtimes take for padding: by as much as a window has places. Those are said to overhang.
     */
    NodeBuilder maxPool(MaxPool layer, String x, int... sample) {
        Frame f = layer.frame();
        NodeBuilder node = nodes.node("MaxPool", x);
        return f.reachBelow(sample[1]) < f.height() && f.reachRight(sample[2]) < f.width()
                ? PoolNodes.windows(node, f, sample)
                : PoolNodes.unpadded(node, f).ints("pads", f.top(), f.left(), f.bottom(), f.right())
                        .integer("ceil_mode", 1);
    }

    private static IllegalArgumentException unknown(Layer layer) {
        return new IllegalArgumentException("the compiler knows no " + layer.type() + " (" + layer.getClass().getName()
                + "); the Java engine explains it");
    }

    private static double[] bias(Op.Apply op) {
        double[] mapped = op.bias() ? op.map().of(op.layer().bias()) : new double[0];
        if (op.shift() == 0) {
            return mapped;
        }
        double[] shifted = mapped.length == 0 ? new double[outputs(op.layer(), op.map())] : mapped;
        return Arrays.stream(shifted).map(b -> b + op.shift()).toArray();
    }

    private static int outputs(KernelLayer layer, WeightMap map) {
        if (layer instanceof ConvolutionLayer c) {
            return c instanceof Conv conv && OnesLayers.summable(conv, map) ? 1 : c.channelsOut();
        }
        throw unknown(layer);
    }

    private static double[] weights(AveragePool pool, WeightMap map, int... sample) {
        return new AveragePool(pool.frame(), pool.countPadding(), map, pool.layout()).weights(sample);
    }

    private static double[] weights(SumPool pool, WeightMap map) {
        return new double[]{map.weight(pool.weight())};
    }

    private String dense(Dense d, WeightMap map, String x, double[] bias, int... sample) {
        return map == WeightMap.ONES
                ? sumOfFeatures(x, sample.length)
                : product(x, weights.of(d.weights(), map), d.outputsFirst(), bias, sample, d.outputs());
    }

    private String denseAdjoint(Dense d, WeightMap map, String s, int... sample) {
        return map == WeightMap.ONES
                ? sumOfFeatures(s, sample.length)
                : product(s, weights.of(d.weights(), map), !d.outputsFirst(), new double[0],
                        d.outputShape(sample), d.inputs());
    }

    /**
     * x times a matrix, which is turned where it has the features of x last. Samples of several axes then go as rows
     * to Gemm, which reads it turned; a Transpose would make a copy of all weights when the graph is loaded.
     *
     * @param sample the shape of a sample of x
     * @param features how many the product has
     */
    private String product(String x, String matrix, boolean turned, double[] bias, int[] sample, int features) {
        String added = bias.length == 0 ? "" : nodes.constant("bias", Tensor.of(bias, bias.length));
        int last = sample.length - 1;
        if (last > 0 && !turned) {
            String y = nodes.call("MatMul", x, matrix);
            return added.isEmpty() ? y : nodes.call("Add", y, added);
        }
        String rows = last == 0 ? x : nodes.rowsOf(x, sample[last]);
        String y = (added.isEmpty() ? nodes.node("Gemm", rows, matrix) : nodes.node("Gemm", rows, matrix, added))
                .integer("transB", turned ? 1 : 0).value();
        int[] shape = sample.clone();
        shape[last] = features;
        return last == 0 ? y : nodes.rowsOf(y, shape);
    }

    private String sumOfFeatures(String x, int axis) {
        return nodes.node("ReduceSum", x, nodes.integers(axis)).integer("keepdims", 1).value();
    }
}
