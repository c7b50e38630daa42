package org.lrptoolbox.onnx.operator;

import java.util.Arrays;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Extreme;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.Function;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Reduce;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Reading;

/** Sums, means and norms over any axes; those with a formula of several steps become as many layers. */
final class Reductions {
    /** From here on, these operators read their axes from an input. */
    private static final int AXES_AS_INPUT = 18;
    private static final int SUM_AXES_AS_INPUT = 13;

    private Reductions() {}

    /** What is reduced, and how. */
    private record Plan(Reading node, Computed x, boolean keeps, int batch, int... axes) {
        Computed before(Function function, double alpha) {
            return node.addAt(x.batch(), new Activation(function, alpha, 0), x);
        }

        Computed reduced(Layer layer, Computed of) {
            return node.addAt(batch, layer, of);
        }

        Computed sum(Computed of) {
            return reduced(new Reduce(false, keeps, axes), of);
        }

        Computed after(Function function, Computed y) {
            return node.addAt(y.batch(), new Activation(function), y);
        }
    }

    static Value translate(Reading node) throws LrpFileException {
        boolean keeps = node.attributes().integer("keepdims", 1) != 0;
        boolean none = node.attributes().integer("noop_with_empty_axes", 0) != 0;
        boolean asInput = node.opset() >= (node.op().equals("ReduceSum") ? SUM_AXES_AS_INPUT : AXES_AS_INPUT);
        Tensor given = asInput ? node.optional(1) : null;
        long[] named = given == null
                ? node.attributes().integers("axes")
                : Arrays.stream(given.data()).mapToLong(a -> (long) a).toArray();
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
        return reduce(new Plan(node, x, keeps, batch, axes));
    }

    private static Value reduce(Plan p) throws LrpFileException {
        return switch (p.node.op()) {
            case "ReduceMean" -> mean(p);
            case "ReduceSum" -> p.sum(p.x);
            case "ReduceMax" -> p.reduced(new Extreme(true, p.keeps, p.axes), p.x);
            case "ReduceMin" -> p.reduced(new Extreme(false, p.keeps, p.axes), p.x);
            case "ReduceL1" -> p.sum(p.before(Function.ABSOLUTE, 0));
            case "ReduceL2" -> p.after(Function.ROOT, p.sum(p.before(Function.POWER, 2)));
            case "ReduceSumSquare" -> p.sum(p.before(Function.POWER, 2));
            case "ReduceLogSum" -> p.after(Function.LOGARITHM, p.sum(p.x));
            case "ReduceLogSumExp" -> p.after(Function.LOGARITHM, p.sum(p.before(Function.EXPONENTIAL, 0)));
            default -> throw p.node.unsupported("there is no rule of relevance for it");
        };
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
