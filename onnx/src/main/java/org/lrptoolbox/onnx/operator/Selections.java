package org.lrptoolbox.onnx.operator;

import java.util.Arrays;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Expand;
import org.lrptoolbox.layer.Gather;
import org.lrptoolbox.layer.Interpolation;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Reading;

/** Operators that repeat values, or put their elements elsewhere. */
final class Selections {
    static final Family FAMILY = new Family()
            .reads("Expand 2", Selections::expand)
            .reads("Tile 2", Selections::tile)
            .reads("CumSum 2 exclusive=0 reverse=0", Selections::cumulated)
            .reads("DepthToSpace 1 blocksize= mode=DCR", Selections::toSpace)
            .reads("SpaceToDepth 1 blocksize=", Selections::toDepth)
            .reads("com.microsoft:UnfoldTensor 1 dim=-1 size= step=1", Selections::unfold);

    private Selections() {}

    private static Value expand(Reading node) throws LrpFileException {
        Tensor wanted = node.numbers(1);
        Computed raw = node.raw(0);
        int rank = Math.max(wanted.size(), raw.fileRank());
        int batch = raw.batch() == Computed.PINNED ? -1 : rank - raw.fileRank() + raw.batch();
        int at = batch - (rank - wanted.size());
        boolean keeps = batch >= 0 && rank == raw.fileRank() && (at < 0 || wanted.data()[at] == 1
                || wanted.data()[at] == ShapeMath.BATCH);
        Computed x = keeps ? raw : node.pinned(raw);
        int[] file = node.known(x).length == rank ? x.shape() : x.fileShape();
        int[] out = new int[rank];
        for (int i = 0; i < rank; i++) {
            int own = i - (rank - file.length);
            int other = i - (rank - wanted.size());
            double size = other < 0 || keeps && i == batch ? 1 : wanted.data()[other];
            if (!(size >= 1 && size <= Integer.MAX_VALUE)) {
                throw node.unsupported("stretches to " + ShapeMath.text(wanted) + ", which depends on the input");
            }
            out[i] = own < 0 || file[own] == 1 ? (int) size : file[own];
        }
        int[] sample = keeps ? dropped(out, batch) : out;
        return Arrays.equals(sample, x.shape()) ? x : node.addAt(x.batch(), new Expand(sample), x);
    }

    private static int[] dropped(int[] all, int axis) {
        int[] rest = new int[all.length - 1];
        System.arraycopy(all, 0, rest, 0, axis);
        System.arraycopy(all, axis + 1, rest, axis, rest.length - axis);
        return rest;
    }

    private static Value tile(Reading node) throws LrpFileException {
        Tensor repeats = node.numbers(1);
        Computed x = node.raw(0);
        if (repeats.size() != x.fileRank()) {
            throw node.malformed("has " + repeats.size() + " repeats for " + x.fileRank() + " axes");
        }
        for (int i = 0; i < repeats.size(); i++) {
            double times = repeats.data()[i];
            if (times == 1) {
                continue;
            }
            x = node.without(x, i);
            int axis = node.axis(i, x);
            int size = node.known(x)[axis];
            if (!(times >= 1 && times * size <= 1 << 24)) {
                throw node.unsupported("repeats an axis of " + size + " " + times + " times");
            }
            int[] indices = new int[(int) (times * size)];
            Arrays.setAll(indices, k -> k % size);
            x = node.addAt(x.batch(), new Gather(axis, indices), x);
        }
        return x;
    }

    private static Value cumulated(Reading node) throws LrpFileException {
        long named = (long) node.numbers(1).data()[0];
        boolean exclusive = node.attributes().flag("exclusive");
        boolean reverse = node.attributes().flag("reverse");
        Computed x = node.without(node.raw(0), named);
        int axis = node.axis(named, x);
        int size = node.known(x)[axis];
        node.constants().charge((long) size * size);
        Tensor matrix = Tensor.zeros(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                int lead = reverse ? j - i : i - j;
                matrix.data()[i * size + j] = lead > 0 || lead == 0 && !exclusive ? 1 : 0;
            }
        }
        return node.addAt(x.batch(), new Interpolation(axis, matrix), x);
    }

    /** All windows along an axis, whose places are a new last axis. */
    private static Value unfold(Reading node) throws LrpFileException {
        long named = node.attributes().integer("dim");
        long size = node.attributes().integer("size");
        long step = node.attributes().integer("step");
        Computed x = node.without(node.raw(0), named);
        int axis = node.axis(named, x);
        int[] shape = node.known(x);
        if (size < 1 || size > shape[axis] || step < 1) {
            throw node
                    .malformed("takes windows of " + size + " from an axis of " + shape[axis] + " in steps of " + step);
        }
        int count = (int) ((shape[axis] - size) / step) + 1;
        node.constants().charge(count * size);
        int[] places = new int[Math.toIntExact(count * size)];
        Arrays.setAll(places, i -> (int) (i / size * step + i % size));
        int[] apart = Arrays.copyOf(shape, shape.length + 1);
        System.arraycopy(shape, axis + 1, apart, axis + 2, shape.length - axis - 1);
        apart[axis] = count;
        apart[axis + 1] = (int) size;
        Computed windows = node.addAt(x.batch(), new Gather(axis, places), x);
        Permute last = new Permute(Gathering.turned(axis + 1, shape.length, apart.length));
        Computed each = node.addAt(x.batch(), new Reshape(apart), windows);
        return last.isIdentity() ? each : node.addAt(x.batch(), last, each);
    }

    private static Value toSpace(Reading node) throws LrpFileException {
        boolean columnsFirst = node.attributes().text("mode").equals("CRD");
        Computed x = node.value(0);
        int[] s = images(node, x);
        int b = block(node);
        if (s[0] % (b * b) != 0) {
            throw node.malformed("makes blocks of " + b + " of " + s[0] + " channels");
        }
        int c = s[0] / (b * b);
        Computed apart = columnsFirst
                ? node.add(new Reshape(c, b, b, s[1], s[2]), x)
                : node.add(new Reshape(b, b, c, s[1], s[2]), x);
        Computed turned = node.add(columnsFirst ? new Permute(0, 3, 1, 4, 2) : new Permute(2, 3, 0, 4, 1), apart);
        return node.add(new Reshape(c, s[1] * b, s[2] * b), turned);
    }

    private static Value toDepth(Reading node) throws LrpFileException {
        Computed x = node.value(0);
        int[] s = images(node, x);
        int b = block(node);
        if (s[1] % b != 0 || s[2] % b != 0) {
            throw node.malformed("takes blocks of " + b + " of images of " + s[1] + "x" + s[2]);
        }
        Computed apart = node.add(new Reshape(s[0], s[1] / b, b, s[2] / b, b), x);
        Computed turned = node.add(new Permute(2, 4, 0, 1, 3), apart);
        return node.add(new Reshape(s[0] * b * b, s[1] / b, s[2] / b), turned);
    }

    private static int[] images(Reading node, Computed x) throws LrpFileException {
        if (x.rank() != 3) {
            throw node.malformed("reads values of " + (x.rank() + 1) + " axes; images are expected");
        }
        return node.known(x);
    }

    private static int block(Reading node) throws LrpFileException {
        long size = node.attributes().integer("blocksize");
        if (size < 1 || size > 1 << 10) {
            throw node.malformed("has blocks of " + size);
        }
        return (int) size;
    }
}
