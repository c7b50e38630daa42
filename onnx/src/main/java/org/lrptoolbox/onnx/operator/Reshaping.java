package org.lrptoolbox.onnx.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Reading;

/** Operators that only rearrange, and those that do nothing at inference. */
final class Reshaping {
    static final Family FAMILY = new Family()
            .reads("Flatten 1 axis=1", node -> flatten(node, node.raw(0)))
            .reads("Reshape 1 allowzero=0", node -> reshape(node, node.raw(0)))
            .reads("Transpose 1 perm=", node -> transpose(node, node.raw(0)))
            .reads("Squeeze 1 axes@13:1=", node -> squeezed(node, node.raw(0)))
            .reads("Unsqueeze 1 axes@13:1=", node -> unsqueezed(node, node.raw(0)))
            .reads("Identity 1", node -> node.raw(0))
            .reads("Dropout 1 ratio=0.5 seed=0", Reshaping::dropout)
            .reads("Cast 1 saturate=1 to= round_mode=up", WholeNumbers::cast)
            .reads("CastLike 2 saturate=1 round_mode=up", WholeNumbers::castLike)
            .writes(Flatten.class, (out, f) -> out.node("Flatten").integer("axis", 1))
            .writes(Reshape.class, (out, r) -> out.node("Reshape", out.integers("shape", shape(r))))
            .writes(Permute.class, (out, p) -> out.node("Transpose").ints("perm", IntStream.concat(IntStream.of(0),
                    Arrays.stream(p.axes()).map(axis -> axis + 1)).toArray()));

    private static final int MOST_AXES = 16;

    private Reshaping() {}

    private static long[] shape(Reshape r) {
        // The batch, whatever its size, is copied from the input.
        return IntStream.concat(IntStream.of(0), Arrays.stream(r.shape())).asLongStream().toArray();
    }

    private static Value flatten(Reading node, Computed x) throws LrpFileException {
        long axis = node.attributes().integer("axis");
        if (node.isPinned() && x.isKnown()) {
            int[] file = x.fileShape();
            int from = Math.clamp(axis < 0 ? axis + file.length : axis, 0, file.length);
            int rows = Shapes.size(Arrays.copyOf(file, from));
            return toFile(node, x, rows, Shapes.size(file) / Math.max(1, rows));
        }
        if (x.batch() != 0 || axis != 1 && axis != -x.rank()) {
            throw node.unsupported("axis=" + axis + " is not supported, only axis=1 is: the batch stays, the rest "
                    + "becomes a vector");
        }
        return node.reshaped(x, 0, x.rank() == 1 ? x.shape()[0] : Shapes.OPEN);
    }

    /** A value of one sample in a shape of the file's; a first axis of one is the batch. */
    private static Value toFile(Reading node, Computed x, int... file) throws LrpFileException {
        boolean leads = file.length > 1 && file[0] == 1;
        return node.reshaped(x, leads ? 0 : Computed.PINNED, leads ? Arrays.copyOfRange(file, 1, file.length) : file);
    }

    private static Value reshape(Reading node, Computed x) throws LrpFileException {
        boolean zeros = node.attributes().flag("allowzero");
        Tensor target = node.numbers(1);
        if (node.isPinned() && x.isKnown()) {
            int[] file = ShapeMath.resolve(node, x.fileShape(), zeros, target.data());
            if (Shapes.size(file) != Shapes.size(x.shape()) || file.length > MOST_AXES) {
                throw node.malformed("reshapes a value of shape " + Shapes.text(x.fileShape()) + " to "
                        + ShapeMath.text(target));
            }
            return toFile(node, x, file);
        }
        return keepingBatch(node, node.leading(x), zeros, target);
    }

    /** A Reshape that keeps the batch, however it says so. */
    private static Value keepingBatch(Reading node, Computed x, boolean zeros, Tensor target) throws LrpFileException {
        if (target.rank() != 1 || target.size() < 2 || target.size() > 16) {
            throw node.unsupported("reshapes to " + target.size() + " axes; a batch and 1 to 15 more are expected");
        }
        int[] sample = new int[target.size() - 1];
        for (int i = 0; i < sample.length; i++) {
            double d = target.data()[i + 1];
            boolean copied = d == 0 && !zeros && i < x.rank();
            if (!(d > 0 && d <= Integer.MAX_VALUE || d == -1 || copied)) {
                throw node.unsupported("reshapes to " + ShapeMath.text(target) + ", which is no shape of samples");
            }
            sample[i] = copied ? x.shape()[i] : (int) d;
        }
        if (!keepsBatch(node, x, target.data()[0], sample)) {
            throw node.unsupported("reshapes samples of shape " + x.text() + " to " + ShapeMath.text(target)
                    + ", of which it is not certain that it keeps the batch; use Flatten or a shape like [0, -1]");
        }
        return node.reshaped(x, 0, sample);
    }

