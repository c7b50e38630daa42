package org.lrptoolbox.onnx.layout;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.ShapeException;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.Concat;
import org.lrptoolbox.layer.ConvTranspose;
import org.lrptoolbox.layer.Pad;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.layer.Slice;
import org.lrptoolbox.tensor.Shapes;

/** Shapes of samples in which dimensions may be open: a network does not say how large its images are. */
public final class OpenShapes {
    /** Stands for a dimension that any input decides anew. */
    public static final int OPEN = Shapes.OPEN;

    private OpenShapes() {}

    /**
     * The shape of an output sample of a layer.
     *
     * @param inputs the shapes of its inputs, open where {@link #OPEN}
     * @throws ShapeException if it cannot take such inputs, as far as they are known
     */
    public static int[] output(Layer layer, List<int[]> inputs) {
        return layer.outputShape(inputs);
    }

    /** A shape as messages print it, open dimensions as "any". */
    public static String text(int... shape) {
        return Shapes.text(shape).replace("-1", "any");
    }
}
