package org.lrptoolbox.python.operators;

import com.oracle.graal.python.builtins.objects.type.slots.TpSlotRichCompare.RichCmpBuiltinNode;
import com.oracle.graal.python.lib.RichCmpOp;
import com.oracle.graal.python.nodes.call.CallNode;
import com.oracle.truffle.api.frame.VirtualFrame;

import org.lrptoolbox.python.array.BinaryOp;

/** {@code a < b} and its kin. */
abstract class CompareNode extends RichCmpBuiltinNode {
    private final Owner owner;
    private final String[] methods;
    private final ArrayClass.Cache cache = new ArrayClass.Cache();
    @Child
    private CallNode call = CallNode.create();

    CompareNode(Owner owner) {
        this.owner = owner;
        this.methods = new String[RichCmpOp.values().length];
        for (RichCmpOp kind : RichCmpOp.values()) {
            methods[kind.ordinal()] = owner.of(name(kind));
        }
    }

    @Override
    public Object execute(VirtualFrame frame, Object self, Object other, RichCmpOp kind) {
        ArrayClass known = cache.get(this);
        Object made = owner == Owner.ARRAY
                ? Computation.ofArrays(known, operation(kind), self, other)
                : Computation.ofScalars(known, operation(kind), self, other);
        return made != null ? made : call.execute(frame, known.method(methods[kind.ordinal()]), self, other);
    }

    private static BinaryOp operation(RichCmpOp kind) {
        return switch (kind) {
            case Py_LT -> BinaryOp.LESS;
            case Py_LE -> BinaryOp.LESS_EQUAL;
            case Py_EQ -> BinaryOp.EQUAL;
            case Py_NE -> BinaryOp.NOT_EQUAL;
            case Py_GT -> BinaryOp.GREATER;
            case Py_GE -> BinaryOp.GREATER_EQUAL;
        };
    }

    static String name(RichCmpOp kind) {
        return switch (kind) {
            case Py_LT -> "lt";
            case Py_LE -> "le";
            case Py_EQ -> "eq";
            case Py_NE -> "ne";
            case Py_GT -> "gt";
            case Py_GE -> "ge";
        };
    }

    // GraalPy keeps what it makes of a node by the node's class.

    static final class OfArrays extends CompareNode {
        OfArrays() {
            super(Owner.ARRAY);
        }
    }

    static final class OfFloats extends CompareNode {
        OfFloats() {
            super(Owner.FLOAT64);
        }
    }

    static final class OfIntegers extends CompareNode {
        OfIntegers() {
            super(Owner.INT64);
        }
    }
}
