package org.lrptoolbox.python.array;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.tensor.Shapes;

/**
 * A key applied to an array: a strided view, and on top of it the offsets that index arrays pick.
 *
 * <p>The view has the axes of slices and new axes. Index arrays (and integers beside them) do not appear in it; they are
 * broadcast together, and every element of the result of that is one offset into the storage. The axes of the index
 * arrays come where the first of them stood, or in front when slices separate them.
 */
final class Selection {
    private final NDArray array;
    private final List<Integer> shape = new ArrayList<>();
    private final List<Integer> strides = new ArrayList<>();
    private final List<NDArray> arrays = new ArrayList<>();
    private final List<Integer> arrayAxes = new ArrayList<>();
    private int offset;
    private int axis;
    private int place = -1;
    private boolean gap;
    private boolean split;
    private boolean ellipsis;
    private int @Nullable [] direct;

    private static final int MOST_AXES = 64; // as NumPy's arrays have

    private Selection(NDArray array) {
        this.array = array;
        this.offset = array.offset();
    }

    static Selection of(NDArray a, Object... key) {
        Selection s = new Selection(a);
        if (key.length == 1 && key[0] instanceof NDArray mask && mask.type() == DataType.BOOL && mask.rank() > 0
                && a.isContiguous() && a.type().unit() == 1 && Arrays.equals(a.shape(), mask.shape())) {
            // The frequent case: a mask of all elements, whose places are their offsets.
            s.direct = Search.flatNonzero(mask);
            s.place = 0;
            return s;
        }
        boolean advanced = Arrays.stream(key).anyMatch(Indexing::isArray);
        int used = 0;
        for (Object part : key) {
            used += consumed(part);
        }
        if (used > a.rank()) {
            throw new IndexOutOfBoundsException("too many indices for array: array is " + a.rank()
                    + "-dimensional, but " + used + " were indexed");
        }
        for (Object part : key) {
            s.add(part, advanced, a.rank() - used);
        }
        while (s.axis < a.rank()) {
            s.slice(Slice.ALL);
        }
        if (s.shape.size() > MOST_AXES) {
            throw new IndexOutOfBoundsException("number of dimensions must be within [0, " + MOST_AXES
                    + "], indexing result would have " + s.shape.size());
        }
        return s;
    }

    private static int consumed(Object part) {
        return switch (part) {
            case NDArray a when a.type() == DataType.BOOL -> a.rank();
            case NDArray a -> 1;
            case Number n -> 1;
            case Slice s -> 1;
            default -> 0;
        };
    }

    private void add(Object part, boolean advanced, int free) {
        switch (part) {
            case Object o when o == Indexing.NEWAXIS -> {
                shape.add(1);
                strides.add(0);
                gap = true;
            }
            case Slice s -> slice(s);
            case Number n when advanced -> {
                Indexing.check(n.longValue(), axis, array.dim(axis));
                pickAlong(NDArray.scalar(DataType.INT64, n), axis++);
            }
            case Number n -> {
                offset += Indexing.check(n.longValue(), axis, array.dim(axis)) * array.stride(axis);
                axis++;
            }
            case Object e when e == Indexing.ELLIPSIS -> {
                if (ellipsis) {
                    throw new IndexOutOfBoundsException("an index can only have a single ellipsis ('...')");
                }
                ellipsis = true;
                gap = true;
                for (int i = 0; i < free; i++) {
                    slice(Slice.ALL);
                }
            }
            case Object o when Indexing.isArray(o) -> {
                int first = axis;
                NDArray[] found = Indexing.indexArrays(o, axis, array);
                axis += consumed(o);
                for (int i = 0; i < found.length; i++) {
                    pickAlong(found[i], axis == first ? -1 : first + i);
                }
            }
            default -> throw new IndexOutOfBoundsException(
                    "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean"
                            + " arrays are valid indices");
        }
    }

    private void slice(Slice s) {
        int length = array.dim(axis);
        int count = s.count(length);
        if (count > 0) {
            offset += s.first(length) * array.stride(axis);
        }
        shape.add(count);
        strides.add(array.stride(axis) * s.stepOrOne());
        axis++;
        gap = true;
    }

    /** An axis of -1 belongs to a 0-d truth value, which only decides between all and nothing. */
    private void pickAlong(NDArray index, int along) {
        if (place < 0) {
            place = shape.size();
        } else if (gap) {
            split = true;
        }
        gap = false;
        arrays.add(index);
        arrayAxes.add(along);
    }

    boolean isBasic() {
        return arrays.isEmpty() && direct == null;
    }

    /** Whether a 0-d result stays an array: {@code a[...]} does, {@code a[0]} does not. */
    boolean keepsScalar() {
        return ellipsis;
    }

    NDArray view() {
        return array.view(ints(shape), ints(strides), offset);
    }