    private static boolean keepsBatch(Reading node, Computed x, double batch, int... sample) {
        boolean named = batch == 0 || batch == ShapeMath.BATCH || batch == node.batch();
        boolean open = Arrays.stream(sample).anyMatch(d -> d == Shapes.OPEN);
        if (named && open) {
            return true;
        }
        boolean same = !open && x.isKnown() && Shapes.size(sample) == Shapes.size(x.shape());
        return same && (named || batch == -1 || batch == 1);
    }

    /** The batch goes where the file moves it; the axes of a sample are ordered among themselves. */
    private static Value transpose(Reading node, Computed x) throws LrpFileException {
        int rank = x.fileRank();
        long[] given = node.attributes().integers("perm");
        long[] perm = given.length > 0 ? given : LongStream.range(0, rank).map(i -> rank - 1 - i).toArray();
        if (perm.length != rank || Arrays.stream(perm).anyMatch(a -> a < 0 || a >= rank)
                || Arrays.stream(perm).distinct().count() != rank) {
            throw node.malformed("perm=" + Arrays.toString(Arrays.copyOf(perm, Math.min(perm.length, 8)))
                    + " of a value with " + rank + " axes");
        }
        int[] axes = new int[x.rank()];
        int batch = Computed.PINNED;
        int count = 0;
        for (int i = 0; i < rank; i++) {
            if (perm[i] == x.batch()) {
                batch = i;
            } else {
                axes[count++] = node.axis(perm[i], x);
            }
        }
        for (int i = 0; i < axes.length; i++) {
            if (axes[i] != i) {
                return node.addAt(batch, new Permute(axes), x);
            }
        }
        return new Computed(x.layer(), x.sole(), batch, x.shape());
    }

    private static Value squeezed(Reading node, Computed given) throws LrpFileException {
        long[] named = node.integers("axes");
        if (named.length == 0 && !node.isPinned()) {
            throw node.unsupported("names no axes; without them, the batch could be lost. Name the axes to squeeze");
        }
        Computed x = named.length == 0 ? node.pinned(given) : node.without(given, named);
        int rank = x.fileRank();
        boolean[] gone = new boolean[rank];
        if (named.length == 0) {
            for (int i = 0; i < rank; i++) {
                gone[i] = x.shape()[i] == 1;
            }
        }
        for (long axis : named) {
            int own = node.axis(axis, x);
            if (x.shape()[own] != 1 && x.shape()[own] != Shapes.OPEN) {
                throw node.malformed("squeezes axis " + axis + " of samples of shape " + x.text());
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
                shape.add(x.shape()[node.axis(i, x)]);
                count++;
            }
        }
        return node.reshaped(x, batch, shape.stream().mapToInt(i -> i).toArray());
    }

    private static Value unsqueezed(Reading node, Computed x) throws LrpFileException {
        long[] named = node.integers("axes");
        int rank = x.fileRank() + named.length;
        boolean[] added = new boolean[rank];
        for (long axis : named) {
            long own = axis < 0 ? axis + rank : axis;
            if (own < 0 || own >= rank || added[(int) own]) {
                throw node.malformed("adds axis " + axis + " to a value with " + x.fileRank() + " axes");
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
                shape.add(x.shape()[node.axis(from - 1, x)]);
            }
        }
        return node.reshaped(x, batch, shape.stream().mapToInt(i -> i).toArray());
    }

    private static Value dropout(Reading node) throws LrpFileException {
        node.attributes().has("ratio");
        node.attributes().has("seed");
        Tensor training = node.optional(2);
        if (training != null && Arrays.stream(training.data()).anyMatch(v -> v != 0)) {
            throw node.unsupported("is in training mode; export the model for inference");
        }
        return node.raw(0);
    }
}
