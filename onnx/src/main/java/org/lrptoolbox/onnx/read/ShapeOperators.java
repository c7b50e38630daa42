package org.lrptoolbox.onnx.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.onnx.layout.OpenShapes;
import org.lrptoolbox.onnx.read.Value.Computed;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** Operators that only rearrange, and those that do nothing at inference. */
final class ShapeOperators {
    private static final int AXES_AS_INPUT = 13;
    private static final int MOST_AXES = 16;

    private ShapeOperators() {}

    static Value translate(Step step) throws LrpFileException {
        return switch (step.op()) {
            case "Flatten" -> flatten(step, step.raw(0));
            case "Reshape" -> reshape(step, step.raw(0));
            case "Transpose" -> transpose(step, step.raw(0));
            case "Squeeze" -> squeezed(step, step.raw(0));
            default -> unsqueezed(step, step.raw(0));
        };
    }

    private static Value flatten(Step step, Computed x) throws LrpFileException {
        long axis = step.attributes().integer("axis", 1);
        if (step.isPinned() && x.isKnown()) {
            int[] file = x.fileShape();
            int from = (int) Math.clamp(axis < 0 ? axis + file.length : axis, 0, file.length);
            int rows = Shapes.size(Arrays.copyOf(file, from));
            return toFile(step, x, rows, Shapes.size(file) / Math.max(1, rows));
        }
        if (x.batch() != 0 || axis != 1 && axis != -x.rank()) {
            throw step.unsupported("axis=" + axis + " is not supported, only axis=1 is: the batch stays, the rest "
                    + "becomes a vector");
        }
        return step.reshaped(x, 0, x.rank() == 1 ? x.shape()[0] : OpenShapes.OPEN);
    }

    /** A value of one sample in a shape of the file's; a first axis of one is the batch. */
    private static Value toFile(Step step, Computed x, int... file) throws LrpFileException {
        boolean leads = file.length > 1 && file[0] == 1;
        return step.reshaped(x, leads ? 0 : Computed.PINNED, leads ? Arrays.copyOfRange(file, 1, file.length) : file);
    }

    private static Value reshape(Step step, Computed x) throws LrpFileException {
        boolean zeros = step.attributes().integer("allowzero", 0) != 0;
        Tensor target = step.numbers(1);
        if (step.isPinned() && x.isKnown()) {
            int[] file = ShapeMath.resolve(step, x.fileShape(), zeros, target.data());
            if (Shapes.size(file) != Shapes.size(x.shape()) || file.length > MOST_AXES) {
                throw step.malformed("reshapes a value of shape " + Shapes.text(x.fileShape()) + " to "
                        + ShapeMath.text(target));
            }
            return toFile(step, x, file);
        }
        return keepingBatch(step, step.leading(x), zeros, target);
    }

    /** A Reshape that keeps the batch, however it says so. */
    private static Value keepingBatch(Step step, Computed x, boolean zeros, Tensor target) throws LrpFileException {
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
        return step.reshaped(x, 0, sample);
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

    /** The batch goes where the file moves it; the axes of a sample are ordered among themselves. */
    private static Value transpose(Step step, Computed x) throws LrpFileException {
        int rank = x.fileRank();
        long[] given = step.attributes().integers("perm");
        long[] perm = given.length > 0 ? given : LongStream.range(0, rank).map(i -> rank - 1 - i).toArray();
        if (perm.length != rank || Arrays.stream(perm).anyMatch(a -> a < 0 || a >= rank)
                || Arrays.stream(perm).distinct().count() != rank) {
            throw step.malformed("perm=" + Arrays.toString(Arrays.copyOf(perm, Math.min(perm.length, 8)))
                    + " of a value with " + rank + " axes");
        }
        int[] axes = new int[x.rank()];
        int batch = Computed.PINNED;
        int count = 0;
        for (int i = 0; i < rank; i++) {
            if (perm[i] == x.batch()) {
                batch = i;
            } else {
                axes[count++] = step.axis(perm[i], x);
            }
        }
        for (int i = 0; i < axes.length; i++) {
            if (axes[i] != i) {
                return step.addAt(batch, new Permute(axes), x);
            }
        }
        return new Computed(x.layer(), x.sole(), batch, x.shape());
    }

    /** The axes that Squeeze and Unsqueeze name. */
    static long[] axes(Step step) throws LrpFileException {
        Tensor given = step.opset() >= AXES_AS_INPUT ? step.optional(1) : null;
        return given == null
                ? step.attributes().integers("axes")
                : Arrays.stream(given.data()).mapToLong(a -> (long) a).toArray();
    }

    private static Value squeezed(Step step, Computed given) throws LrpFileException {
        long[] named = axes(step);
        if (named.length == 0 && !step.isPinned()) {
            throw step.unsupported("names no axes; without them, the batch could be lost. Name the axes to squeeze");
        }
        Computed x = named.length == 0 ? step.pinned(given) : step.without(given, named);
        int rank = x.fileRank();
        boolean[] gone = new boolean[rank];
        if (named.length == 0) {
            for (int i = 0; i < rank; i++) {
                gone[i] = x.shape()[i] == 1;
            }
        }
        for (long axis : named) {
            int own = step.axis(axis, x);
            if (x.shape()[own] != 1 && x.shape()[own] != OpenShapes.OPEN) {
                throw step.malformed("squeezes axis " + axis + " of samples of shape " + x.text());
            }
            gone[(int) (axis < 0 ? axis + rank : axis)] = true;
        }
        List<Integer> shape = new ArrayList<>();
        int batch = Computed.PINNED;
        int count = 0;
        for (int i = 0; i < rank; i++) {
            if (i == x.batch()) {
                batch = count++;
            } else if (!gone[i]) {
                shape.add(x.shape()[step.axis(i, x)]);
                count++;
            }
        }
        return step.reshaped(x, batch, shape.stream().mapToInt(i -> i).toArray());
    }

    private static Value unsqueezed(Step step, Computed x) throws LrpFileException {
        long[] named = axes(step);
        int rank = x.fileRank() + named.length;
        boolean[] added = new boolean[rank];
        for (long axis : named) {
            long own = axis < 0 ? axis + rank : axis;
            if (own < 0 || own >= rank || added[(int) own]) {
                throw step.malformed("adds axis " + axis + " to a value with " + x.fileRank() + " axes");
            }
            added[(int) own] = true;
        }
        List<Integer> shape = new ArrayList<>();
        int batch = Computed.PINNED;
        int from = 0;
        for (int i = 0; i < rank; i++) {
            if (added[i]) {
                shape.add(1);
            } else if (from++ == x.batch()) {
                batch = i;
            } else {
                shape.add(x.shape()[step.axis(from - 1, x)]);
            }
        }
        return step.reshaped(x, batch, shape.stream().mapToInt(i -> i).toArray());
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
            case "CastLike" -> step.any(1);
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
        return step.raw(0);
    }
}
