package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.at;
import static org.lrptoolbox.python.operators.Shortcut.function;

import java.util.List;
import java.util.stream.Stream;

import com.oracle.graal.python.builtins.objects.PNone;
import com.oracle.graal.python.runtime.sequence.storage.SequenceStorage;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.BinaryOp;
import org.lrptoolbox.python.array.BinaryOps;
import org.lrptoolbox.python.array.Create;
import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.Join;
import org.lrptoolbox.python.array.MemoryOrder;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Products;
import org.lrptoolbox.python.array.Scalars;
import org.lrptoolbox.python.array.Search;
import org.lrptoolbox.python.array.Signals;
import org.lrptoolbox.python.array.Types;

/** The frequent functions of {@code numpy} that make arrays, and those that are methods of arrays, too. */
final class ArrayFunctions {
    private static final String CREATION = "numpy._creation";
    private static final String REDUCTIONS = "numpy._reductions";
    private static final String DTYPE = "dtype";
    private static final String SHAPE = "shape";

    private static final List<Shortcut> OTHERS = List.of(
            function(CREATION, "zeros", ArrayFunctions::zeros, SHAPE, DTYPE),
            function(CREATION, "empty", ArrayFunctions::zeros, SHAPE, DTYPE),
            function(CREATION, "ones", ArrayFunctions::ones, SHAPE, DTYPE),
            function(CREATION, "array", ArrayFunctions::array, "object", DTYPE),
            function(CREATION, "asarray", ArrayFunctions::asarray, "a", DTYPE),
            function("numpy._arange", "arange", ArrayFunctions::arange, "(start)", "stop", "step"),
            function("numpy._shapes", "reshape", ArrayMethods::reshape, "a", SHAPE),
            function(CREATION, "zeros_like", ArrayFunctions::zerosLike, "a"),
            function(CREATION, "empty_like", ArrayFunctions::zerosLike, "prototype"),
            function(CREATION, "ones_like", ArrayFunctions::onesLike, "a"),
            function("numpy._selection", "where", ArrayFunctions::where, "condition", "x", "y"),
            function("numpy._ufuncs", "clip", ArrayFunctions::clip, "a", "a_min", "a_max"),
            function("numpy._products", "dot", ArrayFunctions::dot, "a", "b"));

    static final List<Shortcut> ALL = Stream.concat(OTHERS.stream(), AlongAxes.functions(REDUCTIONS)).toList();

    private ArrayFunctions() {}

    private static @Nullable Object zeros(ArrayClass known, Object... arguments) {
        int[] shape = Lists.whole(known, at(arguments, 0));
        DataType type = known.elements().named(at(arguments, 1), DataType.FLOAT64);
        return shape == null || type == null ? null : known.result(NDArray.zeros(type, shape));
    }

    private static @Nullable Object ones(ArrayClass known, Object... arguments) {
        int[] shape = Lists.whole(known, at(arguments, 0));
        DataType type = known.elements().named(at(arguments, 1), DataType.FLOAT64);
        return shape == null || type == null ? null : known.result(Create.full(type, 1, shape));
    }

    private static @Nullable Object array(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.self(known, arguments);
        if (a != null) {
            DataType wanted = known.elements().named(at(arguments, 1), a.type());
            return wanted == a.type() ? known.result(MemoryOrder.copy(a, "K")) : cast(known, a, wanted);
        }
        return ofList(known, arguments);
    }

    private static @Nullable Object asarray(ArrayClass known, Object... arguments) {
        NDArray a = known.array(at(arguments, 0));
        if (a != null) {
            DataType wanted = known.elements().named(at(arguments, 1), a.type());
            return wanted == a.type() || at(arguments, 1) instanceof PNone ? arguments[0] : cast(known, a, wanted);
        }
        return ofList(known, arguments);
    }

    /** Elements of another type, where they lie one behind the other. */
    private static @Nullable Object cast(ArrayClass known, NDArray a, @Nullable DataType type) {
        return type == null || !ElementTypes.isReal(a) || !a.isContiguous()
                ? null
                : known.result(MemoryOrder.cast(a, type, "C"));
    }

