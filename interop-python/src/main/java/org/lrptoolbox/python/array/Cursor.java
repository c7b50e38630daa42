package org.lrptoolbox.python.array;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Walks an array in C order, block by block, whatever its strides and element type.
 *
 * <p>This is what makes every operation one plain loop: it asks for the next {@code n} elements as doubles (or longs) and
 * gets either the storage itself, when they already lie there side by side, or a small buffer they were gathered into.
 * Results are handed back the same way. Blocks fit the processor's first cache.
 */
final class Cursor {
    /** The largest number of elements to ask for at once. */
    static final int BLOCK = 1024;
    /** The number of elements from which a second thread is worth its while. */
    static final int PARALLEL_FROM = 1 << 16;

    private static final double[] NO_DOUBLES = {};
    private static final long[] NO_LONGS = {};

    private final DataType type;
    private final Object storage;
    private final int[] sizes;
    private final int[] steps;
    private final int[] index;
    private final int run;
    private final int step;
    /** The elements, and what is still to be done to them after they were read. */
    private final Deferred.Numbers numbers;
    /** Whether the elements are not those that lie there, but have to be made of them. */
    private final boolean computing;
    private int base;
    private int position;
    private int start;
    /** How many elements of the caller's buffer hold the one element that is read again and again. */
    private int repeated;

    private Cursor(NDArray a, @Nullable Deferred later, int[] shape, int[] strides) {
        this.numbers = later == null ? new Deferred.Numbers(a, List.of()) : later.numbers();
        this.type = numbers.array().type();
        this.storage = numbers.array().raw();
        this.base = a.offset() + (later == null ? 0 : numbers.array().offset());
        this.computing = later != null && !numbers.areElements();
        int[] s = new int[shape.length];
        int[] t = new int[shape.length];
        int n = Strides.merged(shape, strides, s, t);
        this.run = n == 0 ? 1 : s[n - 1];
        this.step = n == 0 ? 1 : t[n - 1];
        int outer = Math.max(n - 1, 0);
        this.sizes = java.util.Arrays.copyOf(s, outer);
        this.steps = java.util.Arrays.copyOf(t, outer);
        this.index = new int[outer];
    }

    /** A walk over the elements of an array. */
    static Cursor over(NDArray a) {
        return new Cursor(a, null, a.shape(), a.strides());
    }

    /** A walk over the array as if it had been repeated along the axes that a larger shape adds or stretches. */
    static Cursor over(NDArray a, int... shape) {
        return new Cursor(a, null, shape, Broadcast.strides(a, shape));
    }

    /** As {@link #over(NDArray, int...)}, for {@link #read(double[], int)} alone: what is deferred is computed on the way. */
    static Cursor reading(NDArray a, int... shape) {
        return new Cursor(a, a.deferred(), shape, Broadcast.strides(a, shape));
    }

    /** Moves to element {@code i}, counted in C order, of a new cursor; returns it. */
    Cursor seek(int i) {
        if (i == 0) {
            return this;
        }
        position = i % run;
        int rest = i / run;
        for (int axis = index.length - 1; axis >= 0; axis--) {
            int at = rest % sizes[axis];
            rest /= sizes[axis];
            base += (at - index[axis]) * steps[axis];
            index[axis] = at;
        }
        return this;
    }

    /**
     * Whether blocks of all the elements, be they doubles or longs, are handed out where they lie, so that nobody needs a
     * buffer for them.
     */
    private boolean isPlain(DataType wanted) {
        return type == wanted && step == 1 && index.length == 0 && run > 1 && numbers.steps().isEmpty();
    }

    /** A buffer to read blocks into, or to take results; empty where it would not be used. */
    double[] doubles(int n) {
        return isPlain(DataType.FLOAT64) ? NO_DOUBLES : new double[n];
    }

    /** A buffer to read blocks into, or to take results; empty where it would not be used. */
    long[] longs(int n) {
        return isPlain(DataType.INT64) ? NO_LONGS : new long[n];
    }

    /** Where in the array that {@link #read} or {@link #target} returned the block begins. */
    int start() {
        return start;
    }

    /** The next {@code n} elements: in the storage itself or in {@code buffer}, beginning at {@link #start()}. */
    double[] read(double[] buffer, int n) {
        if (isDirect(DataType.FLOAT64, n)) {
            start = base + position;
            advance(n);
            return (double[]) storage;
        }
        start = 0;
        if (isRepeated(n)) {
            return buffer;
        }
        for (int done = 0; done < n;) {
            int m = Math.min(n - done, run - position);
            numbers.read(base + position * step, step, buffer, done, m);
            advance(m);
            done += m;
        }
        numbers.finish(buffer, n);
        return buffer;
    }

