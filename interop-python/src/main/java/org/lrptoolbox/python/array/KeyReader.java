package org.lrptoolbox.python.array;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the parts of a key one after the other: integers, slices, index arrays, new axes and the ellipsis. */
final class KeyReader {
    private static final int MOST_AXES = 64; // as NumPy's arrays have

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

    private KeyReader(NDArray array) {
        this.array = array;
        this.offset = array.offset();
    }

    /**
     * What a key says of an array.
     *
     * @throws IndexOutOfBoundsException if it says nothing, or of more axes than there are
     */
    static Selection read(NDArray a, Object... key) {
        KeyReader reader = new KeyReader(a);
        long picking = Arrays.stream(key).filter(Indexing::isArray).count();
        if (picking >= MOST_AXES) {
            throw new IndexOutOfBoundsException("too many advanced indices: " + picking + ", of which there may be "
                    + (MOST_AXES - 1));
        }
        boolean advanced = picking > 0;
        int used = 0;
        for (Object part : key) {
            used += consumed(part);
        }
        if (used > a.rank()) {
            throw new IndexOutOfBoundsException("too many indices for array: array is " + a.rank()
                    + "-dimensional, but " + used + " were indexed");
        }
        for (Object part : key) {
            reader.add(part, advanced, a.rank() - used);
        }
        while (reader.axis < a.rank()) {
            reader.slice(Slice.ALL);
        }
        if (reader.shape.size() > MOST_AXES) {
            throw new IndexOutOfBoundsException("number of dimensions must be within [0, " + MOST_AXES
                    + "], indexing result would have " + reader.shape.size());
        }
        return reader.found();
    }

    private Selection found() {
        return new Selection(array, ints(shape), ints(strides), offset, arrays, ints(arrayAxes), split ? 0 : place,
                ellipsis);
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

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
