package org.lrptoolbox.onnx.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.onnx.layout.OpenShapes;
import org.lrptoolbox.onnx.read.Value.Computed;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** Operators that only rearrange, and those that do nothing at inference. */
final class ShapeOperators {
    private static final int AXES_AS_INPUT = 13;

    private ShapeOperators() {}

    static Value translate(Step step) throws LrpFileException {
        Computed x = step.value(0);
        return switch (step.op()) {
            case "Flatten" -> flatten(step, x);
            case "Reshape" -> reshape(step, x);
            case "Transpose" -> transpose(step, x);
            case "Squeeze" -> reshaped(step, x, squeezed(step, x));
            default -> reshaped(step, x, unsqueezed(step, x));
        };
    }

    private static Value flatten(Step step, Computed x) throws LrpFileException {
        long axis = step.attributes().integer("axis", 1);
        if (axis != 1 && axis != -x.rank()) {
            throw step.unsupported("axis=" + axis + " is not supported, only axis=1 is: the batch stays, the rest "
                    + "becomes a vector");
        }
        return reshaped(step, x, x.rank() == 1 ? x.shape()[0] : OpenShapes.OPEN);
    }

    /** A sample in another shape; one open dimension is what is left. */
    private static Value reshaped(Step step, Computed x, int... target) throws LrpFileException {
        if (Arrays.equals(target, x.shape())) {
            return x;
        }
        if (target.length == 1) {
            return step.add(new Flatten(), x);
        }
        int[] shape = target.clone();
        int open = Arrays.stream(target).boxed().toList().indexOf(OpenShapes.OPEN);
        if (open >= 0) {
            shape[open] = 1;
            int size = Shapes.size(step.known(x));
            int rest = Shapes.size(shape);
            if (rest == 0 || size % rest != 0) {
                throw step.malformed("reshapes samples of shape " + x.text() + " to " + OpenShapes.text(target));
            }
            shape[open] = size / rest;
        }
        return Arrays.equals(shape, x.shape()) ? x : step.add(new Reshape(shape), x);
    }

    /** A Reshape that keeps the batch, however it says so. */
    private static Value reshape(Step step, Computed x) throws LrpFileException {
        boolean zeros = step.attributes().integer("allowzero", 0) != 0;
        Tensor target = step.numbers(1);
        if (target.rank() != 1 || target.size() < 2 || target.size() > 16) {
            throw step.unsupported("reshapes to " + target.size() + " axes; a batch and 1 to 15 more are expected");
        }
        int[] sample = new int[target.size() - 1];
        for (int i = 0; i < sample.length; i++) {
            double d = target.data()[i + 1];
            boolean copied = d == 0 && !zeros && i < x.rank();
            if (!(d > 0 && d <= Integer.MAX_VALUE || d == -1 || copied)) {
                throw step.unsupported("reshapes to " + ShapeMath.text(target) + ", which is no shape of samples");
            }
            sample[i] = copied ? x.shape()[i] : (int) d;
        }
        if (!keepsBatch(step, x, target.data()[0], sample)) {
            throw step.unsupported("reshapes samples of shape " + x.text() + " to " + ShapeMath.text(target)
                    + ", of which it is not certain that it keeps the batch; use Flatten or a shape like [0, -1]");
        }
        return reshaped(step, x, sample);
    }

    private static boolean keepsBatch(Step step, Computed x, double batch, int... sample) {
        boolean named = batch == 0 || batch == ShapeMath.BATCH || batch == step.batch();
        boolean open = Arrays.stream(sample).anyMatch(d -> d == OpenShapes.OPEN);
        if (named && open) {
            return true;
        }
        boolean same = !open && x.isKnown() && Shapes.size(sample) == Shapes.size(x.shape());
        return same && (named || batch == -1 || batch == 1);
    }

    private static Value transpose(Step step, Computed x) throws LrpFileException {
        long[] perm = step.attributes().integers("perm");
        int[] axes = new int[x.rank()];
        boolean fits = perm.length == x.rank() + 1 && perm[0] == 0;
        for (int i = 0; fits && i < axes.length; i++) {
            fits = perm[i + 1] > 0 && perm[i + 1] <= x.rank();
            axes[i] = fits ? (int) perm[i + 1] - 1 : 0;
        }
        if (!fits || Arrays.stream(axes).distinct().count() != axes.length) {
            throw step.unsupported("perm=" + Arrays.toString(Arrays.copyOf(perm, Math.min(perm.length, 8)))
                    + " of a value with " + (x.rank() + 1) + " axes; the batch must stay the first axis");
        }
        for (int i = 0; i < axes.length; i++) {
            if (axes[i] != i) {
                return step.add(new Permute(axes), x);
            }
        }
        return x;
    }

    /** The axes that Squeeze and Unsqueeze name. */
    static long[] axes(Step step) throws LrpFileException {
        Tensor given = step.opset() >= AXES_AS_INPUT ? step.optional(1) : null;
        return given == null
                ? step.attributes().integers("axes")
                : Arrays.stream(given.data()).mapToLong(a -> (long) a).toArray();
    }

    private static int[] squeezed(Step step, Computed x) throws LrpFileException {
        long[] axes = axes(step);
        if (axes.length == 0) {
            throw step.unsupported("names no axes; without them, the batch could be lost. Name the axes to squeeze");
        }
        List<Integer> shape = new ArrayList<>(Arrays.stream(x.shape()).boxed().toList());
        int[] own = new int[axes.length];
        for (int i = 0; i < own.length; i++) {
            own[i] = step.axis(axes[i], x);
            if (x.shape()[own[i]] != 1) {
                throw step.malformed("squeezes axis " + axes[i] + " of samples of shape " + x.text());
            }
            shape.set(own[i], 0);
        }
        return shape.stream().mapToInt(i -> i).filter(d -> d != 0).toArray();
    }

    private static int[] unsqueezed(Step step, Computed x) throws LrpFileException {
        long[] axes = axes(step);
        int rank = x.rank() + 1 + axes.length;
        boolean[] added = new boolean[rank];
        for (long axis : axes) {
            long own = axis < 0 ? axis + rank : axis;
            if (own < 1 || own >= rank || added[(int) own]) {
                throw step.unsupported("adds axis " + axis + " to a value with " + (x.rank() + 1) + " axes; the batch "
                        + "must stay the first axis");
            }
            added[(int) own] = true;
        }
        int[] shape = new int[rank - 1];
        int from = 0;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = added[i + 1] ? 1 : x.shape()[from++];
        }
        return shape;
    }

    /** Identity, Dropout, and Cast between float types. */
    static Value unchanged(Step step) throws LrpFileException {
        Attributes attributes = step.attributes();
        switch (step.op()) {
            case "Dropout" -> {
                attributes.real("ratio", 0);
                attributes.integer("seed", 0);
                Tensor training = step.optional(2);
                if (training != null && Arrays.stream(training.data()).anyMatch(v -> v != 0)) {
                    throw step.unsupported("is in training mode; export the model for inference");
                }
            }
            case "Cast" -> {
                attributes.integer("saturate", 1);
                long to = attributes.integer("to", 0);
                if (NumberType.of((int) to).filter(NumberType::isReal).isEmpty()) {
                    throw step.unsupported("casts a computed value to type " + to + "; only casts between float types "
                            + "are supported");
                }
            }
            default -> {
                // Identity says nothing more.
            }
        }
        return step.value(0);
    }
}
