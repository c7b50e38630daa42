package org.lrptoolbox.python.operators;

import com.oracle.graal.python.nodes.call.CallNode;
import com.oracle.graal.python.nodes.function.builtins.PythonBinaryBuiltinNode;
import com.oracle.truffle.api.frame.VirtualFrame;

import org.lrptoolbox.python.array.Assign;
import org.lrptoolbox.python.array.BinaryOp;
import org.lrptoolbox.python.array.BinaryOps;
import org.lrptoolbox.python.array.NDArray;

import java.util.Arrays;

/**
 * {@code a += b} of small arrays. The result is made apart, so that nothing has happened yet where it is left to Python;
 * large ones are left to it at once.
 */
abstract class InPlaceNode extends PythonBinaryBuiltinNode {
    private static final int SMALL = 4096;

    private final String method;
    private final BinaryOp op;
    private final ArrayClass.Cache cache = new ArrayClass.Cache();
    @Child
    private CallNode call = CallNode.create();

    InPlaceNode(String name, BinaryOp op) {
        this.method = Owner.ARRAY.of(name);
        this.op = op;
    }

    @Override
    public Object execute(VirtualFrame frame, Object self, Object other) {
        ArrayClass known = cache.get(this);
        NDArray a = known.array(self);
        return a != null && a.size() <= SMALL && ElementTypes.isReal(a) && isDone(known, a, other)
                ? self
                : call.execute(frame, known.method(method), self, other);
    }

    private boolean isDone(ArrayClass known, NDArray a, Object other) {
        Object b = Operand.of(known, other);
        try {
            if (b == null || a.isReadOnly() || !(BinaryOps.compute(op, a, b) instanceof NDArray made)
                    || made.type() != a.type() || !Arrays.equals(made.shape(), a.shape())) {
                return false;
            }
            Assign.copy(made, a);
            return true;
        } catch (RuntimeException | OutOfMemoryError e) {
            // Before anything was written; the method in Python says why.
            return false;
        }
    }

    // GraalPy keeps what it makes of a node by the node's class.

    static final class Added extends InPlaceNode {
        Added() {
            super("iadd", BinaryOp.ADD);
        }
    }

    static final class Subtracted extends InPlaceNode {
        Subtracted() {
            super("isub", BinaryOp.SUBTRACT);
        }
    }

    static final class Multiplied extends InPlaceNode {
        Multiplied() {
            super("imul", BinaryOp.MULTIPLY);
        }
    }

    static final class Divided extends InPlaceNode {
        Divided() {
            super("itruediv", BinaryOp.DIVIDE);
        }
    }
}
