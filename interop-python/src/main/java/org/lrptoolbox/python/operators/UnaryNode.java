package org.lrptoolbox.python.operators;

import com.oracle.graal.python.nodes.call.CallNode;
import com.oracle.graal.python.nodes.function.builtins.PythonUnaryBuiltinNode;
import com.oracle.truffle.api.frame.VirtualFrame;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.UnaryOp;
import org.lrptoolbox.python.array.UnaryOps;

/** {@code -a}, {@code ~a}, {@code abs(a)}, of arrays, {@code float64} and {@code int64}. */
abstract class UnaryNode extends PythonUnaryBuiltinNode {
    private final String name;
    private final UnaryOp op;
    private final ArrayClass.Cache cache = new ArrayClass.Cache();
    @Child
    private CallNode call = CallNode.create();

    UnaryNode(String name, UnaryOp op) {
        this.name = name;
        this.op = op;
    }

    @Override
    public Object execute(VirtualFrame frame, Object self) {
        ArrayClass known = cache.get(this);
        NDArray a = known.array(self);
        Object made = a == null ? ofScalar(known, self) : ElementTypes.isReal(a) ? computed(known, op, a) : null;
        return made != null ? made : call.execute(frame, known.method(owner(known, self).of(name)), self);
    }

    private static Owner owner(ArrayClass known, Object self) {
        return known.isInstance(self, Owner.ARRAY)
                ? Owner.ARRAY
                : known.isInstance(self, Owner.FLOAT64) ? Owner.FLOAT64 : Owner.INT64;
    }

    /** The least whole number has no opposite, of which Python warns. */
    private @Nullable Object ofScalar(ArrayClass known, Object self) {
        Double d = known.float64(self);
        Long i = d == null ? known.int64(self) : null;
        return switch (op) {
            case NEGATIVE -> known.result(d != null ? (Object) (-d) : i == null || i == Long.MIN_VALUE ? null : -i);
            case ABSOLUTE -> known.result(d != null
                    ? (Object) Math.abs(d)
                    : i == null || i == Long.MIN_VALUE ? null : Math.abs(i));
            default -> null;
        };
    }

    /** A function of all elements; null for what is left to Python, which computes it again and warns as NumPy does. */
    static @Nullable Object computed(ArrayClass known, UnaryOp op, NDArray a) {
        try {
            return known.result(UnaryOps.compute(op, a));
        } catch (RuntimeException | OutOfMemoryError e) {
            return null;
        }
    }

    // GraalPy keeps what it makes of a node by the node's class.

    static final class Negative extends UnaryNode {
        Negative() {
            super("neg", UnaryOp.NEGATIVE);
        }
    }

    static final class Inverted extends UnaryNode {
        Inverted() {
            super("invert", UnaryOp.INVERT);
        }
    }

    static final class Absolute extends UnaryNode {
        Absolute() {
            super("abs", UnaryOp.ABSOLUTE);
        }
    }
}