    private static @Nullable Object ofList(ArrayClass known, Object... arguments) {
        SequenceStorage elements = Lists.elements(at(arguments, 0));
        Object type = at(arguments, 1);
        if (elements == null && type instanceof PNone) {
            return single(known, at(arguments, 0));
        }
        DataType wanted = known.elements().named(type, null);
        if (elements == null || wanted == null && !(type instanceof PNone)) {
            return null;
        }
        if (elements.length() == 0) {
            return known.result(NDArray.zeros(wanted == null ? DataType.FLOAT64 : wanted, 0));
        }
        NDArray made = Lists.array(known, elements, wanted);
        return made == null ? ofArrays(known, wanted, arguments) : known.result(made);
    }

    /** Arrays of one shape in a list. */
    private static @Nullable Object ofArrays(ArrayClass known, @Nullable DataType wanted, Object... arguments) {
        NDArray[] parts = Joining.parts(known, arguments);
        if (parts == null) {
            return null;
        }
        NDArray made = Join.stack(0, parts);
        return wanted == null || wanted == made.type() ? known.result(made) : cast(known, made, wanted);
    }

    /** An array without axes. */
    private static @Nullable Object single(ArrayClass known, Object value) {
        Object number = known.float64(value) instanceof Double d ? d : known.int64(value) instanceof Long l ? l : value;
        return switch (number) {
            case Double d -> known.result(NDArray.scalar(DataType.FLOAT64, d));
            case Integer i -> known.result(NDArray.scalar(DataType.INT64, i));
            case Long l -> known.result(NDArray.scalar(DataType.INT64, l));
            default -> null;
        };
    }

    private static @Nullable Object arange(ArrayClass known, Object... arguments) {
        boolean toFirst = at(arguments, 1) instanceof PNone;
        Object step = at(arguments, 2);
        int[] bounds = Lists.whole(known, new Object[]{toFirst ? 0 : at(arguments, 0), at(arguments, toFirst ? 0 : 1),
            step == PNone.NO_VALUE ? 1 : step}, 0);
        if (bounds == null || bounds[2] == 0) {
            return null;
        }
        long count = Math.max(0, -Math.floorDiv((long) bounds[0] - bounds[1], (long) bounds[2]));
        return count > Integer.MAX_VALUE
                ? null
                : known.result(Create.rangeOfLongs(DataType.INT64, bounds[0], bounds[2], (int) count));
    }

    private static @Nullable Object zerosLike(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.self(known, arguments);
        return a == null || !a.isContiguous() ? null : known.result(NDArray.zeros(a.type(), a.shape()));
    }

    private static @Nullable Object onesLike(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.self(known, arguments);
        return a == null || !a.isContiguous() ? null : known.result(Create.full(a.type(), 1, a.shape()));
    }

    private static @Nullable Object where(ArrayClass known, Object... arguments) {
        if (arguments.length == 1) {
            return Choosing.nonzero(known, arguments);
        }
        NDArray condition = ArrayMethods.self(known, arguments);
        Object yes = condition == null ? null : Operand.of(known, at(arguments, 1));
        Object no = yes == null ? null : Operand.of(known, at(arguments, 2));
        return condition == null || yes == null || no == null ? null : known.result(Search.where(condition, yes, no));
    }

    static @Nullable Object clip(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.self(known, arguments);
        if (a != null && a.type() == DataType.INT64 && at(arguments, 1) instanceof Integer low
                && at(arguments, 2) instanceof Integer high) {
            return known.result(BinaryOps.compute(BinaryOp.MINIMUM, BinaryOps.apply(BinaryOp.MAXIMUM, a, low), high));
        }
        return a != null && Types.isFloat(a.type()) && arguments.length == 3
                && bound(arguments[1], Double.NEGATIVE_INFINITY) instanceof Double low
                && bound(arguments[2], Double.POSITIVE_INFINITY) instanceof Double high
                        ? known.result(Signals.clip(a, low > high ? high : low, high))
                        : null;
    }

    private static @Nullable Double bound(Object limit, double none) {
        return switch (limit) {
            case PNone given -> given == PNone.NONE ? (Double) none : null;
            case Double d -> d;
            case Integer i -> Double.valueOf(i);
            default -> null;
        };
    }

    static @Nullable Object dot(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        NDArray b = a == null ? null : ArrayMethods.given(known, at(arguments, 1));
        return a == null || b == null ? null : known.result(Scalars.orArray(Products.dot(a, b)));
    }
}