    /** The next {@code n} elements: in the storage itself or in {@code buffer}, beginning at {@link #start()}. */
    long[] read(long[] buffer, int n) {
        if (isDirect(DataType.INT64, n)) {
            start = base + position;
            advance(n);
            return (long[]) storage;
        }
        start = 0;
        if (isRepeated(n)) {
            return buffer;
        }
        for (int done = 0; done < n;) {
            int m = Math.min(n - done, run - position);
            Loads.read(type, storage, base + position * step, step, buffer, done, m);
            advance(m);
            done += m;
        }
        return buffer;
    }

    /** Where to put the next {@code n} elements, from {@link #start()} on; {@link #commit} then moves on. */
    double[] target(double[] buffer, int n) {
        boolean direct = isDirect(DataType.FLOAT64, n);
        start = direct ? base + position : 0;
        return direct ? (double[]) storage : buffer;
    }

    /** Where to put the next {@code n} elements, from {@link #start()} on; {@link #commit} then moves on. */
    long[] target(long[] buffer, int n) {
        boolean direct = isDirect(DataType.INT64, n);
        start = direct ? base + position : 0;
        return direct ? (long[]) storage : buffer;
    }

    /** Ends what {@link #target} began. */
    void commit(double[] block, int n) {
        if (block == storage) {
            advance(n);
        } else {
            write(block, 0, n);
        }
    }

    /** Ends what {@link #target} began. */
    void commit(long[] block, int n) {
        if (block == storage) {
            advance(n);
        } else {
            write(block, 0, n);
        }
    }

    /** Overwrites the next {@code n} elements with those of {@code block} from {@code from} on. */
    void write(double[] block, int from, int n) {
        for (int done = 0; done < n;) {
            int m = Math.min(n - done, run - position);
            Stores.write(block, from + done, type, storage, base + position * step, step, m);
            advance(m);
            done += m;
        }
    }

    /** Overwrites the next {@code n} elements with those of {@code block} from {@code from} on. */
    void write(long[] block, int from, int n) {
        for (int done = 0; done < n;) {
            int m = Math.min(n - done, run - position);
            Stores.write(block, from + done, type, storage, base + position * step, step, m);
            advance(m);
            done += m;
        }
    }

    /** Copies the next {@code n} elements of a cursor of the same type onto those of this one. */
    void copyFrom(Cursor source, int n) {
        if (source.computing) {
            double[] buffer = new double[Math.min(n, BLOCK)];
            for (int done = 0; done < n; done += buffer.length) {
                int m = Math.min(buffer.length, n - done);
                write(source.read(buffer, m), 0, m);
            }
            return;
        }
        for (int done = 0; done < n;) {
            int m = Math.min(n - done, Math.min(run - position, source.run - source.position));
            int to = base + position * step;
            int from = source.base + source.position * source.step;
            int unit = type.unit();
            if (step == unit && source.step == unit && !type.isPacked()) {
                System.arraycopy(source.storage, from, storage, to, m * unit);
            } else {
                Moves.copy(type, source.storage, from, source.step, storage, to, step, m);
            }
            advance(m);
            source.advance(m);
            done += m;
        }
    }

    /**
     * Whether the buffer, the same in all calls, still holds the next {@code n} elements, because the whole walk stays
     * at one element: a number that meets an array is laid out once, not block by block.
     */
    private boolean isRepeated(int n) {
        if (step != 0 || index.length != 0) {
            return false;
        }
        boolean filled = repeated >= n;
        repeated = Math.max(repeated, n);
        if (filled) {
            advance(n);
        }
        return filled;
    }

    /** The next {@code n} elements as pairs of real and imaginary parts, in {@code buffer} from its beginning. */
    double[] readPairs(double[] buffer, int n) {
        for (int done = 0; done < n;) {
            int m = Math.min(n - done, run - position);
            Complexes.read(type, storage, base + position * step, step, buffer, done, m);
            advance(m);
            done += m;
        }
        return buffer;
    }

    /** Overwrites the next {@code n} elements with pairs of real and imaginary parts. */
    void writePairs(double[] block, int n) {
        for (int done = 0; done < n;) {
            int m = Math.min(n - done, run - position);
            Complexes.write(block, done, type, storage, base + position * step, step, m);
            advance(m);
            done += m;
        }
    }

    Object storage() {
        return storage;
    }

    /** The next elements, each handed over as the place where it lies. */
    void each(int n, java.util.function.IntConsumer place) {
        for (int i = 0; i < n; i++) {
            place.accept(base + position * step);
            advance(1);
        }
    }

    private boolean isDirect(DataType wanted, int n) {
        return type == wanted && step == 1 && position + n <= run && numbers.steps().isEmpty();
    }

    private void advance(int n) {
        position += n;
        if (position < run) {
            return;
        }
        position = 0;
        for (int i = index.length - 1; i >= 0; i--) {
            base += steps[i];
            if (++index[i] < sizes[i]) {
                return;
            }
            base -= steps[i] * sizes[i];
            index[i] = 0;
        }
    }
}
