package org.lrptoolbox.python.operators;

import com.oracle.graal.python.PythonLanguage;
import com.oracle.graal.python.builtins.PythonBuiltinClassType;
import com.oracle.graal.python.builtins.objects.list.PList;
import com.oracle.graal.python.builtins.objects.tuple.PTuple;
import com.oracle.graal.python.runtime.object.PFactory;
import com.oracle.graal.python.runtime.sequence.storage.BoolSequenceStorage;
import com.oracle.graal.python.runtime.sequence.storage.DoubleSequenceStorage;
import com.oracle.graal.python.runtime.sequence.storage.IntSequenceStorage;
import com.oracle.graal.python.runtime.sequence.storage.LongSequenceStorage;
import com.oracle.graal.python.runtime.sequence.storage.ObjectSequenceStorage;
import com.oracle.graal.python.runtime.sequence.storage.SequenceStorage;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Types;

/** Between Python's lists of numbers and arrays. */
final class Lists {
    private Lists() {}

    /** The elements of a list or a tuple; null for anything else. */
    static @Nullable SequenceStorage elements(Object value) {
        return switch (value) {
            case PList list when list.getPythonClass() == PythonBuiltinClassType.PList -> list.getSequenceStorage();
            case PTuple tuple when tuple.getPythonClass() == PythonBuiltinClassType.PTuple ->
                tuple.getSequenceStorage();
            default -> null;
        };
    }

    /** A shape: a whole number, or a list or a tuple of them; null for anything else. */
    static int @Nullable [] whole(ArrayClass known, Object value) {
        SequenceStorage storage = elements(value);
        Object[] items = storage == null ? new Object[]{value} : items(storage);
        return items == null ? null : whole(known, items, 0);
    }

    /** The elements one by one; null for those of a kind that is left to Python. */
    static Object @Nullable [] items(SequenceStorage storage) {
        Object[] items = new Object[storage.length()];
        for (int i = 0; i < items.length; i++) {
            Object item = item(storage, i);
            if (item == null) {
                return null;
            }
            items[i] = item;
        }
        return items;
    }

    /** Those of several arguments that begin at an index, as whole numbers; null where one is none. */
    static int @Nullable [] whole(ArrayClass known, Object[] values, int from) {
        int[] made = new int[values.length - from];
        for (int i = 0; i < made.length; i++) {
            Object value = values[from + i];
            Long wide = value instanceof Integer n
                    ? Long.valueOf(n)
                    : value instanceof Long l ? l : known.int64(value);
            if (wide != null && wide == (int) (long) wide) {
                made[i] = (int) (long) wide;
            } else {
                return null;
            }
        }
        return made;
    }

    private static @Nullable Object item(SequenceStorage storage, int i) {
        return switch (storage) {
            case IntSequenceStorage ints -> ints.getIntItemNormalized(i);
            case LongSequenceStorage longs -> longs.getLongItemNormalized(i);
            case DoubleSequenceStorage doubles -> doubles.getDoubleItemNormalized(i);
            case BoolSequenceStorage truths -> truths.getBoolItemNormalized(i);
            case ObjectSequenceStorage objects -> objects.getObjectItemNormalized(i);
            default -> null;
        };
    }

    /** An array of numbers, or of lists of as many numbers each; null for what is left to Python. */
    static @Nullable NDArray array(ArrayClass known, SequenceStorage storage, @Nullable DataType wanted) {
        int n = storage.length();
        SequenceStorage first = row(storage, 0);
        int width = first == null ? 1 : first.length();
        if (n == 0 || width == 0) {
            return null;
        }
        ListNumbers numbers = new ListNumbers(known, Math.multiplyExact(n, width));
        if (first == null) {
            return numbers.take(storage) ? numbers.array(wanted, n) : null;
        }
        for (int i = 0; i < n; i++) {
            SequenceStorage row = row(storage, i);
            if (row == null || row.length() != width || !numbers.take(row)) {
                return null;
            }
        }
        return numbers.array(wanted, n, width);
    }

    /** A list within a list. */
    private static @Nullable SequenceStorage row(SequenceStorage storage, int i) {
        return storage instanceof ObjectSequenceStorage objects && i < objects.length()
                ? elements(objects.getObjectItemNormalized(i))
                : null;
    }

    /** The elements of an array of real numbers as nested lists of Python's own; null for other types. */
    static @Nullable Object of(ArrayClass known, NDArray a) {
        PythonLanguage language = PythonLanguage.get(null);
        DataType type = a.type();
        if (!ElementTypes.isReal(a) || type == DataType.UINT64 || a.rank() == 0) {
            return null;
        }
        int width = a.dim(a.rank() - 1);
        Object numbers = Types.isFloat(type)
                ? a.astype(DataType.FLOAT64).storage()
                : type == DataType.BOOL ? a.astype(DataType.BOOL).storage() : a.astype(DataType.INT64).storage();
        int rows = 1;
        for (int axis = 0; axis < a.rank() - 1; axis++) {
            rows *= a.dim(axis);
        }
        if (rows == 1 && a.rank() == 1) {
            return list(language, numbers, 0, width);
        }
        Object[] level = new Object[rows];
        for (int i = 0; i < rows; i++) {
            level[i] = list(language, numbers, i * width, width);
        }
        for (int axis = a.rank() - 2; axis > 0; axis--) {
            level = grouped(language, level, a.dim(axis));
        }
        return PFactory.createList(language, level);
    }

    private static Object[] grouped(PythonLanguage language, Object[] items, int size) {
        Object[] lists = new Object[size == 0 ? 0 : items.length / size];
        for (int i = 0; i < lists.length; i++) {
            lists[i] = PFactory.createList(language, Arrays.copyOfRange(items, i * size, (i + 1) * size));
        }
        return lists;
    }

    private static PList list(PythonLanguage language, Object numbers, int from, int n) {
        return PFactory.createList(language, switch (numbers) {
            case double[] doubles -> new DoubleSequenceStorage(Arrays.copyOfRange(doubles, from, from + n));
            case long[] longs -> whole(longs, from, n);
            case byte[] truths -> {
                boolean[] made = new boolean[n];
                for (int i = 0; i < n; i++) {
                    made[i] = truths[from + i] != 0;
                }
                yield new BoolSequenceStorage(made);
            }
            default -> throw new IllegalArgumentException("no real numbers");
        });
    }

    /** GraalPy takes numbers for smaller ones where they all fit, as its own lists do. */
    private static SequenceStorage whole(long[] longs, int from, int n) {
        int[] small = new int[n];
        for (int i = 0; i < n; i++) {
            long value = longs[from + i];
            if (value != (int) value) {
                return new LongSequenceStorage(Arrays.copyOfRange(longs, from, from + n));
            }
            small[i] = (int) value;
        }
        return new IntSequenceStorage(small);
    }
}
