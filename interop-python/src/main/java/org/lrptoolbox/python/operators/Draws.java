package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.at;

import java.util.List;
import java.util.stream.Stream;

import com.oracle.graal.python.builtins.objects.PNone;
import com.oracle.graal.python.builtins.objects.object.PythonObject;
import com.oracle.graal.python.builtins.objects.type.PythonClass;
import com.oracle.graal.python.runtime.PythonContext;
import com.oracle.truffle.api.strings.TruffleString;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.DataType;
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
    /** Beyond, Python says why. */
    private static final double MOST_EXPECTED = 1e18;
    private static final TruffleString JAVA = Names.of("_java");

    /** The shape of a result; none for a single number of Python's own. */
    record Size(int @Nullable [] shape) {
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
                drawing(module, "exponential", Draws::exponential, SELF, "scale", SIZE),
                drawing(module, "binomial", Draws::binomial, SELF, "n", "p", SIZE),
                drawing(module, "poisson", Draws::poisson, SELF, "lam", SIZE),
                drawing(module, "permutation", DrawnItems::permutation, SELF, "x"),
                drawing(module, "shuffle", DrawnItems::shuffle, SELF, "x"));
        List<Shortcut> others = module.equals(NEWER)
                ? List.of(drawing(module, "integers", Draws::integers, SELF, LOW, HIGH, SIZE),
                        drawing(module, "choice", DrawnItems::newerChoice, SELF, "a", SIZE))
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
                        drawing(module, "choice", DrawnItems::choice, SELF, "a", SIZE, "replace"));
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
    static @Nullable PlainDraws generator(Object... arguments) {
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

    static @Nullable Size size(ArrayClass known, int index, Object... arguments) {
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

    private static @Nullable Object exponential(ArrayClass known, Object... arguments) {
        PlainDraws draws = generator(arguments);
        Double scale = number(known, at(arguments, 1), 1);
        Size size = size(known, 2, arguments);
        return draws == null || scale == null || size == null || !(Math.copySign(1, scale) > 0) || scale.isNaN()
                ? null
                : size.of(known, draws.exponential(scale, size.count()));
    }

    private static @Nullable Object binomial(ArrayClass known, Object... arguments) {
        PlainDraws draws = generator(arguments);
        Number trials = SingleNumbers.of(known, at(arguments, 1));
        Number p = SingleNumbers.of(known, at(arguments, 2));
        Size size = size(known, 3, arguments);
        return draws == null || !(trials instanceof Long n) || n < 1 || p == null || size == null
                || !(p.doubleValue() > 0 && p.doubleValue() <= 1)
                        ? null
                        : size.of(known, draws.binomial(n, p.doubleValue(), size.count()));
    }

    private static @Nullable Object poisson(ArrayClass known, Object... arguments) {
        PlainDraws draws = generator(arguments);
        Double expected = number(known, at(arguments, 1), 1);
        Size size = size(known, 2, arguments);
        return draws == null || expected == null || size == null || !(expected >= 0 && expected <= MOST_EXPECTED)
                ? null
                : size.of(known, draws.poisson(expected, size.count()));
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
}
