package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.at;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

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
import org.lrptoolbox.python.random.PlainDraws;

/**
 * The frequent methods of {@code numpy.random.RandomState}, which are its module's functions, too, and of
 * {@code numpy.random.Generator}.
 *
 * <p>Nothing is left to Python once a number has been drawn: it would draw it again.
 */
final class Draws {
    private static final String LEGACY = "numpy.random._state";
    private static final String NEWER = "numpy.random._generator";
    private static final String SELF = "self";
    private static final String SIZE = "size";
    private static final String DIMS = "*dims";
    private static final String LOW = "low";
    private static final String HIGH = "high";
    private static final TruffleString JAVA = Names.of("_java");

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

    private static Shortcut drawing(String module, String name, Shortcut.Answer answer, String... parameters) {
        return Shortcut.function(module, name, answer, parameters);
    }

    private static List<Shortcut> of(String module) {
        List<Shortcut> both = List.of(
                drawing(module, "random", (known, arguments) -> sample(known, size(known, 1, arguments), arguments),
                        SELF, SIZE),
                drawing(module, "standard_normal",
                        (known, arguments) -> normal(known, 0, 1, size(known, 1, arguments), arguments), SELF, SIZE),
                drawing(module, "normal", Draws::normal, SELF, "loc", "scale", SIZE),
                drawing(module, "uniform", Draws::uniform, SELF, LOW, HIGH, SIZE),
                drawing(module, "permutation", Draws::permutation, SELF, "x"),
                drawing(module, "shuffle", Draws::shuffle, SELF, "x"));
        List<Shortcut> others = module.equals(NEWER)
                ? List.of(drawing(module, "integers", Draws::integers, SELF, LOW, HIGH, SIZE),
                        drawing(module, "choice", Draws::newerChoice, SELF, "a", SIZE))
                : List.of(
                        drawing(module, "rand",
                                (known, arguments) -> sample(known, separate(known, arguments), arguments), SELF,
                                DIMS),
                        drawing(module, "randn",
                                (known, arguments) -> normal(known, 0, 1, separate(known, arguments), arguments),
                                SELF, DIMS),
                        drawing(module, "random_sample",
                                (known, arguments) -> sample(known, size(known, 1, arguments), arguments), SELF, SIZE),
                        drawing(module, "randint", Draws::randint, SELF, LOW, HIGH, SIZE),
                        drawing(module, "choice", Draws::choice, SELF, "a", SIZE, "replace"));
        return Stream.concat(both.stream(), others.stream()).toList();
    }

    static boolean isModule(String name) {
        return name.equals(LEGACY) || name.equals(NEWER);
    }

    /** Puts them into the class, whose module is at its last line. */
    static void install(PythonContext context, ArrayClass known, String module) {
        Shortcuts.into(context, known, type(context, module), of(module));
    }

    private static PythonClass type(PythonContext context, String module) {
        return (PythonClass) ArrayClass.module(context, module)
                .getAttribute(Names.of(module.equals(LEGACY) ? "RandomState" : "Generator"));
    }

    /** The generator that a method is called on; null for one of a derived class. */
    private static @Nullable PlainDraws generator(Object... arguments) {
        if (arguments.length == 0 || !(arguments[0] instanceof PythonObject object)
                || !(ArrayClass.javas(object.getAttribute(JAVA)) instanceof PlainDraws draws)) {
            return null;
        }
        String module = draws instanceof LegacyDraws ? LEGACY : NEWER;
        return object.getPythonClass() == type(PythonContext.get(null), module) ? draws : null;
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
        PlainDraws draws = generator(arguments);
        return draws == null || size == null ? null : size.of(known, draws.uniform(size.count()));
    }

    private static @Nullable Object normal(ArrayClass known, double mean, double deviation, @Nullable Size size,
            Object... arguments) {
        PlainDraws draws = generator(arguments);
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
        PlainDraws draws = generator(arguments);
        Double low = number(known, at(arguments, 1), 0);
        Double high = number(known, at(arguments, 2), 1);
        Size size = size(known, 3, arguments);
        return draws == null || low == null || high == null || size == null || !Double.isFinite(high - low)
        // Which the newer generator refuses.
                || high < low
                        ? null
                        : size.of(known, draws.uniform(low, high, size.count()));
    }

    private static @Nullable Object randint(ArrayClass known, Object... arguments) {
        Size size = size(known, 3, arguments);
        long[] drawn = size == null ? null : wholes(known, size, arguments);
        return size == null || drawn == null ? null : size.of(known, drawn);
    }

    /** A single one is a scalar of numpy's, other than that of {@code randint}. */
    private static @Nullable Object integers(ArrayClass known, Object... arguments) {
        Size size = size(known, 3, arguments);
        long[] drawn = size == null ? null : wholes(known, size, arguments);
        return size == null || drawn == null
                ? null
                : size.shape == null ? known.result(drawn[0]) : size.of(known, drawn);
    }

    private static long @Nullable [] wholes(ArrayClass known, Size size, Object... arguments) {
        PlainDraws draws = generator(arguments);
        boolean toFirst = at(arguments, 2) instanceof PNone;
        Number low = toFirst ? Long.valueOf(0) : SingleNumbers.of(known, at(arguments, 1));
        Number high = SingleNumbers.of(known, at(arguments, toFirst ? 1 : 2));
        if (draws == null || !(low instanceof Long from) || !(high instanceof Long to) || from >= to) {
            return null;
        }
        return draws.integers(from, Math.subtractExact(to - 1, from), 64, size.count());
    }

    /** The places of so many items, in random order. */
    private static NDArray order(PlainDraws draws, int n) {
        return NDArray.of(DataType.INT64, Arrays.stream(draws.permutation(n)).asLongStream().toArray(), n);
    }

    private static @Nullable Object permutation(ArrayClass known, Object... arguments) {
        PlainDraws draws = generator(arguments);
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
        PlainDraws draws = generator(arguments);
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

    private static @Nullable Object choice(ArrayClass known, Object... arguments) {
        LegacyDraws draws = generator(arguments) instanceof LegacyDraws legacy ? legacy : null;
        Size size = size(known, 2, arguments);
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
    private static @Nullable Object newerChoice(ArrayClass known, Object... arguments) {
        PlainDraws draws = generator(arguments);
        Size size = size(known, 2, arguments);
        NDArray items = at(arguments, 1) instanceof Integer ? null : ArrayMethods.given(known, at(arguments, 1));
        int population = population(at(arguments, 1), items);
        if (draws == null || size == null || population <= 0) {
            return null;
        }
        return picked(known, items, size, draws.integers(0, population - 1L, 64, size.count()));
    }

    /** Drawn numbers, or the items at these places. */
    private static @Nullable Object picked(ArrayClass known, @Nullable NDArray items, Size size, long... drawn) {
        if (items == null) {
            return size.of(known, drawn);
        }
        return size.shape == null
                ? known.result(Indexing.get(items, drawn[0]))
                : known.result(Indexing.select(items, NDArray.of(DataType.INT64, drawn, size.shape)));
    }

    /** How many there are to choose from; 0 for what is left to Python. */
    private static int population(Object a, @Nullable NDArray items) {
        return a instanceof Integer n ? n : items == null || items.rank() != 1 ? 0 : items.dim(0);
    }
}
