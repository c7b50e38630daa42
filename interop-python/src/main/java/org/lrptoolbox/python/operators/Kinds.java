package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.at;
import static org.lrptoolbox.python.operators.Shortcut.function;

import java.util.Arrays;
import java.util.List;

import com.oracle.graal.python.PythonLanguage;
import com.oracle.graal.python.builtins.objects.PNone;
import com.oracle.graal.python.runtime.object.PFactory;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.BinaryOp;
import org.lrptoolbox.python.array.BinaryOps;
import org.lrptoolbox.python.array.Layout;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Search;
import org.lrptoolbox.python.array.Types;

/** What arrays are: their lengths, whether they are complex, whether they are the same. */
final class Kinds {
    private static final String SHAPES = "numpy._shapes";
    private static final String LOGIC = "numpy._logic";

    static final List<Shortcut> ALL = List.of(
            function(SHAPES, "shape", Kinds::shape, "a"),
            function(SHAPES, "ndim", Kinds::ndim, "a"),
            function(SHAPES, "size", Kinds::size, "a", "axis"),
            function(SHAPES, "atleast_1d", (known, arguments) -> least(known, 1, arguments), "a"),
            function(SHAPES, "atleast_2d", (known, arguments) -> least(known, 2, arguments), "a"),
            function(LOGIC, "iscomplexobj", (known, arguments) -> complex(known, true, arguments), "x"),
            function(LOGIC, "isrealobj", (known, arguments) -> complex(known, false, arguments), "x"),
            function(LOGIC, "array_equal", (known, arguments) -> equal(known, false, arguments), "a1", "a2"),
            function(LOGIC, "array_equiv", (known, arguments) -> equal(known, true, arguments), "a1", "a2"));

    private Kinds() {}

    private static @Nullable Object shape(ArrayClass known, Object... arguments) {
        NDArray a = known.array(at(arguments, 0));
        return a == null ? null : PFactory.createTuple(PythonLanguage.get(null), a.shape());
    }

    private static @Nullable Object ndim(ArrayClass known, Object... arguments) {
        NDArray a = known.array(at(arguments, 0));
        return a == null ? null : (Object) a.rank();
    }

    private static @Nullable Object size(ArrayClass known, Object... arguments) {
        NDArray a = known.array(at(arguments, 0));
        return switch (at(arguments, 1)) {
            case PNone all when a != null -> a.size();
            case Integer axis when a != null && axis >= -a.rank() && axis < a.rank() ->
                a.dim(axis < 0 ? axis + a.rank() : axis);
            default -> null;
        };
    }

    /** The array itself where it has enough axes. */
    private static @Nullable Object least(ArrayClass known, int axes, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        if (a == null || a.rank() >= axes) {
            return a == null || known.array(arguments[0]) == null ? known.result(a) : arguments[0];
        }
        int[] shape = new int[axes];
        Arrays.fill(shape, 1);
        System.arraycopy(a.shape(), 0, shape, axes - a.rank(), a.rank());
        return known.result(Layout.reshape(a, shape));
    }

    private static @Nullable Object complex(ArrayClass known, boolean wanted, Object... arguments) {
        NDArray a = known.array(at(arguments, 0));
        return a == null ? null : (Object) (Types.isComplex(a.type()) == wanted);
    }

    /** Whether all elements are equal, of one shape or of such as stretch to one. */
    private static @Nullable Object equal(ArrayClass known, boolean stretched, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        NDArray b = ArrayMethods.given(known, at(arguments, 1));
        if (a == null || b == null) {
            return null;
        }
        if (!stretched && !Arrays.equals(a.shape(), b.shape())) {
            return false;
        }
        NDArray same = BinaryOps.apply(BinaryOp.EQUAL, a, b);
        return Search.count(same) == same.size();
    }
}
