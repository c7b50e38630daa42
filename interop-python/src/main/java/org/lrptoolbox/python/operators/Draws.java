package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.at;

import java.util.Arrays;
import java.util.List;

import com.oracle.graal.python.builtins.objects.PNone;
import com.oracle.graal.python.builtins.objects.list.PList;
import com.oracle.graal.python.builtins.objects.object.PythonObject;
import com.oracle.graal.python.builtins.objects.type.PythonClass;
import com.oracle.graal.python.runtime.PythonContext;
import com.oracle.graal.python.runtime.sequence.storage.DoubleSequenceStorage;
import com.oracle.graal.python.runtime.sequence.storage.IntSequenceStorage;
import com.oracle.graal.python.runtime.sequence.storage.ObjectSequenceStorage;
import com.oracle.graal.python.runtime.sequence.storage.SequenceStorage;
import com.oracle.truffle.api.strings.TruffleString;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.Indexing;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.random.LegacyDraws;

/**
 * The frequent methods of {@code numpy.random.RandomState}, which are its module's functions, too.
 *
 * <p>Nothing is left to Python once a number has been drawn: it would draw it again.
 */
final class Draws {
    static final String MODULE = "numpy.random._state";
    private static final String TYPE = "RandomState";
    private static final String SELF = "self";
    private static final String SIZE = "size";
    private static final TruffleString JAVA = Names.of("_java");

    private static final List<Shortcut> ALL = List.of(
            drawing("rand", (known, arguments) -> sample(known, separate(known, arguments), arguments), SELF, "*dims"),
            drawing("randn", (known, arguments) -> normal(known, 0, 1, separate(known, arguments), arguments), SELF,
                    "*dims"),
            drawing("random_sample", (known, arguments) -> sample(known, size(known, 1, arguments), arguments), SELF,
                    SIZE),
            drawing("random", (known, arguments) -> sample(known, size(known, 1, arguments), arguments), SELF, SIZE),
            drawing("standard_normal",
                    (known, arguments) -> normal(known, 0, 1, size(known, 1, arguments), arguments), SELF, SIZE),
            drawing("normal", Draws::normal, SELF, "loc", "scale", SIZE),
            drawing("uniform", Draws::uniform, SELF, "low", "high", SIZE),
            drawing("randint", Draws::randint, SELF, "low", "high", SIZE),
            drawing("permutation", Draws::permutation, SELF, "x"),
            drawing("shuffle", Draws::shuffle, SELF, "x"),
            drawing("choice", Draws::choice, SELF, "a", SIZE, "replace"));

    /** The shape of a result; none for a single number of Python's own. */
    private record Size(int @Nullable [] shape) {
        int count() {
            int n = 1;
            for (int d : shape == null ? new int[0] : shape) {
                if (d < 0) {
                    throw new IllegalArgumentException("negative dimensions are not allowed");
                }
                n = Math.multiplyExact(n, d);
            }
            return n;
        }

        @Nullable
        Object of(ArrayClass known, double... drawn) {
            return shape == null ? drawn[0] : known.result(NDArray.of(drawn, shape));
        }

        @Nullable
        Object of(ArrayClass known, long... drawn) {
            if (shape != null) {
                return known.result(NDArray.of(DataType.INT64, drawn, shape));
            }
            return drawn[0] == (int) drawn[0] ? (Object) (int) drawn[0] : (Object) drawn[0];
        }
    }

    private Draws() {}

    private static Shortcut drawing(String name, Shortcut.Answer answer, String... parameters) {
        return Shortcut.function(MODULE, name, answer, parameters);
    }

    /** Puts them into the class, whose module is at its last line. */
    static void install(PythonContext context, ArrayClass known) {
        Shortcuts.into(context, known, type(context), ALL);
    }

    private static PythonClass type(PythonContext context) {
        return (PythonClass) ArrayClass.module(context, MODULE).getAttribute(Names.of(TYPE));
    }

    /** The generator that a method is called on; null for one of a derived class. */
    private static @Nullable LegacyDraws generator(Object... arguments) {
        return arguments.length > 0 && arguments[0] instanceof PythonObject object
                && object.getPythonClass() == type(PythonContext.get(null))
                && ArrayClass.javas(object.getAttribute(JAVA)) instanceof LegacyDraws draws ? draws : null;
    }

    private static @Nullable Size separate(ArrayClass known, Object... arguments) {
        int[] shape = Lists.whole(known, arguments, 1);
        return shape == null ? null : new Size(shape.length == 0 ? null : shape);
    }

