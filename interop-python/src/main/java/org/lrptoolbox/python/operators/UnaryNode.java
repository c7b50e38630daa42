package org.lrptoolbox.python.operators;

import com.oracle.graal.python.nodes.call.CallNode;
import com.oracle.graal.python.nodes.function.builtins.PythonUnaryBuiltinNode;
import com.oracle.truffle.api.frame.VirtualFrame;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.UnaryOp;
import org.lrptoolbox.python.array.UnaryOps;

/** {@code -a}, {@code ~a}, {@code abs(a)}. */
abstract class UnaryNode extends PythonUnaryBuiltinNode {
    private final String method;
    private final UnaryOp op;
    private final ArrayClass.Cache cache = new ArrayClass.Cache();
    @Child
    private CallNode call = CallNode.create();

    UnaryNode(String name, UnaryOp op) {
        this.method = Owner.ARRAY.of(name);
        this.op = op;
    }

    @Override
    public Object execute(VirtualFrame frame, Object self) {
        ArrayClass known = cache.get(this);
        NDArray a = known.array(self);
        Object made = a != null && ElementTypes.isReal(a) ? computed(known, op, a) : null;
        return made != null ? made : call.execute(frame, known.method(method), self);
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
