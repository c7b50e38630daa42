package org.lrptoolbox.onnx.read;

import java.util.Arrays;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Expand;
import org.lrptoolbox.layer.Gather;
import org.lrptoolbox.layer.Interpolation;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.onnx.read.Value.Computed;
import org.lrptoolbox.tensor.Tensor;

/** Operators that repeat values, or put their elements elsewhere: Expand, Tile, CumSum, DepthToSpace, SpaceToDepth. */
final class SelectOperators {
    private SelectOperators() {}

    static Value translate(Step step) throws LrpFileException {
        return switch (step.op()) {
            case "Expand" -> expand(step);
            case "Tile" -> tile(step);
            case "CumSum" -> cumulated(step);
            case "DepthToSpace" -> toSpace(step);
            default -> toDepth(step);
        };
    }

    private static Value expand(Step step) throws LrpFileException {
        Tensor wanted = step.numbers(1);
        Computed raw = step.raw(0);
        int rank = Math.max(wanted.size(), raw.fileRank());
        int batch = raw.batch() == Computed.PINNED ? -1 : rank - raw.fileRank() + raw.batch();
        int at = batch - (rank - wanted.size());
        boolean keeps = batch >= 0 && rank == raw.fileRank() && (at < 0 || wanted.data()[at] == 1
                || wanted.data()[at] == ShapeMath.BATCH);
        Computed x = keeps ? raw : step.pinned(raw);
        int[] file = step.known(x).length == rank ? x.shape() : x.fileShape();
        int[] out = new int[rank];
        for (int i = 0; i < rank; i++) {
            int own = i - (rank - file.length);
            int other = i - (rank - wanted.size());
            double size = other < 0 || keeps && i == batch ? 1 : wanted.data()[other];
            if (!(size >= 1 && size <= Integer.MAX_VALUE)) {
                throw step.unsupported("stretches to " + ShapeMath.text(wanted) + ", which depends on the input");
            }
            out[i] = own < 0 || file[own] == 1 ? (int) size : file[own];
        }
        int[] sample = keeps ? dropped(out, batch) : out;
        return Arrays.equals(sample, x.shape()) ? x : step.addAt(x.batch(), new Expand(sample), x);
    }

    private static int[] dropped(int[] all, int axis) {
        int[] rest = new int[all.length - 1];
        System.arraycopy(all, 0, rest, 0, axis);
        System.arraycopy(all, axis + 1, rest, axis, rest.length - axis);
        return rest;
    }

    private static Value tile(Step step) throws LrpFileException {
        Tensor repeats = step.numbers(1);
        Computed x = step.raw(0);
        if (repeats.size() != x.fileRank()) {
            throw step.malformed("has " + repeats.size() + " repeats for " + x.fileRank() + " axes");
        }
        for (int i = 0; i < repeats.size(); i++) {
            double times = repeats.data()[i];
            if (times == 1) {
                continue;
            }
            x = step.without(x, i);
            int axis = step.axis(i, x);
            int size = step.known(x)[axis];
            if (!(times >= 1 && times * size <= 1 << 24)) {
                throw step.unsupported("repeats an axis of " + size + " " + times + " times");
            }
            int[] indices = new int[(int) times * size];
            Arrays.setAll(indices, k -> k % size);
            x = step.addAt(x.batch(), new Gather(axis, indices), x);
        }
        return x;
    }

    private static Value cumulated(Step step) throws LrpFileException {
        long named = (long) step.numbers(1).data()[0];
        boolean exclusive = step.attributes().integer("exclusive", 0) != 0;
        boolean reverse = step.attributes().integer("reverse", 0) != 0;
        Computed x = step.without(step.raw(0), named);
        int axis = step.axis(named, x);
        int size = step.known(x)[axis];
        step.constants().charge((long) size * size);
        Tensor matrix = Tensor.zeros(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                int lead = reverse ? j - i : i - j;
                matrix.data()[i * size + j] = lead > 0 || lead == 0 && !exclusive ? 1 : 0;
            }
        }
        return step.addAt(x.batch(), new Interpolation(axis, matrix), x);
    }

    private static Value toSpace(Step step) throws LrpFileException {
        boolean columnsFirst = step.attributes().text("mode", "DCR").equals("CRD");
        Computed x = step.value(0);
        int[] s = images(step, x);
        int b = block(step);
        if (s[0] % (b * b) != 0) {
            throw step.malformed("makes blocks of " + b + " of " + s[0] + " channels");
        }
        int c = s[0] / (b * b);
        Computed apart = columnsFirst
                ? step.add(new Reshape(c, b, b, s[1], s[2]), x)
                : step.add(new Reshape(b, b, c, s[1], s[2]), x);
        Computed turned = step.add(columnsFirst ? new Permute(0, 3, 1, 4, 2) : new Permute(2, 3, 0, 4, 1), apart);
        return step.add(new Reshape(c, s[1] * b, s[2] * b), turned);
    }

    private static Value toDepth(Step step) throws LrpFileException {
        Computed x = step.value(0);
        int[] s = images(step, x);
        int b = block(step);
        if (s[1] % b != 0 || s[2] % b != 0) {
            throw step.malformed("takes blocks of " + b + " of images of " + s[1] + "x" + s[2]);
        }
        Computed apart = step.add(new Reshape(s[0], s[1] / b, b, s[2] / b, b), x);
        Computed turned = step.add(new Permute(2, 4, 0, 1, 3), apart);
        return step.add(new Reshape(s[0] * b * b, s[1] / b, s[2] / b), turned);
    }

    private static int[] images(Step step, Computed x) throws LrpFileException {
        if (x.rank() != 3) {
            throw step.malformed("reads values of " + (x.rank() + 1) + " axes; images are expected");
        }
        return step.known(x);
    }

    private static int block(Step step) throws LrpFileException {
        long size = step.attributes().integer("blocksize", 0);
        if (size < 1 || size > 1 << 10) {
            throw step.malformed("has blocks of " + size);
        }
        return (int) size;
    }
}
