package org.lrptoolbox.onnx.operator;

import java.util.stream.IntStream;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Extreme;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Reduce;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Reading;

/** Pooling over windows of signals, images and volumes, and over whole samples. */
final class Pools {
    private Pools() {}

    static Value max(Reading node) throws LrpFileException {
        Computed x = Frames.samples(node);
        if (node.attributes().integer("storage_order", 0) != 0 && node.proto().getOutputCount() > 1) {
            throw node.unsupported("storage_order=1 is not supported");
        }
        Frames f = Frames.of(node, x, new int[x.rank() - 1]);
        return f.axes() == 3
                ? Volumes.pooled(node, x, new MaxPool(f.images()), new MaxPool(f.depth()))
                : Volumes.images(node, x, new MaxPool(f.images()));
    }

    static Value average(Reading node) throws LrpFileException {
        Computed x = Frames.samples(node);
        boolean counts = node.attributes().integer("count_include_pad", 0) != 0;
        Frames f = Frames.of(node, x, new int[x.rank() - 1]);
        return f.axes() == 3
                ? Volumes.pooled(node, x, new AveragePool(f.images(), counts),
                        new AveragePool(f.depth(), counts))
                : Volumes.images(node, x, new AveragePool(f.images(), counts));
    }

    static Value globalMax(Reading node) throws LrpFileException {
        Computed x = whole(node);
        return isImage(x)
                ? node.add(new MaxPool(Frame.of(x.shape()[1], x.shape()[2])), x)
                : node.add(new Extreme(true, true, space(x)), x);
    }

    static Value globalAverage(Reading node) throws LrpFileException {
        Computed x = whole(node);
        return isImage(x)
                ? node.add(new AveragePool(Frame.of(x.shape()[1], x.shape()[2]), false), x)
                : node.add(new Reduce(true, true, space(x)), x);
    }

    private static Computed whole(Reading node) throws LrpFileException {
        Computed x = node.value(0);
        if (x.rank() < 2) {
            throw node
                    .unsupported("reads values of " + (x.rank() + 1) + " axes; a batch, channels and at least one axis "
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
