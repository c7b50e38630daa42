package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.at;

import java.util.Arrays;

import com.oracle.graal.python.builtins.objects.PNone;
import com.oracle.graal.python.builtins.objects.list.PList;
import com.oracle.graal.python.runtime.sequence.storage.DoubleSequenceStorage;
import com.oracle.graal.python.runtime.sequence.storage.IntSequenceStorage;
import com.oracle.graal.python.runtime.sequence.storage.ObjectSequenceStorage;
import com.oracle.graal.python.runtime.sequence.storage.SequenceStorage;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.Indexing;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.random.LegacyDraws;
import org.lrptoolbox.python.random.PlainDraws;

/** Items in random order, and some of them. */
final class DrawnItems {
    private DrawnItems() {}

    /** The places of so many items, in random order. */
    private static NDArray order(PlainDraws draws, int n) {
        return NDArray.of(DataType.INT64, Arrays.stream(draws.permutation(n)).asLongStream().toArray(), n);
    }

    static @Nullable Object permutation(ArrayClass known, Object... arguments) {
        PlainDraws draws = Draws.generator(arguments);
        Object x = at(arguments, 1);
        if (draws != null && x instanceof Integer n && n > 0) {
            return known.result(order(draws, n));
        }
        NDArray items = draws == null ? null : ArrayMethods.given(known, x);
        return draws == null || items == null || items.rank() == 0 || items.dim(0) == 0
                ? null
                : known.result(Indexing.select(items, order(draws, items.dim(0))));
    }

    static @Nullable Object shuffle(ArrayClass known, Object... arguments) {
        PlainDraws draws = Draws.generator(arguments);
        if (draws == null) {
            return null;
        }
        Object x = at(arguments, 1);
        NDArray items = ArrayMethods.self(known, x);
        if (items != null && items.rank() > 0 && items.dim(0) > 0 && !items.isReadOnly()) {
            Indexing.set(items, Indexing.select(items, order(draws, items.dim(0))), Indexing.ELLIPSIS);
            return PNone.NONE;
        }
        return x instanceof PList list && shuffled(draws, list) ? PNone.NONE : null;
    }

    private static boolean shuffled(PlainDraws draws, PList list) {
        SequenceStorage held = Lists.elements(list);
        if (held == null || held.length() == 0) {
            return false;
        }
        Object[] items = Lists.items(held);
        if (items == null) {
            return false;
        }
        int[] order = draws.permutation(items.length);
        list.setSequenceStorage(switch (held) {
            case IntSequenceStorage ints -> new IntSequenceStorage(
                    Arrays.stream(order).map(ints::getIntItemNormalized).toArray());
            case DoubleSequenceStorage doubles -> new DoubleSequenceStorage(
                    Arrays.stream(order).mapToDouble(doubles::getDoubleItemNormalized).toArray());
            default -> new ObjectSequenceStorage(Arrays.stream(order).mapToObj(i -> items[i]).toArray());
        });
        return true;
    }

    static @Nullable Object choice(ArrayClass known, Object... arguments) {
        LegacyDraws draws = Draws.generator(arguments) instanceof LegacyDraws legacy ? legacy : null;
        Draws.Size size = Draws.size(known, 2, arguments);
        Object again = at(arguments, 3);
        NDArray items = at(arguments, 1) instanceof Integer ? null : ArrayMethods.given(known, at(arguments, 1));
        int population = population(at(arguments, 1), items);
        if (draws == null || size == null || population <= 0
                || !(again == PNone.NO_VALUE || again instanceof Boolean)) {
            return null;
        }
        boolean replace = !Boolean.FALSE.equals(again);
        int n = size.count();
        if (!replace && n > population) {
            return null;
        }
        long[] drawn = Arrays.stream(draws.choice(population, n, replace, null)).asLongStream().toArray();
        return picked(known, items, size, drawn);
    }

    /** With replacement, of numbers or of the items of a vector. */
    static @Nullable Object newerChoice(ArrayClass known, Object... arguments) {
        PlainDraws draws = Draws.generator(arguments);
        Draws.Size size = Draws.size(known, 2, arguments);
        NDArray items = at(arguments, 1) instanceof Integer ? null : ArrayMethods.given(known, at(arguments, 1));
        int population = population(at(arguments, 1), items);
        if (draws == null || size == null || population <= 0) {
            return null;
        }
        return picked(known, items, size, draws.integers(0, population - 1L, 64, size.count()));
    }

    /** Drawn numbers, or the items at these places. */
    private static @Nullable Object picked(ArrayClass known, @Nullable NDArray items, Draws.Size size, long... drawn) {
        if (items == null) {
            return size.of(known, drawn);
        }
        return size.shape() == null
                ? known.result(Indexing.get(items, drawn[0]))
                : known.result(Indexing.select(items, NDArray.of(DataType.INT64, drawn, size.shape())));
    }

    /** How many there are to choose from; 0 for what is left to Python. */
    private static int population(Object a, @Nullable NDArray items) {
        return a instanceof Integer n ? n : items == null || items.rank() != 1 ? 0 : items.dim(0);
    }
}
