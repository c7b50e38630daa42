package org.lrptoolbox.python.array;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.kernel.Parallel;
import org.lrptoolbox.tensor.LazyNumbers;

/**
 * The elements of a large array such as {@code X / 127.5 - 1}, computed when they are read: one pass instead of one for
 * each operation, and no memory for what lies in between, nor for all of it where a batch is read chunk by chunk.
 *
 * <p>Takes part only where nobody can tell: a float64 result of numbers and constants, under operations that can raise no
 * floating-point exception. Whoever writes to the numbers, or asks for their Java array, first has them computed
 * ({@link #settle}). What is read as a whole for the second time is kept.
 *
 * <p>The same for float64 numbers that all are whole and from 0 to 255, as a file of pictures mostly holds them: they stay
 * bytes, an eighth of the memory, until somebody asks for the Java array ({@link #ofBytes}).
 */
final class Deferred implements LazyNumbers {
    /** The least number of elements: 8 MB of them; below, computing at once costs next to nothing. */
    static final int FROM = 1 << 20;
    /** The most operations that wait for one pass: in a loop, they would become more and more. */
    static final int MOST = 8;
    /** Adding a constant of less than half an ulp of the largest number cannot overflow. */
    private static final double HARMLESS = 1e290;

    /** Those not computed yet, so that they can be before their numbers change. */
    private static final List<WeakReference<Deferred>> PENDING = new ArrayList<>();
    private static volatile boolean anyPending;

    private final int length;
    /** How many elements were read so far, each as often as it was. */
    private final AtomicLong read = new AtomicLong();
    private volatile Numbers numbers;

    private Deferred(NDArray source, List<Step> steps) {
        this.length = source.size();
        this.numbers = new Numbers(source, steps);
    }

    /** What operations make of bytes, which nobody else may hold: without any, the numbers 0 to 255. */
    static NDArray ofBytes(NDArray bytes, List<Step> steps) {
        return NDArray.deferred(new Deferred(bytes, steps), bytes.shape());
    }

    /** The result of an operation, to be computed when it is read; null where it has to be computed now. */
    static @Nullable NDArray of(BinaryOp op, Object left, Object right, DataType work) {
        boolean first = left instanceof Number;
        NDArray a = left instanceof NDArray x ? x : right instanceof NDArray y ? y : null;
        if (a == null || a.size() < FROM || work != DataType.FLOAT64 || !a.isContiguous() || a.type().isPacked()
                || Types.isComplex(a.type()) || !((first ? left : right) instanceof Number number)
                || number instanceof java.math.BigInteger || !isHarmless(op, number.doubleValue(), first)
                || a.deferred() instanceof Deferred known && known.numbers.steps.size() >= MOST) {
            return null;
        }
        Step step = new Step(op.doubles(), constants(number.doubleValue()), first);
        Deferred made = a.deferred() instanceof Deferred d ? d.then(step, a) : new Deferred(a, List.of(step));
        made.register();
        return NDArray.deferred(made, a.shape());
    }

    private static double[] constants(double value) {
        double[] block = new double[Cursor.BLOCK];
        Arrays.fill(block, value);
        return block;
    }

    /** Whether an operation with a constant can overflow or be invalid for no operand. */
    private static boolean isHarmless(BinaryOp op, double c, boolean constantFirst) {
        double size = Math.abs(c);
        return switch (op) {
            case ADD, SUBTRACT -> size <= HARMLESS;
            case MULTIPLY -> size > 0 && size <= 1;
            case DIVIDE -> !constantFirst && size >= 1 && size <= HARMLESS;
            default -> false;
        };
    }

    /** One more operation, on the elements that a view looks at. */
    private Deferred then(Step step, NDArray view) {
        Numbers known = numbers;
        NDArray from = known.array;
        List<Step> more = new ArrayList<>(known.steps);
        more.add(step);
        return new Deferred(
                from.view(new int[]{view.size()}, new int[]{from.type().unit()}, from.offset() + view.offset()), more);
    }

    private void register() {
        synchronized (PENDING) {
            PENDING.removeIf(known -> !(known.get() instanceof Deferred d) || d.isComputed());
            PENDING.add(new WeakReference<>(this));
            anyPending = true;
        }
    }

