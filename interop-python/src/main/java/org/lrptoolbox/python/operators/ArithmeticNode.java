package org.lrptoolbox.python.operators;

import com.oracle.graal.python.builtins.objects.PNotImplemented;
import com.oracle.graal.python.builtins.objects.type.slots.TpSlotBinaryOp.BinaryOpBuiltinNode;
import com.oracle.graal.python.nodes.call.CallNode;
import com.oracle.truffle.api.frame.VirtualFrame;

import org.lrptoolbox.python.array.BinaryOp;

/** {@code a + b}, where one of the two is an array or a scalar: the right one alone, too, as {@code b.__radd__(a)}. */
abstract class ArithmeticNode extends BinaryOpBuiltinNode {
    private final Owner owner;
    private final String name;
    private final String reflected;
    private final BinaryOp op;
    private final ArrayClass.Cache cache = new ArrayClass.Cache();
    @Child
    private CallNode call = CallNode.create();

    ArithmeticNode(Owner owner, String name, BinaryOp op) {
        this.owner = owner;
        this.name = owner.of(name);
        this.reflected = owner.of("r" + name);
        this.op = op;
    }

    @Override
    public Object execute(VirtualFrame frame, Object left, Object right) {
        ArrayClass known = cache.get(this);
        Object made = owner == Owner.ARRAY
                ? Computation.ofArrays(known, op, left, right)
                : Computation.ofScalars(known, op, left, right);
        if (made != null) {
            return made;
        }
        if (known.isInstance(left, owner)) {
            Object answer = call.execute(frame, known.method(name), left, right);
            if (answer != PNotImplemented.NOT_IMPLEMENTED) {
                return answer;
            }
        }
        return known.isInstance(right, owner)
                ? call.execute(frame, known.method(reflected), right, left)
                : PNotImplemented.NOT_IMPLEMENTED;
    }

    // GraalPy keeps what it makes of a node by the node's class and the name of the operator.

    static final class OfArrays extends ArithmeticNode {
        OfArrays(String name, BinaryOp op) {
            super(Owner.ARRAY, name, op);
        }
    }

    static final class OfFloats extends ArithmeticNode {
        OfFloats(String name, BinaryOp op) {
            super(Owner.FLOAT64, name, op);
        }
    }

    static final class OfIntegers extends ArithmeticNode {
        OfIntegers(String name, BinaryOp op) {
            super(Owner.INT64, name, op);
        }
    }
}
