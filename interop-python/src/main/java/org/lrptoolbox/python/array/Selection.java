package org.lrptoolbox.python.array;

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
    private final int[] shape;
    private final int[] strides;
    private final int offset;
    private final List<NDArray> arrays;
    private final int[] arrayAxes;
    private final int place;
    private final boolean keepsScalar;
    /** The offsets themselves, where they are known at once. */
    private final int @Nullable [] direct;

    /**
     * What a key means.
     *
     * @param shape the axes of slices and new axes
     * @param strides their strides
     * @param offset where their view begins
     * @param arrays the index arrays
     * @param arrayAxes for each of them the axis it picks from; -1 for a truth value, which picks all or nothing
     * @param place before which of the view's axes those of the index arrays come
     * @param keepsScalar whether a result without axes stays an array
     */
    Selection(NDArray array, int[] shape, int[] strides, int offset, List<NDArray> arrays, int[] arrayAxes, int place,
            boolean keepsScalar) {
        this(array, shape, strides, offset, arrays, arrayAxes, place, keepsScalar, null);
    }

    private Selection(NDArray array, int[] shape, int[] strides, int offset, List<NDArray> arrays, int[] arrayAxes,
            int place, boolean keepsScalar, int @Nullable [] direct) {
        this.array = array;
        this.shape = shape;
        this.strides = strides;
        this.offset = offset;
        this.arrays = arrays;
        this.arrayAxes = arrayAxes;
        this.place = place;
        this.keepsScalar = keepsScalar;
        this.direct = direct;
    }

    static Selection of(NDArray a, Object... key) {
        if (key.length == 1 && key[0] instanceof NDArray mask && mask.type() == DataType.BOOL && mask.rank() > 0
                && a.isContiguous() && a.type().unit() == 1 && Arrays.equals(a.shape(), mask.shape())) {
            // The frequent case: a mask of all elements, whose places are their offsets.
            return new Selection(a, new int[0], new int[0], a.offset(), List.of(), new int[0], 0, false,
                    Search.flatNonzero(mask));
        }
        return KeyReader.read(a, key);
    }

    boolean isBasic() {
        return arrays.isEmpty() && direct == null;
    }

    /** Whether a 0-d result stays an array: {@code a[...]} does, {@code a[0]} does not. */
    boolean keepsScalar() {
        return keepsScalar;
    }

    NDArray view() {
        return array.view(shape, strides, offset);
    }

    /** A copy of the picked elements. */
    NDArray pick() {
        int[] picked = pickedShape();
        if (shape.length == 0 && direct == null && arrays.size() == 1 && arrayAxes[0] >= 0
                && array.type().unit() == 1 && !array.type().isPacked()) {
            return pickEach(picked);
        }
        int[] offsets = offsets(picked);
        NDArray out = NDArray.zeros(array.type(), concat(picked, shape));
        int n = Shapes.size(shape);
        int unit = array.type().unit();
        if (n == 0) {
            return moved(out, picked.length, false);
        }
        if (n == 1 && unit == 1 && !array.type().isPacked()) {
            Moves.gather(array.storage(), offsets, offsets.length, offset, out.storage(), 0);
        } else if (Strides.isContiguous(shape, strides, unit) && !array.type().isPacked()) {
            for (int k = 0; k < offsets.length; k++) {
                System.arraycopy(array.storage(), offset + offsets[k], out.storage(), k * n * unit, n * unit);
            }
        } else {
            Cursor to = Cursor.over(out);
            for (int o : offsets) {
                to.copyFrom(Cursor.over(array.view(shape, strides, offset + o)), n);
            }
        }
        return moved(out, picked.length, false);
    }

    /** A copy of what one index array picks of one axis, block by block: places of all would have to be kept somewhere. */
    private NDArray pickEach(int... picked) {
        int along = arrayAxes[0];
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

    /** Sets the picked elements; {@code errors} looks through what is cast. */
    void put(NDArray value, @Nullable CastErrors errors) {
        int[] picked = pickedShape();
        int[] offsets = offsets(picked);
        int[] result = concat(concat(Arrays.copyOf(shape, place), picked),
                Arrays.copyOfRange(shape, place, shape.length));
        NDArray source = moved(stretched(value, result), picked.length, true);
        NDArray cast = source.type() == array.type() ? source : Assign.cast(source, array.type(), errors);
        int n = Shapes.size(shape);
        if (n == 1 && array.type().unit() == 1 && !array.type().isPacked()) {
            Moves.scatter(cast.elements(), array.storage(), offsets, offset);
            return;
        }
        Cursor from = Cursor.over(cast);
        for (int o : offsets) {
            Cursor.over(array.view(shape, strides, offset + o)).copyFrom(from, n);
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
            int along = arrayAxes[k];
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
        if (place == 0 || count == 0) {
            return a;
        }
        int[] order = new int[a.rank()];
        for (int i = 0; i < order.length; i++) {
            if (toFront) {
                order[i] = i < count ? place + i : i < count + place ? i - count : i;
            } else {
                order[i] = i < place ? count + i : i < place + count ? i - place : i;
            }
        }
        return Layout.transpose(a, order);
    }

    private static int[] concat(int[] a, int[] b) {
        int[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