    private static @Nullable Size size(ArrayClass known, int index, Object... arguments) {
        Object given = at(arguments, index);
        int[] shape = given instanceof PNone ? null : Lists.whole(known, given);
        return given instanceof PNone ? new Size(null) : shape == null || shape.length == 0 ? null : new Size(shape);
    }

    private static @Nullable Double number(ArrayClass known, Object given, double usual) {
        Number n = given == PNone.NO_VALUE ? Double.valueOf(usual) : SingleNumbers.of(known, given);
        return n == null ? null : Double.valueOf(n.doubleValue());
    }

    private static @Nullable Object sample(ArrayClass known, @Nullable Size size, Object... arguments) {
        LegacyDraws draws = generator(arguments);
        return draws == null || size == null ? null : size.of(known, draws.uniform(size.count()));
    }

    private static @Nullable Object normal(ArrayClass known, double mean, double deviation, @Nullable Size size,
            Object... arguments) {
        LegacyDraws draws = generator(arguments);
        return draws == null || size == null ? null : size.of(known, draws.normal(mean, deviation, size.count()));
    }

    private static @Nullable Object normal(ArrayClass known, Object... arguments) {
        Double mean = number(known, at(arguments, 1), 0);
        Double deviation = number(known, at(arguments, 2), 1);
        return mean == null || deviation == null || !(Math.copySign(1, deviation) > 0) || deviation.isNaN()
                ? null
                : normal(known, mean, deviation, size(known, 3, arguments), arguments);
    }

    private static @Nullable Object uniform(ArrayClass known, Object... arguments) {
        LegacyDraws draws = generator(arguments);
        Double low = number(known, at(arguments, 1), 0);
        Double high = number(known, at(arguments, 2), 1);
        Size size = size(known, 3, arguments);
        return draws == null || low == null || high == null || size == null || !Double.isFinite(high - low)
                ? null
                : size.of(known, draws.uniform(low, high, size.count()));
    }

    private static @Nullable Object randint(ArrayClass known, Object... arguments) {
        LegacyDraws draws = generator(arguments);
        boolean toFirst = at(arguments, 2) instanceof PNone;
        Number low = toFirst ? Long.valueOf(0) : SingleNumbers.of(known, at(arguments, 1));
        Number high = SingleNumbers.of(known, at(arguments, toFirst ? 1 : 2));
        Size size = size(known, 3, arguments);
        if (draws == null || size == null || !(low instanceof Long from) || !(high instanceof Long to) || from >= to) {
            return null;
        }
        return size.of(known, draws.integers(from, Math.subtractExact(to - 1, from), 64, size.count()));
    }

    /** The places of so many items, in random order. */
    private static NDArray order(LegacyDraws draws, int n) {
        return NDArray.of(DataType.INT64, Arrays.stream(draws.permutation(n)).asLongStream().toArray(), n);
    }

    private static @Nullable Object permutation(ArrayClass known, Object... arguments) {
        LegacyDraws draws = generator(arguments);
        Object x = at(arguments, 1);
        if (draws != null && x instanceof Integer n && n > 0) {
            return known.result(order(draws, n));
        }
        NDArray items = draws == null ? null : ArrayMethods.given(known, x);
        return draws == null || items == null || items.rank() == 0 || items.dim(0) == 0
                ? null
                : known.result(Indexing.select(items, order(draws, items.dim(0))));
    }

    private static @Nullable Object shuffle(ArrayClass known, Object... arguments) {
        LegacyDraws draws = generator(arguments);
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

    private static boolean shuffled(LegacyDraws draws, PList list) {
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

    private static @Nullable Object choice(ArrayClass known, Object... arguments) {
        LegacyDraws draws = generator(arguments);
        Size size = size(known, 2, arguments);
        Object again = at(arguments, 3);
        NDArray items = at(arguments, 1) instanceof Integer ? null : ArrayMethods.given(known, at(arguments, 1));
        int population = at(arguments, 1) instanceof Integer n
                ? n
                : items == null || items.rank() != 1 ? 0 : items.dim(0);
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
        if (items == null) {
            return size.of(known, drawn);
        }
        return size.shape == null
                ? known.result(Indexing.get(items, drawn[0]))
                : known.result(Indexing.select(items, NDArray.of(DataType.INT64, drawn, size.shape)));
    }
}