    /** A copy of the picked elements. */
    NDArray pick() {
        int[] picked = pickedShape();
        int[] rest = ints(shape);
        if (rest.length == 0 && direct == null && arrays.size() == 1 && arrayAxes.get(0) >= 0
                && array.type().unit() == 1 && !array.type().isPacked()) {
            return pickEach(picked);
        }
        int[] offsets = offsets(picked);
        int[] steps = ints(strides);
        NDArray out = NDArray.zeros(array.type(), concat(picked, rest));
        int n = Shapes.size(rest);
        int unit = array.type().unit();
        if (n == 0) {
            return moved(out, picked.length, false);
        }
        if (n == 1 && unit == 1 && !array.type().isPacked()) {
            Moves.gather(array.storage(), offsets, offsets.length, offset, out.storage(), 0);
        } else if (Strides.isContiguous(rest, steps, unit) && !array.type().isPacked()) {
            for (int k = 0; k < offsets.length; k++) {
                System.arraycopy(array.storage(), offset + offsets[k], out.storage(), k * n * unit, n * unit);
            }
        } else {
            Cursor to = Cursor.over(out);
            for (int o : offsets) {
                to.copyFrom(Cursor.over(array.view(rest, steps, offset + o)), n);
            }
        }
        return moved(out, picked.length, false);
    }

    /** A copy of what one index array picks of one axis, block by block: places of all would have to be kept somewhere. */
    private NDArray pickEach(int... picked) {
        int along = arrayAxes.get(0);
        int length = array.dim(along);
        int stride = array.stride(along);
        long[] index = arrays.get(0).longs();
        NDArray out = NDArray.zeros(array.type(), picked);
        int[] places = new int[Math.min(index.length, Cursor.BLOCK)];
        for (int i = 0; i < index.length; i += places.length) {
            int n = Math.min(places.length, index.length - i);
            places(index, i, n, along, length, places);
            for (int k = 0; stride != 1 && k < n; k++) {
                places[k] *= stride;
            }
            Moves.gather(array.storage(), places, n, offset, out.storage(), i);
        }
        return out;
    }

    /** Indices from {@code from} on, which may count from the end, as places. */
    private static void places(long[] index, int from, int n, int axis, int length, int[] places) {
        for (int k = 0; k < n; k++) {
            long i = index[from + k];
            long place = i + (i >> 63 & length);
            if (place < 0 || place >= length) {
                Indexing.check(i, axis, length); // refuses it
            }
            places[k] = (int) place;
        }
    }

    /** Sets the picked elements. */
    void put(NDArray value) {
        int[] picked = pickedShape();
        int[] offsets = offsets(picked);
        int[] rest = ints(shape);
        int at = split ? 0 : place;
        int[] result = concat(concat(Arrays.copyOf(rest, at), picked), Arrays.copyOfRange(rest, at, rest.length));
        NDArray source = moved(stretched(value, result), picked.length, true);
        NDArray cast = source.type() == array.type() ? source : source.astype(array.type());
        int n = Shapes.size(rest);
        if (n == 1 && array.type().unit() == 1 && !array.type().isPacked()) {
            Moves.scatter(cast.elements(), array.storage(), offsets, offset);
            return;
        }
        int[] steps = ints(strides);
        Cursor from = Cursor.over(cast);
        for (int o : offsets) {
            Cursor.over(array.view(rest, steps, offset + o)).copyFrom(from, n);
        }
    }

    private static NDArray stretched(NDArray value, int[] shape) {
        int extra = value.rank() - shape.length;
        NDArray v = value;
        for (int i = 0; i < extra && v.dim(0) == 1; i++) {
            v = Layout.squeeze(v, 0);
        }
        try {
            return Broadcast.to(v, shape);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("shape mismatch: value array of shape " + Broadcast.text(value.shape())
                    + " could not be broadcast to indexing result of shape " + Broadcast.text(shape), e);
        }
    }

    private int[] pickedShape() {
        if (direct != null) {
            return new int[]{direct.length};
        }
        try {
            return Broadcast.shape(arrays.stream().map(NDArray::shape).toArray(int[][]::new));
        } catch (IllegalArgumentException e) {
            throw new IndexOutOfBoundsException("shape mismatch: indexing arrays could not be broadcast together: "
                    + e.getMessage());
        }
    }

    private int[] offsets(int... picked) {
        if (direct != null) {
            return direct;
        }
        int[] offsets = new int[Shapes.size(picked)];
        for (int k = 0; k < arrays.size(); k++) {
            int along = arrayAxes.get(k);
            if (along < 0) {
                continue;
            }
            long[] index = Broadcast.to(arrays.get(k), picked).longs();
            int length = array.dim(along);
            int stride = array.stride(along);
            for (int i = 0; i < offsets.length; i++) {
                offsets[i] += Indexing.check(index[i], along, length) * stride;
            }
        }
        return offsets;
    }

    /** Moves the axes of the index arrays between the front, where picking has them, and their place in the result. */
    private NDArray moved(NDArray a, int count, boolean toFront) {
        int at = split ? 0 : place;
        if (at == 0 || count == 0) {
            return a;
        }
        int[] order = new int[a.rank()];
        for (int i = 0; i < order.length; i++) {
            if (toFront) {
                order[i] = i < count ? at + i : i < count + at ? i - count : i;
            } else {
                order[i] = i < at ? count + i : i < at + count ? i - at : i;
            }
        }
        return Layout.transpose(a, order);
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[] concat(int[] a, int[] b) {
        int[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