    /** Computes everything that reads these numbers, which are about to change or to be handed to somebody who may. */
    static void settle(Object storage) {
        if (!anyPending) {
            return;
        }
        List<Deferred> readers = new ArrayList<>();
        synchronized (PENDING) {
            PENDING.removeIf(known -> {
                Deferred d = known.get();
                if (d != null && d.reads(storage)) {
                    readers.add(d);
                    return true;
                }
                return d == null || d.isComputed();
            });
            anyPending = !PENDING.isEmpty();
        }
        readers.forEach(Deferred::all);
    }

    private boolean reads(Object storage) {
        return numbers.array.raw() == storage;
    }

    boolean isComputed() {
        return numbers.areElements();
    }

    /** The numbers the elements are computed from; the elements themselves once they are. */
    Numbers numbers() {
        return numbers;
    }

    int length() {
        return length;
    }

    @Override
    public double[] all() {
        if (!isComputed()) {
            double[] made = new double[length];
            compute(0, length, made);
            synchronized (this) {
                if (!isComputed()) {
                    numbers = new Numbers(NDArray.of(made, length), List.of());
                }
            }
        }
        return (double[]) numbers.array.raw();
    }

    @Override
    public void range(int from, int to, double[] room) {
        willRead(to - from);
        compute(from, to, room);
    }

    /** To be told before elements of an array are read, if they are deferred. */
    static void willRead(NDArray a) {
        if (a.deferred() instanceof Deferred d) {
            d.willRead(a.size());
        }
    }

    /**
     * Who reads all for the second time may do so for the third: from then on the elements are kept, if there is room. A few
     * rows that are read after all have been are no second time.
     */
    private void willRead(int elements) {
        if (!isComputed() && read.addAndGet(elements) >= 2L * length && hasRoom()) {
            all();
        }
    }

    private boolean hasRoom() {
        Runtime java = Runtime.getRuntime();
        return java.maxMemory() - (java.totalMemory() - java.freeMemory()) > 4L * Double.BYTES * length;
    }

    private void compute(int from, int to, double[] out) {
        NDArray whole = NDArray.deferred(this, length);
        Parallel.forRanges(to - from, Cursor.PARALLEL_FROM, (first, end) -> {
            Cursor cursor = Cursor.reading(whole, length).seek(from + first);
            double[] buffer = new double[Math.min(end - first, Cursor.BLOCK)];
            for (int i = first; i < end; i += buffer.length) {
                int n = Math.min(buffer.length, end - i);
                double[] block = cursor.read(buffer, n);
                System.arraycopy(block, cursor.start(), out, i, n);
            }
        });
    }

    /**
     * Numbers, and what is still to be done to each.
     *
     * @param array in C order
     * @param table what becomes of each byte, where the numbers are bytes: of millions no more than 256 are different
     */
    record Numbers(NDArray array, List<Step> steps, double @Nullable [] table) {
        Numbers(NDArray array, List<Step> steps) {
            this(array, steps, array.type() == DataType.UINT8 && !steps.isEmpty() ? table(steps) : null);
        }

        private static double[] table(List<Step> steps) {
            double[] table = new double[1 << Byte.SIZE];
            Arrays.setAll(table, value -> value);
            steps.forEach(step -> step.apply(table, table.length));
            return table;
        }

        /** Reads {@code n} numbers, {@code step} apart, to {@code to[start...]}. */
        void read(int at, int step, double[] to, int start, int n) {
            if (table != null) {
                Loads.look(table, (byte[]) array.raw(), at, step, to, start, n);
            } else {
                Loads.read(array.type(), array.raw(), at, step, to, start, n);
            }
        }

        /** Makes elements of the first {@code n} numbers that were read. */
        void finish(double[] x, int n) {
            if (table == null) {
                for (Step step : steps) {
                    step.apply(x, n);
                }
            }
        }

        /** Whether nothing is to be done: the numbers are the elements. */
        boolean areElements() {
            return steps.isEmpty() && array.type() == DataType.FLOAT64;
        }
    }

    /** One operation of every element and a constant, of which a block holds copies. */
    record Step(Loops.Doubles loop, double[] constants, boolean constantFirst) {
        void apply(double[] x, int n) {
            if (constantFirst) {
                loop.run(constants, x, x, 0, n);
            } else {
                loop.run(x, constants, x, 0, n);
            }
        }
    }
}
