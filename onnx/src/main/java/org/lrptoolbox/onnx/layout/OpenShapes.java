package org.lrptoolbox.onnx.layout;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Convolution;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Linear;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.ShapeException;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.Window;
import org.lrptoolbox.layer.nchw.AveragePooling;
import org.lrptoolbox.layer.nchw.Concat;
import org.lrptoolbox.layer.nchw.Conv;
import org.lrptoolbox.layer.nchw.ConvTranspose;
import org.lrptoolbox.layer.nchw.Dense;
import org.lrptoolbox.layer.nchw.Frame;
import org.lrptoolbox.layer.nchw.MaxPooling;
import org.lrptoolbox.layer.nchw.Pad;
import org.lrptoolbox.layer.nchw.Permute;
import org.lrptoolbox.layer.nchw.Reshape;
import org.lrptoolbox.layer.nchw.Slice;
import org.lrptoolbox.layer.nchw.SumPooling;
import org.lrptoolbox.tensor.Shapes;

/** Shapes of samples in which dimensions may be open: a network does not say how large its images are. */
public final class OpenShapes {
    /** Stands for a dimension that any input decides anew. */
    public static final int OPEN = -1;

    private OpenShapes() {}

    /**
     * The shape of an output sample of a layer.
     *
     * @param inputs the shapes of its inputs, open where {@link #OPEN}
     * @throws ShapeException if it cannot take such inputs, as far as they are known
     */
    public static int[] output(Layer layer, List<int[]> inputs) {
        if (inputs.stream().flatMapToInt(Arrays::stream).noneMatch(d -> d == OPEN)) {
            return layer.outputShape(inputs);
        }
        int[] x = inputs.getFirst();
        return switch (layer) {
            case Conv c -> windows(c, c.frame(), c.channels(), c.count(), x);
            case MaxPooling p -> windows(p, p.frame(), OPEN, x.length > 0 ? x[0] : OPEN, x);
            case AveragePooling p -> windows(p, p.frame(), OPEN, x.length > 0 ? x[0] : OPEN, x);
            case SumPooling p -> windows(p, p.frame(), OPEN, x.length > 0 ? x[0] : OPEN, x);
            case ConvTranspose t -> transposed(t, x);
            case Dense d -> vector(d, d.inputs(), d.outputs(), x);
            case Linear l -> vector(l, l.inputs(), l.outputs(), x);
            case Flatten f -> new int[]{OPEN};
            case Reshape r -> r.shape().clone();
            case Slice s -> s.sizes().clone();
            case Permute p -> {
                require(p, x.length == p.axes().length, p.axes().length + " axes", x);
                yield Arrays.stream(p.axes()).map(axis -> x[axis]).toArray();
            }
            case Pad p -> {
                require(p, x.length == p.before().length, p.before().length + " axes", x);
                int[] out = x.clone();
                Arrays.setAll(out, i -> x[i] == OPEN ? OPEN : x[i] + p.before()[i] + p.behind()[i]);
                yield out;
            }
            case Concat c -> joined(c, inputs);
            default -> toolbox(layer, x);
        };
    }

    private static int[] windows(Layer layer, Frame frame, int channels, int count, int... x) {
        require(layer, x.length == 3 && (channels == OPEN || x[0] == OPEN || x[0] == channels), "(channels, height, "
                + "width)", x);
        return new int[]{count, x[1] == OPEN ? OPEN : frame.down(x[1]), x[2] == OPEN ? OPEN : frame.across(x[2])};
    }

    private static int[] transposed(ConvTranspose layer, int... x) {
        int count = layer.adjoint().count();
        require(layer, x.length == 3 && (x[0] == OPEN || x[0] == count), "(" + count + ", height, width)", x);
        int[] out = layer.outputShape(count, x[1] == OPEN ? 1 << 12 : x[1], x[2] == OPEN ? 1 << 12 : x[2]);
        return new int[]{out[0], x[1] == OPEN ? OPEN : out[1], x[2] == OPEN ? OPEN : out[2]};
    }

    private static int[] vector(Layer layer, int in, int out, int... x) {
        require(layer, x.length == 1 && (x[0] == OPEN || x[0] == in), "(" + in + ",)", x);
        return new int[]{out};
    }

    private static int[] joined(Concat layer, List<int[]> inputs) {
        int[] out = inputs.getFirst().clone();
        require(layer, layer.axis() < out.length, "more than " + layer.axis() + " axes", out);
        for (int[] shape : inputs.subList(1, inputs.size())) {
            require(layer, shape.length == out.length, out.length + " axes", shape);
            for (int i = 0; i < out.length; i++) {
                if (i != layer.axis()) {
                    out[i] = out[i] == OPEN ? shape[i] : out[i];
                } else {
                    out[i] = out[i] == OPEN || shape[i] == OPEN ? OPEN : out[i] + shape[i];
                }
            }
        }
        return out;
    }

    private static int[] toolbox(Layer layer, int... x) {
        Window window = window(layer);
        if (window == null) {
            return x.clone();
        }
        require(layer, x.length == 3, "(height, width, channels)", x);
        int channels = layer instanceof Convolution c ? c.count() : x[2];
        return new int[]{x[0] == OPEN ? OPEN : window.down(x[0]), x[1] == OPEN ? OPEN : window.across(x[1]), channels};
    }

    /** The window of the toolbox's own layers that have one; null for others. */
    public static @Nullable Window window(Layer layer) {
        return switch (layer) {
            case Convolution c -> c.window();
            case SumPool p -> p.window();
            case AveragePool p -> p.window();
            case MaxPool p -> p.window();
            default -> null;
        };
    }

    private static void require(Layer layer, boolean fits, String expected, int... found) {
        if (!fits) {
            throw new ShapeException(layer.type() + " takes samples of shape " + expected
                    + ", but what reaches it has the shape " + text(found));
        }
    }

    /** A shape as messages print it, open dimensions as "any". */
    public static String text(int... shape) {
        return Shapes.text(shape).replace("-1", "any");
    }
}
