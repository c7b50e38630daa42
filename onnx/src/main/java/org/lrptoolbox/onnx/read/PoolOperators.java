package org.lrptoolbox.onnx.read;

import java.util.Arrays;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.onnx.read.Value.Computed;
import org.lrptoolbox.tensor.Tensor;

/** Pooling over windows, and over whole images. */
final class PoolOperators {
    /** From here on, ReduceMean reads its axes from an input. */
    private static final int MEAN_AXES_AS_INPUT = 18;

    private PoolOperators() {}

    static Value max(Step step) throws LrpFileException {
        Computed x = Frames.images(step);
        if (step.attributes().integer("storage_order", 0) != 0) {
            throw step.unsupported("storage_order=1 is not supported");
        }
        return step.add(new MaxPool(Frames.of(step, x, 0, 0)), x);
    }

    static Value average(Step step) throws LrpFileException {
        Computed x = Frames.images(step);
        boolean counts = step.attributes().integer("count_include_pad", 0) != 0;
        return step.add(new AveragePool(Frames.of(step, x, 0, 0), counts), x);
    }

    static Value globalMax(Step step) throws LrpFileException {
        Computed x = Frames.images(step);
        return step.add(new MaxPool(whole(step, x)), x);
    }

    static Computed globalAverage(Step step) throws LrpFileException {
        Computed x = Frames.images(step);
        return step.add(new AveragePool(whole(step, x), false), x);
    }

    private static Frame whole(Step step, Computed x) throws LrpFileException {
        int[] shape = step.known(x);
        return Frame.of(shape[1], shape[2]);
    }

    /** The mean over height and width is average pooling. */
    static Value mean(Step step) throws LrpFileException {
        Computed x = step.value(0);
        boolean keeps = step.attributes().integer("keepdims", 1) != 0;
        step.attributes().integer("noop_with_empty_axes", 0);
        Tensor given = step.opset() >= MEAN_AXES_AS_INPUT ? step.optional(1) : null;
        long[] axes = given == null
                ? step.attributes().integers("axes")
                : Arrays.stream(given.data()).mapToLong(a -> (long) a).toArray();
        int[] own = new int[axes.length];
        for (int i = 0; i < own.length; i++) {
            own[i] = step.axis(axes[i], x);
        }
        Arrays.sort(own);
        if (x.rank() != 3 || !Arrays.equals(own, new int[]{1, 2})) {
            throw step.unsupported("takes the mean over axes " + Arrays.toString(axes) + " of " + (x.rank() + 1)
                    + "; only that over height and width of images is supported");
        }
        Computed mean = globalAverage(step);
        return keeps ? mean : step.add(new Flatten(), mean);
    }
}
