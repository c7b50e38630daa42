package org.lrptoolbox.onnx.operator;

import java.util.Arrays;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.ElementFunction;
import org.lrptoolbox.layer.Elementary;
import org.lrptoolbox.layer.ReduceExtreme;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.Function;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Reduce;
import org.lrptoolbox.onnx.graph.NodeBuilder;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Reading;

/** Sums, means and norms over any axes; those with a formula of several steps become as many layers. */
final class Reductions {
    private static final String ARGUMENTS = " 1 axes@18:1= keepdims=1 noop_with_empty_axes=0";

    /** The versions from which on axes are an input, and no attribute any more. */
    private static final int AXES_ARE_INPUT = 18;
    private static final int AXES_OF_SUMS_ARE_INPUT = 13;

    static final Family FAMILY = new Family()
            .reads("ReduceMean" + ARGUMENTS, node -> reduce(node, Reductions::mean))
            .reads("ReduceSum 1 axes@13:1= keepdims=1 noop_with_empty_axes=0", node -> reduce(node, p -> p.sum(p.x)))
            .reads("ReduceMax" + ARGUMENTS, node -> reduce(node, p -> p.extreme(true)))
            .reads("ReduceMin" + ARGUMENTS, node -> reduce(node, p -> p.extreme(false)))
            .reads("ReduceL1" + ARGUMENTS, node -> reduce(node, p -> p.sum(p.before(Elementary.ABSOLUTE, 0))))
            .reads("ReduceL2" + ARGUMENTS, node -> reduce(node,
                    p -> p.after(Elementary.ROOT, p.sum(p.before(Elementary.POWER, 2)))))
            .reads("ReduceSumSquare" + ARGUMENTS, node -> reduce(node, p -> p.sum(p.before(Elementary.POWER, 2))))
            .reads("ReduceLogSum" + ARGUMENTS, node -> reduce(node, p -> p.after(Elementary.LOGARITHM, p.sum(p.x))))
            .reads("ReduceLogSumExp" + ARGUMENTS, node -> reduce(node,
                    p -> p.after(Elementary.LOGARITHM, p.sum(p.before(Elementary.EXPONENTIAL, 0)))))
            .folds("ReduceProd" + ARGUMENTS)
            .writes(Reduce.class, (out, r) -> r.mean()
                    ? written(out, "ReduceMean", AXES_ARE_INPUT, r.keep(), r.axes())
                    : written(out, "ReduceSum", AXES_OF_SUMS_ARE_INPUT, r.keep(), r.axes()))
            .writes(ReduceExtreme.class,
                    (out, e) -> written(out, e.largest() ? "ReduceMax" : "ReduceMin", AXES_ARE_INPUT,
                            e.keep(), e.axes()));

    private Reductions() {}

    private static NodeBuilder written(Writing out, String op, int axesAreInput, boolean keep, int... axes) {
        int[] named = Arrays.stream(axes).map(Writing::axis).toArray();
        NodeBuilder node = out.graph().opset() < axesAreInput
                ? out.node(op).ints("axes", named)
                : out.node(op, out.integers("axes", Arrays.stream(named).asLongStream().toArray()));
        return node.integer("keepdims", keep ? 1 : 0);
    }

    /** What is reduced, and how. */
    private record Plan(Reading node, Computed x, boolean keeps, int batch, int... axes) {
        Computed before(ElementFunction function, double alpha) {
            return node.addAt(x.batch(), new Activation(function, alpha, 0), x);
        }

        Computed reduced(Layer layer, Computed of) {
            return node.addAt(batch, layer, of);
        }

        Computed extreme(boolean largest) {
            return reduced(new ReduceExtreme(largest, keeps, axes), x);
        }

        Computed sum(Computed of) {
            return reduced(new Reduce(false, keeps, axes), of);
        }

        Computed after(ElementFunction function, Computed y) {
            return node.addAt(y.batch(), new Activation(function), y);
        }
    }

    private static Value reduce(Reading node, java.util.function.Function<Plan, Value> how) throws LrpFileException {
        boolean keeps = node.attributes().flag("keepdims");
        boolean none = node.attributes().flag("noop_with_empty_axes");
        long[] named = node.integers("axes");
        Computed raw = node.raw(0);
        if (named.length == 0 && none) {
            return raw;
        }
        Computed x = named.length == 0 ? node.pinned(raw) : node.without(raw, named);
        int[] axes = new int[named.length == 0 ? x.rank() : named.length];
        int before = 0;
        for (int i = 0; i < axes.length; i++) {
            long axis = named.length == 0 ? i : named[i];
            axes[i] = node.axis(axis, x);
            before += (axis < 0 ? axis + x.fileRank() : axis) < x.batch() ? 1 : 0;
        }
        Arrays.sort(axes);
        int batch = keeps || x.batch() == Computed.PINNED ? x.batch() : x.batch() - before;
        return how.apply(new Plan(node, x, keeps, batch, axes));
    }

    /** The mean over height and width of images is average pooling. */
    private static Value mean(Plan p) {
        if (p.x.rank() == 3 && p.x.batch() == 0 && p.x.isKnown() && Arrays.equals(p.axes, new int[]{1, 2})) {
            Frame whole = Frame.of(p.x.shape()[1], p.x.shape()[2]);
            Computed mean = p.node.add(new AveragePool(whole, false), p.x);
            return p.keeps ? mean : p.node.add(new Flatten(), mean);
        }
        return p.reduced(new Reduce(true, p.keeps, p.axes), p.x);
    }
}
