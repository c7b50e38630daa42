package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.at;
import static org.lrptoolbox.python.operators.Shortcut.method;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.oracle.graal.python.builtins.objects.PNone;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.AlongAxis;
import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.Layout;
import org.lrptoolbox.python.array.MemoryOrder;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Reduction;
import org.lrptoolbox.python.array.Reductions;
import org.lrptoolbox.python.array.Scalars;
import org.lrptoolbox.python.array.Statistics;

/** The frequent methods of arrays. */
final class ArrayMethods {
    private static final String SELF = "self";
    private static final String AXIS = "axis";

    /** Those that are functions as well: of an array and, where given, one of its axes. */
    static final Map<String, Shortcut.Answer> ALONG_AXES = Map.ofEntries(
            reduction(Reduction.SUM), reduction(Reduction.PROD), reduction(Reduction.MAX), reduction(Reduction.MIN),
            reduction(Reduction.ANY), reduction(Reduction.ALL), Map.entry("mean", ArrayMethods::mean),
            Map.entry("argmax", ArrayMethods::argmax), Map.entry("argmin", ArrayMethods::argmin));

    private static final List<Shortcut> OTHERS = List.of(
            method("copy", ArrayMethods::copy, SELF),
            method("ravel", ArrayMethods::ravel, SELF),
            method("flatten", ArrayMethods::flatten, SELF),
            method("reshape", ArrayMethods::reshape, SELF, "*shape"),
            method("transpose", ArrayMethods::transpose, SELF, "*axes"),
            method("astype", ArrayMethods::astype, SELF, "dtype"),
            method("tolist", ArrayMethods::tolist, SELF),
            method("item", ArrayMethods::item, SELF),
            method("dot", ArrayFunctions::dot, SELF, "b"));

    static final List<Shortcut> ALL = Stream.concat(OTHERS.stream(), ALONG_AXES.entrySet().stream()
            .map(e -> method(e.getKey(), e.getValue(), SELF, AXIS))).toList();

    private ArrayMethods() {}

    private static Map.Entry<String, Shortcut.Answer> reduction(Reduction op) {
        return Map.entry(op.label(), (known, arguments) -> reduced(op, known, arguments));
    }

    /** The array that a method is called on, if its elements are real numbers or truth values. */
    static @Nullable NDArray self(ArrayClass known, Object... arguments) {
        NDArray a = arguments.length == 0 ? null : known.array(arguments[0]);
        return a != null && ElementTypes.isReal(a) ? a : null;
    }

    private static @Nullable Object reduced(Reduction op, ArrayClass known, Object... arguments) {
        NDArray a = self(known, arguments);
        int[] axes = a == null ? null : axes(at(arguments, 1));
        return a == null || axes == null ? null : known.result(Reductions.compute(op, a, false, null, axes));
    }

    private static @Nullable Object mean(ArrayClass known, Object... arguments) {
        NDArray a = self(known, arguments);
        int[] axes = a == null || a.size() == 0 ? null : axes(at(arguments, 1));
        return a == null || axes == null ? null : known.result(Statistics.boxedMean(a, false, null, axes));
    }

    /** One axis, or none where all are meant. */
    private static int @Nullable [] axes(Object axis) {
        return switch (axis) {
            case PNone all -> new int[0];
            case Integer one -> new int[]{one};
            default -> null;
        };
    }

    private static @Nullable Object argmax(ArrayClass known, Object... arguments) {
        NDArray a = self(known, arguments);
        return switch (at(arguments, 1)) {
            case PNone all when a != null -> known.result(AlongAxis.boxedArgmax(a, null));
            case Integer axis when a != null -> known.result(AlongAxis.boxedArgmax(a, axis));
            default -> null;
        };
    }

    private static @Nullable Object argmin(ArrayClass known, Object... arguments) {
        NDArray a = self(known, arguments);
        return switch (at(arguments, 1)) {
            case PNone all when a != null -> known.result(AlongAxis.boxedArgmin(a, null));
            case Integer axis when a != null -> known.result(AlongAxis.boxedArgmin(a, axis));
            default -> null;
        };
    }

    private static @Nullable Object copy(ArrayClass known, Object... arguments) {
        NDArray a = self(known, arguments);
        return a == null ? null : known.result(MemoryOrder.copy(a, "C"));
    }

    private static @Nullable Object ravel(ArrayClass known, Object... arguments) {
        NDArray a = self(known, arguments);
        return a == null ? null : known.result(MemoryOrder.flat(a, "C"));
    }

    private static @Nullable Object flatten(ArrayClass known, Object... arguments) {
        NDArray a = self(known, arguments);
        return a == null ? null : known.result(MemoryOrder.copy(MemoryOrder.flat(a, "C"), "C"));
    }

    static @Nullable Object reshape(ArrayClass known, Object... arguments) {
        NDArray a = self(known, arguments);
        int[] shape = a == null ? null : numbers(known, arguments);
        return a == null || shape == null ? null : known.result(Layout.reshape(a, shape));
    }

    private static @Nullable Object transpose(ArrayClass known, Object... arguments) {
        NDArray a = self(known, arguments);
        int[] axes = a == null ? null : arguments.length == 1 ? new int[0] : numbers(known, arguments);
        return a == null || axes == null || axes.length == 0 && arguments.length > 1
                ? null
                : known.result(Layout.transpose(a, axes));
    }

    /** Whole numbers behind the first argument: one by one, or as one tuple or list. */
    private static int @Nullable [] numbers(ArrayClass known, Object... arguments) {
        return switch (arguments.length) {
            case 1 -> null;
            case 2 -> Lists.whole(known, arguments[1]);
            default -> Lists.whole(known, arguments, 1);
        };
    }

    private static @Nullable Object astype(ArrayClass known, Object... arguments) {
        NDArray a = self(known, arguments);
        DataType type = a == null || !a.isContiguous() ? null : known.elements().named(at(arguments, 1), null);
        return a == null || type == null ? null : known.result(a.astype(type));
    }

    private static @Nullable Object tolist(ArrayClass known, Object... arguments) {
        NDArray a = self(known, arguments);
        return a == null ? null : Lists.of(known, a);
    }

    private static @Nullable Object item(ArrayClass known, Object... arguments) {
        NDArray a = self(known, arguments);
        return a == null || a.type() == DataType.UINT64 ? null : Scalars.item(a);
    }
}
