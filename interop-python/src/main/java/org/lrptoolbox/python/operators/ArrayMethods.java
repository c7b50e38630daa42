package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.at;
import static org.lrptoolbox.python.operators.Shortcut.method;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import com.oracle.graal.python.runtime.sequence.storage.SequenceStorage;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.Layout;
import org.lrptoolbox.python.array.MemoryOrder;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Scalars;

/** The frequent methods of arrays. */
final class ArrayMethods {
    private static final String SELF = "self";

    private static final List<Shortcut> OTHERS = List.of(
            method("copy", ArrayMethods::copy, SELF),
            method("ravel", ArrayMethods::ravel, SELF),
            method("flatten", ArrayMethods::flatten, SELF),
            method("reshape", ArrayMethods::reshape, SELF, "*shape"),
            method("transpose", ArrayMethods::transpose, SELF, "*axes"),
            method("astype", ArrayMethods::astype, SELF, "dtype"),
            method("tolist", ArrayMethods::tolist, SELF),
            method("item", ArrayMethods::item, SELF, "*place"),
            method("dot", ArrayFunctions::dot, SELF, "b"));

    static final List<Shortcut> ALL = Stream.concat(OTHERS.stream(), AlongAxes.methods()).toList();

    private ArrayMethods() {}

    /** The array that a method is called on, if its elements are real numbers or truth values. */
    static @Nullable NDArray self(ArrayClass known, Object... arguments) {
        NDArray a = arguments.length == 0 ? null : known.array(arguments[0]);
        return a != null && ElementTypes.isReal(a) ? a : null;
    }

    /** The array of an argument: one of real numbers, or of a list of them. */
    static @Nullable NDArray given(ArrayClass known, Object argument) {
        NDArray a = self(known, argument);
        SequenceStorage elements = a == null ? Lists.elements(argument) : null;
        return elements == null ? a : Lists.array(known, elements, null);
    }

    /** The elements as doubles, one behind the other: copies. */
    static double[] doubles(NDArray a) {
        return (double[]) a.astype(DataType.FLOAT64).storage();
    }

    /** As {@link #given}, or a single number as an array without axes. */
    static @Nullable NDArray valued(ArrayClass known, Object argument) {
        return switch (argument) {
            case Boolean b -> NDArray.scalar(DataType.BOOL, b ? 1 : 0);
            default -> {
                Number number = SingleNumbers.of(known, argument);
                yield switch (number) {
                    case null -> given(known, argument);
                    case Double d -> NDArray.scalar(DataType.FLOAT64, d);
                    default -> NDArray.scalar(DataType.INT64, number);
                };
            }
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
        return a == null || type == null ? null : known.result(MemoryOrder.cast(a, type, "C"));
    }

    private static @Nullable Object tolist(ArrayClass known, Object... arguments) {
        NDArray a = self(known, arguments);
        return a == null ? null : Lists.of(known, a);
    }

    private static @Nullable Object item(ArrayClass known, Object... arguments) {
        NDArray a = self(known, arguments);
        if (a == null || a.type() == DataType.UINT64 || arguments.length == 1) {
            return a == null || a.type() == DataType.UINT64 ? null : Scalars.item(a);
        }
        int[] place = numbers(known, arguments);
        if (place == null || place.length != 1 && place.length != a.rank()) {
            return null;
        }
        NDArray one = Layout.part(a, a.rank(),
                place.length == a.rank() && a.rank() > 1 ? flat(a, place) : from(a, place[0]));
        return Scalars.item(one);
    }

    /** Which element it is, counted in C order, that several indices name. */
    private static int flat(NDArray a, int... place) {
        int flat = 0;
        for (int axis = 0; axis < place.length; axis++) {
            int i = place[axis] < 0 ? place[axis] + a.dim(axis) : place[axis];
            flat = flat * a.dim(axis) + Objects.checkIndex(i, a.dim(axis));
        }
        return flat;
    }

    private static int from(NDArray a, int place) {
        return place < 0 ? place + a.size() : place;
    }
}
