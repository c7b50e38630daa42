package org.lrptoolbox.python.operators;

import com.oracle.graal.python.builtins.objects.PNone;
import com.oracle.graal.python.builtins.objects.PNotImplemented;
import com.oracle.graal.python.nodes.call.CallNode;
import com.oracle.graal.python.nodes.function.builtins.PythonTernaryBuiltinNode;
import com.oracle.truffle.api.frame.VirtualFrame;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.BinaryOp;
import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.NDArray;

/** {@code a ** b}, where one of the two is an array or a scalar; a third operand, as of {@code pow}, is left to Python. */
abstract class PowerNode extends PythonTernaryBuiltinNode {
    private final Owner owner;
    private final String name;
    private final String reflected;
    private final ArrayClass.Cache cache = new ArrayClass.Cache();
    @Child
    private CallNode call = CallNode.create();

    PowerNode(Owner owner) {
        this.owner = owner;
        this.name = owner.of("pow");
        this.reflected = owner.of("rpow");
    }

    @Override
    public Object execute(VirtualFrame frame, Object left, Object right, Object modulus) {
        ArrayClass known = cache.get(this);
        boolean ofTwo = modulus instanceof PNone;
        Object made = ofTwo ? power(known, left, right) : null;
        if (made != null) {
            return made;
        }
        if (known.isInstance(left, owner)) {
            Object answer = ofTwo
                    ? call.execute(frame, known.method(name), left, right)
                    : call.execute(frame, known.method(name), left, right, modulus);
            if (answer != PNotImplemented.NOT_IMPLEMENTED) {
                return answer;
            }
        }
        return ofTwo && known.isInstance(right, owner)
                ? call.execute(frame, known.method(reflected), right, left)
                : PNotImplemented.NOT_IMPLEMENTED;
    }

    private @Nullable Object power(ArrayClass known, Object left, Object right) {
        if (owner != Owner.ARRAY) {
            return Computation.ofScalars(known, BinaryOp.POWER, left, right);
        }
        // The square of a truth value is a small number.
        return known.array(left) instanceof NDArray a && a.type() == DataType.BOOL
                ? null
                : Computation.ofArrays(known, BinaryOp.POWER, left, right);
    }

    // GraalPy keeps what it makes of a node by the node's class.

    static final class OfArrays extends PowerNode {
        OfArrays() {
            super(Owner.ARRAY);
        }
    }

    static final class OfFloats extends PowerNode {
        OfFloats() {
            super(Owner.FLOAT64);
        }
    }

    static final class OfIntegers extends PowerNode {
        OfIntegers() {
            super(Owner.INT64);
        }
    }
}
