package org.lrptoolbox.onnx.read;

import java.util.stream.IntStream;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Extreme;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Reduce;
import org.lrptoolbox.onnx.read.Value.Computed;

/** Pooling over windows of signals, images and volumes, and over whole samples. */
final class PoolOperators {
    private PoolOperators() {}

    static Value max(Step step) throws LrpFileException {
        Computed x = Frames.samples(step);
        if (step.attributes().integer("storage_order", 0) != 0 && step.node().getOutputCount() > 1) {
            throw step.unsupported("storage_order=1 is not supported");
        }
        Frames f = Frames.of(step, x, new int[x.rank() - 1]);
        return f.axes() == 3
                ? Volumes.pooled(step, x, new MaxPool(f.images()), new MaxPool(f.depth()))
                : Volumes.images(step, x, new MaxPool(f.images()));
    }

    static Value average(Step step) throws LrpFileException {
        Computed x = Frames.samples(step);
        boolean counts = step.attributes().integer("count_include_pad", 0) != 0;
        Frames f = Frames.of(step, x, new int[x.rank() - 1]);
        return f.axes() == 3
                ? Volumes.pooled(step, x, new AveragePool(f.images(), counts),
                        new AveragePool(f.depth(), counts))
                : Volumes.images(step, x, new AveragePool(f.images(), counts));
    }

    static Value globalMax(Step step) throws LrpFileException {
        Computed x = whole(step);
        return isImage(x)
                ? step.add(new MaxPool(Frame.of(x.shape()[1], x.shape()[2])), x)
                : step.add(new Extreme(true, true, space(x)), x);
    }

    static Value globalAverage(Step step) throws LrpFileException {
        Computed x = whole(step);
        return isImage(x)
                ? step.add(new AveragePool(Frame.of(x.shape()[1], x.shape()[2]), false), x)
                : step.add(new Reduce(true, true, space(x)), x);
    }

    private static Computed whole(Step step) throws LrpFileException {
        Computed x = step.value(0);
        if (x.rank() < 2) {
            throw step
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
