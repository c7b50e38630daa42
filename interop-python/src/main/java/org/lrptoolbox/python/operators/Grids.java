package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.at;
import static org.lrptoolbox.python.operators.Shortcut.function;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import com.oracle.graal.python.PythonLanguage;
import com.oracle.graal.python.runtime.object.PFactory;
import com.oracle.truffle.api.strings.TruffleString;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.Broadcast;
import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.Einsum;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Scalars;
import org.lrptoolbox.python.array.Types;

/** Indices of grids, flat ones among them, and sums over indices. */
final class Grids {
    private static final String FLAT = "numpy._flat_indices";

    static final List<Shortcut> ALL = List.of(
            function("numpy._grids", "indices", Grids::indices, "dimensions"),
            function("numpy._broadcasting", "broadcast_to", Grids::broadcastTo, "array", "shape"),
            function(FLAT, "unravel_index", Grids::unravel, "indices", "shape"),
            function(FLAT, "ravel_multi_index", Grids::ravel, "multi_index", "dims"),
            function("numpy._einsum", "einsum", Grids::einsum, "subscripts", "*operands"));

    private Grids() {}

    /** The index along every axis, for every element of an array of a shape. */
    private static @Nullable Object indices(ArrayClass known, Object... arguments) {
        int[] shape = Lists.elements(at(arguments, 0)) == null ? null : Lists.whole(known, at(arguments, 0));
        if (shape == null || shape.length == 0 || Arrays.stream(shape).anyMatch(n -> n < 0)) {
            return null;
        }
        int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        long[] made = new long[Math.multiplyExact(size, shape.length)];
        int below = size;
        for (int axis = 0; axis < shape.length; axis++) {
            below = shape[axis] == 0 ? 0 : below / shape[axis];
            for (int i = 0; i < size; i++) {
                made[axis * size + i] = i / below % shape[axis];
            }
        }
        int[] whole = new int[shape.length + 1];
        whole[0] = shape.length;
        System.arraycopy(shape, 0, whole, 1, shape.length);
        return known.result(NDArray.of(DataType.INT64, made, whole));
    }

    private static @Nullable Object broadcastTo(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        int[] shape = Lists.whole(known, at(arguments, 1));
        return a == null || shape == null ? null : known.result(Broadcast.to(a, shape));
    }

    /** One flat index, as one for each axis. */
    private static @Nullable Object unravel(ArrayClass known, Object... arguments) {
        int[] shape = Lists.whole(known, at(arguments, 1));
        Number given = at(arguments, 0) instanceof Integer i ? i : known.int64(at(arguments, 0));
        if (shape == null || shape.length == 0 || given == null || Arrays.stream(shape).anyMatch(n -> n <= 0)) {
            return null;
        }
        int rest = Objects.checkIndex(Math.toIntExact(given.longValue()),
                Arrays.stream(shape).reduce(1, Math::multiplyExact));
        Object[] found = new Object[shape.length];
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            found[axis] = known.result((long) rest % shape[axis]);
            rest /= shape[axis];
        }
        return PFactory.createTuple(PythonLanguage.get(null), found);
    }

    /** One index for each axis, or one array for each, as flat indices. */
    private static @Nullable Object ravel(ArrayClass known, Object... arguments) {
        int[] shape = Lists.whole(known, at(arguments, 1));
        var storage = Lists.elements(at(arguments, 0));
        Object[] given = storage == null ? null : Lists.items(storage);
        if (shape == null || given == null || given.length != shape.length || given.length == 0) {
            return null;
        }
        int[] whole = Lists.whole(known, given, 0);
        if (whole != null) {
            int flat = 0;
            for (int axis = 0; axis < shape.length; axis++) {
                flat = Math.addExact(Math.multiplyExact(flat, shape[axis]),
                        Objects.checkIndex(whole[axis], shape[axis]));
            }
            return known.result((long) flat);
        }
        long[] flat = null;
        int[] common = null;
        for (int axis = 0; axis < shape.length; axis++) {
            NDArray index = ArrayMethods.given(known, given[axis]);
            if (index == null || !Types.isInteger(index.type())
                    || common != null && !Arrays.equals(common, index.shape())) {
                return null;
            }
            long[] own = (long[]) index.astype(DataType.INT64).storage();
            common = index.shape();
            flat = flat == null ? new long[own.length] : flat;
            for (int i = 0; i < own.length; i++) {
                flat[i] = Math.addExact(Math.multiplyExact(flat[i], (long) shape[axis]),
                        Objects.checkIndex(own[i], (long) shape[axis]));
            }
        }
        return flat == null || common == null ? null : known.result(NDArray.of(DataType.INT64, flat, common));
    }

    /** Of arrays of one type whose axes are as long as those they meet, named by letters. */
    private static @Nullable Object einsum(ArrayClass known, Object... arguments) {
        if (arguments.length < 2 || !(arguments[0] instanceof TruffleString text)) {
            return null;
        }
        String[] sides = text.toJavaStringUncached().replace(" ", "").split("->", -1);
        String[] terms = sides[0].split(",", -1);
        NDArray[] arrays = new NDArray[arguments.length - 1];
        if (sides.length > 2 || terms.length != arrays.length) {
            return null;
        }
        int[] sizes = new int[128];
        Arrays.fill(sizes, -1);
        for (int k = 0; k < arrays.length; k++) {
            NDArray a = ArrayMethods.given(known, arguments[k + 1]);
            if (a == null || a.type() != DataType.FLOAT64 && a.type() != DataType.INT64
                    || k > 0 && a.type() != arrays[0].type() || !fits(terms[k], a, sizes)) {
                return null;
            }
            arrays[k] = a;
        }
        String output = sides.length == 2 ? sides[1] : single(sides[0]);
        for (int i = 0; i < output.length(); i++) {
            char c = output.charAt(i);
            if (!isLetter(c) || sizes[c] < 0 || output.indexOf(c, i + 1) >= 0) {
                return null;
            }
        }
        NDArray made = Einsum.of(sides[0], output, arrays);
        return known.result(output.isEmpty() ? Scalars.orArray(made) : made);
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean fits(String term, NDArray a, int[] sizes) {
        if (term.length() != a.rank()) {
            return false;
        }
        for (int axis = 0; axis < a.rank(); axis++) {
            char c = term.charAt(axis);
            if (!isLetter(c) || sizes[c] >= 0 && sizes[c] != a.dim(axis)) {
                return false;
            }
            sizes[c] = a.dim(axis);
        }
        return true;
    }

    /** The letters that occur once, in order. */
    private static String single(String terms) {
        StringBuilder found = new StringBuilder();
        terms.chars().filter(c -> c != ',' && terms.indexOf(c) == terms.lastIndexOf(c)).sorted()
                .forEach(c -> found.append((char) c));
        return found.toString();
    }
}
