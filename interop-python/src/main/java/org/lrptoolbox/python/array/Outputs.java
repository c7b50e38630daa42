package org.lrptoolbox.python.array;

import org.lrptoolbox.tensor.Shapes;

/** The rules for writing a result into an array that exists already. */
final class Outputs {
    private Outputs() {}

    /** Refuses a target whose elements results of a type are not to be cast to. */
    static void requireKind(NDArray target, String function, DataType result) {
        if (!Types.isSameKind(result, target.type())) {
            throw new LoopTypeException("Cannot cast ufunc '" + function + "' output from dtype('" + result.label()
                    + "') to dtype('" + target.type().label() + "') with casting rule 'same_kind'");
        }
    }

    /** The target, if a result of that type and shape may be written into it. */
    static NDArray check(NDArray target, String function, DataType result, int[] shape) {
        target.requireWriteable();
        requireKind(target, function, result);
        if (!java.util.Arrays.equals(target.shape(), shape)) {
            throw new IllegalArgumentException("non-broadcastable output operand with shape "
                    + Broadcast.text(target.shape()) + " doesn't match the broadcast shape " + Broadcast.text(shape));
        }
        return target;
    }

    /** Where to compute: the target itself, or a fresh array if an input is another view of the same storage. */
    static NDArray safe(NDArray target, NDArray... inputs) {
        for (NDArray in : inputs) {
            if (in.sharesStorage(target) && !isSameView(in, target)) {
                return NDArray.zeros(target.type(), target.shape());
            }
        }
        return target;
    }

    /** Moves the result to the target if it was not computed there. */
    static NDArray finish(NDArray computed, NDArray target) {
        if (computed != target) {
            Assign.copy(computed, target);
        }
        return target;
    }

    private static boolean isSameView(NDArray a, NDArray b) {
        return a.offset() == b.offset() && java.util.Arrays.equals(a.shape(), b.shape())
                && java.util.Arrays.equals(a.strides(), b.strides()) && Shapes.size(a.shape()) == b.size();
    }
}
