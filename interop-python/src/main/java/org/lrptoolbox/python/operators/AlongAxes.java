package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.at;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.oracle.graal.python.builtins.objects.PNone;
import com.oracle.graal.python.builtins.objects.tuple.PTuple;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.AlongAxis;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Reduction;
import org.lrptoolbox.python.array.Reductions;
import org.lrptoolbox.python.array.Statistics;

/** What arrays make of all elements or of those along axes; each is a method and a function. */
final class AlongAxes {
    private static final String AXIS = "axis";
    private static final List<String> KEPT = List.of("keepdims");
    private static final List<String> SPREAD = List.of("keepdims", "ddof");

    /** An answer, and the parameters it takes by their names alone. */
    private record Line(Shortcut.Answer answer, List<String> named) {}

    private static final Map<String, Line> LINES = Map.ofEntries(
            reduction(Reduction.SUM), reduction(Reduction.PROD), reduction(Reduction.MAX), reduction(Reduction.MIN),
            reduction(Reduction.ANY), reduction(Reduction.ALL),
            Map.entry("mean", new Line(AlongAxes::mean, KEPT)),
            Map.entry("var", new Line((known, arguments) -> spread(false, known, arguments), SPREAD)),
            Map.entry("std", new Line((known, arguments) -> spread(true, known, arguments), SPREAD)),
            Map.entry("argmax", new Line((known, arguments) -> place(true, known, arguments), List.of())),
            Map.entry("argmin", new Line((known, arguments) -> place(false, known, arguments), List.of())));

    private AlongAxes() {}

    static Stream<Shortcut> methods() {
        return LINES.entrySet().stream()
                .map(e -> Shortcut.method(e.getKey(), e.getValue().answer, "self", AXIS).with(e.getValue().named));
    }

    /** The same as functions of a module. */
    static Stream<Shortcut> functions(String module) {
        return LINES.entrySet().stream()
                .map(e -> Shortcut.function(module, e.getKey(), e.getValue().answer, "a", AXIS)
                        .with(e.getValue().named));
    }

    private static Map.Entry<String, Line> reduction(Reduction op) {
        return Map.entry(op.label(), new Line((known, arguments) -> reduced(op, known, arguments), KEPT));
    }

    private static @Nullable Object reduced(Reduction op, ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        int[] axes = a == null ? null : axes(known, at(arguments, 1));
        Boolean kept = kept(at(arguments, 2));
        return a == null || axes == null || kept == null
                ? null
                : known.result(Reductions.compute(op, a, kept, null, axes));
    }

    private static @Nullable Object mean(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        int[] axes = a == null || a.size() == 0 ? null : axes(known, at(arguments, 1));
        Boolean kept = kept(at(arguments, 2));
        return a == null || axes == null || kept == null
                ? null
                : known.result(Statistics.boxedMean(a, kept, null, axes));
    }

    /** Variance or its root; where there are too few elements for it, Python warns. */
    private static @Nullable Object spread(boolean root, ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        int[] axes = a == null || a.size() == 0 ? null : axes(known, at(arguments, 1));
        Boolean kept = kept(at(arguments, 2));
        Object given = at(arguments, 3);
        Integer ddof = given == PNone.NO_VALUE ? Integer.valueOf(0) : given instanceof Integer i ? i : null;
        if (a == null || axes == null || kept == null || ddof == null || Statistics.count(a, axes) <= ddof) {
            return null;
        }
        return known.result(root
                ? Statistics.boxedDeviation(a, kept, null, ddof, axes)
                : Statistics.boxedVariance(a, kept, null, ddof, axes));
    }

    private static @Nullable Object place(boolean ofLargest, ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        int[] axes = a == null ? null : axes(known, at(arguments, 1));
        if (a == null || axes == null || at(arguments, 1) instanceof PTuple) {
            return null;
        }
        Integer axis = axes.length == 0 ? null : Integer.valueOf(axes[0]);
        return known.result(ofLargest ? AlongAxis.boxedArgmax(a, axis) : AlongAxis.boxedArgmin(a, axis));
    }

    /** Some axes, or none where all are meant; null for what is left to Python. */
    static int @Nullable [] axes(ArrayClass known, Object axis) {
        if (axis instanceof PNone) {
            return new int[0];
        }
        int[] some = axis instanceof PTuple ? Lists.whole(known, axis) : Lists.whole(known, new Object[]{axis}, 0);
        // An empty tuple means no axis at all.
        return some == null || some.length == 0 ? null : some;
    }

    static @Nullable Boolean kept(Object keepdims) {
        return switch (keepdims) {
            case Boolean b -> b;
            case Integer i -> i != 0;
            default -> keepdims == PNone.NO_VALUE ? Boolean.FALSE : null;
        };
    }
}
