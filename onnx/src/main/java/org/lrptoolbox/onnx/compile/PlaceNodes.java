package org.lrptoolbox.onnx.compile;

import java.util.ArrayList;
import java.util.List;

import org.lrptoolbox.algebra.Fold;
import org.lrptoolbox.tensor.Shapes;

/** The nodes that put elements in other places, fold axes and multiply matrices. The batch is axis 0 of every value. */
final class PlaceNodes {
    private static final int INT64 = 7;

    private final Nodes nodes;

    PlaceNodes(Nodes nodes) {
        this.nodes = nodes;
    }

    String permute(Op.Permute p, String x) {
        return nodes.node("Transpose", x).ints("perm", batchAnd(0, p.axes())).value();
    }

    String slice(Op.Slice s, String x, int... sizes) {
        int rank = sizes.length;
        long[] starts = new long[rank];
        long[] ends = new long[rank];
        long[] axes = new long[rank];
        long[] steps = new long[rank];
        for (int i = 0; i < rank; i++) {
            starts[i] = s.starts().get(i);
            steps[i] = s.steps().get(i);
            long end = starts[i] + sizes[i] * steps[i];
            // Before the first position means before everything, which no small number says.
            ends[i] = end < 0 ? Long.MIN_VALUE : end;
            axes[i] = i + 1L;
        }
        return nodes.call("Slice", x, nodes.integers(starts), nodes.integers(ends), nodes.integers(axes),
                nodes.integers(steps));
    }

    String pad(Op.Pad p, String x) {
        int rank = p.before().size();
        long[] pads = new long[2 * rank + 2];
        for (int i = 0; i < rank; i++) {
            pads[i + 1] = p.before().get(i);
            pads[i + rank + 2] = p.behind().get(i);
        }
        return nodes.call("Pad", x, nodes.integers(pads), nodes.scalar(p.value()));
    }

    /** Parts that serve all samples are repeated for each of them. */
    String concat(Op.Concat c, List<Expr> parts, List<String> values) {
        int many = -1;
        for (int i = 0; i < parts.size(); i++) {
            many = many < 0 || parts.get(i).rows().compareTo(parts.get(many).rows()) > 0 ? i : many;
        }
        List<String> whole = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            boolean few = parts.get(i).rows() != parts.get(many).rows();
            whole.add(few ? repeated(values.get(i), values.get(many), parts.get(i).sample()) : values.get(i));
        }
        return nodes.node("Concat", whole.toArray(String[]::new)).integer("axis", c.axis() + 1L).value();
    }

    private String repeated(String value, String like, int... sample) {
        String batch = nodes.call("Gather", nodes.call("Shape", like), nodes.integers(0));
        String shape = nodes.node("Concat", batch, nodes.integers(Nodes.longs(sample))).integer("axis", 0).value();
        return nodes.call("Expand", value, shape);
    }

    String expand(String x, int... sample) {
        return nodes.call("Expand", x, nodes.integers(Nodes.longs(Shapes.batch(1, sample))));
    }

    String gather(Op.Gather g, String x) {
        long[] indices = g.indices().stream().mapToLong(Integer::longValue).toArray();
        return nodes.node("Gather", x, nodes.integers(indices)).integer("axis", g.axis() + 1L).value();
    }

    String lookUp(String table, String indices) {
        return nodes.call("Gather", table, nodes.node("Cast", indices).integer("to", INT64).value());
    }

    String fold(Op.Folded f, String x) {
        long[] axes = f.axes().stream().mapToLong(axis -> axis + 1L).toArray();
        if (f.how() == Fold.SUM) {
            return nodes.node("ReduceSum", x, nodes.integers(axes)).integer("keepdims", 1).value();
        }
        String op = switch (f.how()) {
            case SUM -> "ReduceSum";
            case PRODUCT -> "ReduceProd";
            case MAX -> "ReduceMax";
            case MIN -> "ReduceMin";
        };
        int[] ints = f.axes().stream().mapToInt(axis -> axis + 1).toArray();
        return nodes.node(op, x).ints("axes", ints).integer("keepdims", 1).value();
    }

    String softmax(Op.Softmax s, String x) {
        return nodes.node(s.log() ? "LogSoftmax" : "Softmax", x).integer("axis", s.axis() + 1L).value();
    }

    private static int[] batchAnd(int first, List<Integer> axes) {
        int[] all = new int[axes.size() + 1];
        all[0] = first;
        for (int i = 0; i < axes.size(); i++) {
            all[i + 1] = axes.get(i) + 1;
        }
        return all;
    }
}
