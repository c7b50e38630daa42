package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.at;
import static org.lrptoolbox.python.operators.Shortcut.function;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import com.oracle.graal.python.builtins.objects.PNone;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.BinaryOp;
import org.lrptoolbox.python.array.BinaryOps;
import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.Indexing;
import org.lrptoolbox.python.array.Join;
import org.lrptoolbox.python.array.Layout;
import org.lrptoolbox.python.array.MemoryOrder;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Reduction;
import org.lrptoolbox.python.array.Reductions;
import org.lrptoolbox.python.array.Search;
import org.lrptoolbox.python.array.Slice;
import org.lrptoolbox.python.array.Types;

/** Elements that conditions hold for: where they are, how many, which; and elements by their places. */
final class Finding {
    private static final String MODULE = "numpy._selection";
    private static final String AXIS = "axis";
    /** As many arrays as NumPy chooses among. */
    private static final int MOST = 64;

    static final List<Shortcut> ALL = List.of(
            function(MODULE, "flatnonzero", Finding::flatnonzero, "a"),
            function(MODULE, "argwhere", Finding::argwhere, "a"),
            function(MODULE, "count_nonzero", Finding::count, "a", AXIS),
            function(MODULE, "take", Finding::take, "a", "indices", AXIS),
            function(MODULE, "extract", Finding::extract, "condition", "arr"),
            function(MODULE, "select", Finding::select, "condlist", "choicelist", "default"),
            function(MODULE, "choose", Finding::choose, "a", "choices"),
            function(MODULE, "putmask", Finding::putmask, "a", "mask", "values"),
            function(MODULE, "copyto", Finding::copyto, "dst", "src"));

    private Finding() {}

    private static @Nullable Object flatnonzero(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        return a == null ? null : known.result(Search.nonzero(MemoryOrder.flat(a, "C"))[0]);
    }

    private static @Nullable Object argwhere(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        return a == null || a.rank() == 0 ? null : known.result(Layout.transpose(Join.stack(0, Search.nonzero(a))));
    }

    private static @Nullable Object count(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        return switch (at(arguments, 1)) {
            case PNone all when a != null -> known.result(Search.count(a));
            case Integer axis when a != null -> known.result(Reductions.compute(Reduction.SUM,
                    BinaryOps.apply(BinaryOp.NOT_EQUAL, a, 0), false, null, axis));
            default -> null;
        };
    }

    /** By one place or an array of them, along an axis or of all elements. */
    static @Nullable Object take(ArrayClass known, Object... arguments) {
        NDArray given = ArrayMethods.given(known, at(arguments, 0));
        Object axis = at(arguments, 2);
        NDArray places = at(arguments, 1) instanceof Integer ? null : ArrayMethods.given(known, at(arguments, 1));
        if (given == null || given.rank() == 0 || !(axis instanceof PNone || axis instanceof Integer)
                || places != null && !Types.isInteger(places.type())) {
            return null;
        }
        NDArray a = axis instanceof PNone ? MemoryOrder.flat(given, "C") : given;
        int along = axis instanceof Integer i ? i < 0 ? i + a.rank() : i : 0;
        if (along < 0 || along >= a.rank()) {
            return null;
        }
        Object[] key = new Object[along + 1];
        Arrays.fill(key, Slice.ALL);
        if (places != null) {
            key[along] = places;
            return places.rank() == 0 ? null : known.result(Indexing.select(a, key));
        }
        if (!(at(arguments, 1) instanceof Integer place)) {
            return null;
        }
        key[along] = place;
        // A single element of a vector, otherwise a copy as well.
        return a.rank() == 1 ? known.result(Indexing.row(a, place)) : null;
    }

    private static @Nullable Object extract(ArrayClass known, Object... arguments) {
        NDArray condition = ArrayMethods.given(known, at(arguments, 0));
        NDArray a = ArrayMethods.given(known, at(arguments, 1));
        if (condition == null || a == null || condition.type() != DataType.BOOL) {
            return null;
        }
        return known.result(Indexing.select(MemoryOrder.flat(a, "C"), MemoryOrder.flat(condition, "C")));
    }

    /** Where all choices are arrays of one type, which the number for all others is of, too. */
    private static @Nullable Object select(ArrayClass known, Object... arguments) {
        NDArray[] conditions = Joining.parts(known, at(arguments, 0));
        NDArray[] choices = Joining.parts(known, at(arguments, 1));
        Object usual = at(arguments, 2) == PNone.NO_VALUE ? Integer.valueOf(0) : at(arguments, 2);
        if (conditions == null || choices == null || conditions.length != choices.length) {
            return null;
        }
        DataType type = choices[0].type();
        boolean fits = usual instanceof Integer
                ? type != DataType.BOOL && type != DataType.UINT8
                : usual instanceof Double && Types.isFloat(type);
        for (int k = 0; k < choices.length; k++) {
            fits &= choices[k].type() == type && conditions[k].type() == DataType.BOOL;
        }
        if (!fits || type != DataType.FLOAT64 && type != DataType.INT64) {
            return null;
        }
        NDArray made = NDArray.scalar(type, (Number) usual);
        for (int k = choices.length - 1; k >= 0; k--) {
            made = Search.where(conditions[k], choices[k], made);
        }
        return known.result(made);
    }

    /** By whole numbers, among arrays of one shape and type. */
    private static @Nullable Object choose(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        NDArray[] choices = Joining.parts(known, at(arguments, 1));
        if (a == null || choices == null || a.type() != DataType.INT64 || a.rank() == 0 || choices.length > MOST) {
            return null;
        }
        for (long k : (long[]) a.astype(DataType.INT64).storage()) {
            Objects.checkIndex(k, (long) choices.length);
        }
        NDArray made = choices[0];
        for (int k = 0; k < choices.length; k++) {
            if (choices[k].type() != made.type() || !Arrays.equals(choices[k].shape(), a.shape())) {
                return null;
            }
            made = k == 0
                    ? MemoryOrder.copy(made, "C")
                    : Search.where(BinaryOps.apply(BinaryOp.EQUAL, a, k),
                            choices[k], made);
        }
        return known.result(made);
    }

    /** One number, where a mask of the array's shape holds. */
    private static @Nullable Object putmask(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.self(known, at(arguments, 0));
        NDArray mask = ArrayMethods.self(known, at(arguments, 1));
        if (a == null || mask == null || a.rank() == 0 || mask.type() != DataType.BOOL
                || !Arrays.equals(a.shape(), mask.shape()) || !isOf(a.type(), at(arguments, 2))) {
            return null;
        }
        Indexing.set(a, at(arguments, 2), mask);
        return PNone.NONE;
    }

    /** A number of the array's own kind, or elements of its own type. */
    private static @Nullable Object copyto(ArrayClass known, Object... arguments) {
        NDArray to = ArrayMethods.self(known, at(arguments, 0));
        NDArray from = ArrayMethods.self(known, at(arguments, 1));
        if (to == null || (from == null ? !isOf(to.type(), at(arguments, 1)) : from.type() != to.type())) {
            return null;
        }
        Indexing.set(to, from == null ? at(arguments, 1) : from, Indexing.ELLIPSIS);
        return PNone.NONE;
    }

    private static boolean isOf(DataType type, Object number) {
        return type == DataType.FLOAT64 && (number instanceof Double || number instanceof Integer)
                || type == DataType.INT64 && number instanceof Integer;
    }
}
