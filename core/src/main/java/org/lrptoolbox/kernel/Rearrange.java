package org.lrptoolbox.kernel;

import java.util.List;

import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** Elements put in other places. Shapes and axes here are those of whole tensors. */
public final class Rearrange {
    private Rearrange() {}

    /** What to do with an element of one tensor and its counterpart in another. */
    private interface Pair {
        void accept(int at, int other);
    }

    /** Visits a box in C order, beside positions that move by a stride along each axis. */
    private static void forEach(int[] box, int start, int[] strides, Pair body) {
        int rank = box.length;
        int[] index = new int[rank];
        int size = Shapes.size(box);
        int other = start;
        for (int at = 0; at < size; at++) {
            body.accept(at, other);
            // Counts up like an odometer, and moves along in the other tensor by the same steps.
            for (int axis = rank - 1; axis >= 0; axis--) {
                other += strides[axis];
                if (++index[axis] < box[axis]) {
                    break;
                }
                other -= strides[axis] * box[axis];
                index[axis] = 0;
            }
        }
    }

    /** How far apart neighbours along each axis lie. */
    public static int[] strides(int... shape) {
        int[] strides = new int[shape.length];
        int step = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            strides[axis] = step;
            step *= shape[axis];
        }
        return strides;
    }

    /** Axis i of the result is axis {@code order[i]}. */
    public static Tensor permute(Tensor x, int... order) {
        int[] own = strides(x.shape());
        int[] shape = new int[order.length];
        int[] strides = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            shape[i] = x.dim(order[i]);
            strides[i] = own[order[i]];
        }
        Tensor out = Tensor.zeros(shape);
        forEach(shape, 0, strides, (at, from) -> out.data()[at] = x.data()[from]);
        return out;
    }

    /** Along each axis the positions start, start + step, ... */
    public static Tensor slice(Tensor x, int[] starts, int[] steps, int... sizes) {
        int[] strides = strides(x.shape());
        int start = 0;
        for (int axis = 0; axis < strides.length; axis++) {
            start += starts[axis] * strides[axis];
            strides[axis] *= steps[axis];
        }
        Tensor out = Tensor.zeros(sizes);
        forEach(sizes, start, strides, (at, from) -> out.data()[at] = x.data()[from]);
        return out;
    }

    /** A number around a tensor; negative amounts cut off. */
    public static Tensor pad(Tensor x, int[] before, int[] behind, double value) {
        int rank = x.rank();
        int[] shape = x.shape();
        int[] box = x.shape();
        for (int axis = 0; axis < rank; axis++) {
            shape[axis] += before[axis] + behind[axis];
            box[axis] += Math.min(0, before[axis]) + Math.min(0, behind[axis]);
        }
        Tensor out = Tensor.full(value, shape);
        if (Shapes.size(out.shape()) == 0 || java.util.Arrays.stream(box).anyMatch(d -> d <= 0)) {
            return out;
        }
        int[] strides = strides(shape);
        int[] own = strides(x.shape());
        int to = 0;
        int from = 0;
        for (int axis = 0; axis < rank; axis++) {
            to += Math.max(0, before[axis]) * strides[axis];
            from += Math.max(0, -before[axis]) * own[axis];
        }
        // The last axis lies in one piece in both.
        int run = box[rank - 1];
        box[rank - 1] = 1;
        int[] sources = new int[Shapes.size(box)];
        forEach(box, from, own, (at, source) -> sources[at] = source);
        forEach(box, to, strides, (at, target) -> System.arraycopy(x.data(), sources[at], out.data(), target, run));
        return out;
    }

    /** One behind the other along an axis; a single one is returned as it is. */
    public static Tensor concat(List<Tensor> parts, int axis) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        int[] shape = parts.getFirst().shape();
        shape[axis] = parts.stream().mapToInt(p -> p.dim(axis)).sum();
        Tensor out = Tensor.zeros(shape);
        int inner = Shapes.behind(axis, shape);
        int at = 0;
        for (Tensor part : parts) {
            int run = part.dim(axis) * inner;
            for (int i = 0; run > 0 && i < part.size() / run; i++) {
                System.arraycopy(part.data(), i * run, out.data(), i * shape[axis] * inner + at, run);
            }
            at += run;
        }
        return out;
    }

    /** The positions of an axis with the given indices. */
    public static Tensor gather(Tensor x, int axis, int... indices) {
        int[] shape = x.shape();
        int inner = Shapes.behind(axis, shape);
        int size = shape[axis];
        shape[axis] = indices.length;
        Tensor out = Tensor.zeros(shape);
        int blocks = size == 0 ? 0 : x.size() / (size * inner);
        for (int block = 0; block < blocks; block++) {
            for (int k = 0; k < indices.length; k++) {
                System.arraycopy(x.data(), (block * size + indices[k]) * inner, out.data(),
                        (block * indices.length + k) * inner, inner);
            }
        }
        return out;
    }

    /** Axes of size 1 repeated until the shape is reached. */
    public static Tensor expand(Tensor x, int... shape) {
        int[] strides = strides(x.shape());
        int[] box = shape.clone();
        int run = 1;
        int axis = shape.length - 1;
        // Behind the last axis that stretches lie runs, and that axis repeats them.
        for (; axis >= 0 && x.dim(axis) == shape[axis]; axis--) {
            run *= shape[axis];
            box[axis] = 1;
        }
        int repeats = axis < 0 ? 1 : shape[axis];
        if (axis >= 0) {
            box[axis] = 1;
        }
        for (int i = 0; i < axis; i++) {
            strides[i] = x.dim(i) == shape[i] ? strides[i] : 0;
        }
        Tensor out = Tensor.zeros(shape);
        if (out.size() == 0) {
            return out;
        }
        int length = run;
        forEach(box, 0, strides, (at, from) -> {
            int to = at * repeats * length;
            for (int i = 0; i < repeats; i++) {
                if (length == 1) {
                    out.data()[to + i] = x.data()[from];
                } else {
                    System.arraycopy(x.data(), from, out.data(), to + i * length, length);
                }
            }
        });
        return out;
    }
}
