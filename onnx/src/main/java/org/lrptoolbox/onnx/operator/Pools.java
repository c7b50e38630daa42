package org.lrptoolbox.onnx.operator;

import java.util.stream.IntStream;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.ReduceExtreme;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Reduce;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.onnx.graph.NodeBuilder;
import org.lrptoolbox.layer.SumPool;

/** Pooling over windows of signals, images and volumes, and over whole samples. */
final class Pools {
    static final Family FAMILY = new Family()
            .reads("MaxPool 1 auto_pad=NOTSET ceil_mode=0 dilations=1 kernel_shape= pads=0 storage_order=0 strides=1",
                    Pools::max)
            .reads("AveragePool 1 auto_pad=NOTSET ceil_mode=0 count_include_pad=0 dilations=1 kernel_shape= pads=0 "
                    + "strides=1", Pools::average)
            .reads("GlobalMaxPool 1", Pools::globalMax)
            .reads("GlobalAveragePool 1", Pools::globalAverage)
            .writes(MaxPool.class, Pools::written)
            .writes(AveragePool.class, (out, p) -> average(out, out.node("AveragePool"), p.frame(), p.countPadding()))
            .writes(SumPool.class, Pools::written);

    private Pools() {}

    private static NodeBuilder written(Writing out, MaxPool p) {
        NodeBuilder node = out.node("MaxPool");
        return out.isTerse()
                ? Frames.windowed(node, p.frame())
                : Frames.padded(node, p.frame()).integer("ceil_mode", p.frame().ceil() ? 1 : 0);
    }

    private static NodeBuilder average(Writing out, NodeBuilder node, Frame f, boolean countPadding) {
        if (f.dilationDown() > 1 || f.dilationAcross() > 1) {
            throw new ArithmeticException("averages have no dilation in these operators");
        }
        return out.isTerse()
                ? Frames.windowed(node, f)
                : Frames.aligned(node, f).integer("ceil_mode", f.ceil() ? 1 : 0).integer("count_include_pad",
                        countPadding ? 1 : 0);
    }

    /** A sum is the average times the number of positions, where all of them count. */
    private static NodeBuilder written(Writing out, SumPool p) {
        if (p.frame().ceil()) {
            throw new ArithmeticException("sums over windows that overhang have no counterpart");
        }
        String mean = average(out, out.part("AveragePool", "average", out.input()), p.frame(), true).value();
        return out.last("Mul", mean, out.number("scale", p.weight() * p.outputScale() * p.frame().area()));
    }

    private static Value max(Reading node) throws LrpFileException {
        if (node.attributes().integer("storage_order") != 0 && node.proto().getOutputCount() > 1) {
            throw node.unsupported("storage_order=1 is not supported");
        }
        return Stacks.channels(node, Frames.stack(node), x -> max(node, x));
    }

    private static Computed max(Reading node, Computed x) throws LrpFileException {
        Frames f = Frames.of(node, x, new int[x.rank() - 1]);
        return f.axes() == 3
                ? Volumes.pooled(node, x, new MaxPool(f.images()), new MaxPool(f.depth()))
                : Volumes.images(node, x, new MaxPool(f.images()));
    }

    private static Value average(Reading node) throws LrpFileException {
        return Stacks.channels(node, Frames.stack(node), x -> average(node, x));
    }

    private static Computed average(Reading node, Computed x) throws LrpFileException {
        boolean counts = node.attributes().integer("count_include_pad") != 0;
        Frames f = Frames.of(node, x, new int[x.rank() - 1]);
        return f.axes() == 3
                ? Volumes.pooled(node, x, new AveragePool(f.images(), counts),
                        new AveragePool(f.depth(), counts))
                : Volumes.images(node, x, new AveragePool(f.images(), counts));
    }

    private static Value globalMax(Reading node) throws LrpFileException {
        return Stacks.channels(node, whole(node), x -> isImage(x)
                ? node.add(new MaxPool(Frame.of(x.shape()[1], x.shape()[2])), x)
                : node.add(new ReduceExtreme(true, true, space(x)), x));
    }

    private static Value globalAverage(Reading node) throws LrpFileException {
        return Stacks.channels(node, whole(node), x -> isImage(x)
                ? node.add(new AveragePool(Frame.of(x.shape()[1], x.shape()[2]), false), x)
                : node.add(new Reduce(true, true, space(x)), x));
    }

    private static Computed whole(Reading node) throws LrpFileException {
        Computed x = Stacks.value(node, 0);
        int axes = Stacks.sample(x).length;
        if (axes < 2) {
            throw node
                    .unsupported("reads values of " + (axes + 1) + " axes; a batch, channels and at least one axis "
                            + "of space are expected");
        }
        return x;
    }

    /** Images of a known size have a window as large as they are; what is open is summed whatever it will be. */
    private static boolean isImage(Computed x) {
        return x.rank() == 3 && x.isKnown();
    }

    private static int[] space(Computed x) {
        return IntStream.range(1, x.rank()).toArray();
    }
}
