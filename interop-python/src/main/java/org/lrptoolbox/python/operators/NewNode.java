package org.lrptoolbox.python.operators;

import com.oracle.graal.python.annotations.Slot.SlotSignature;
import com.oracle.graal.python.builtins.objects.function.PKeyword;
import com.oracle.graal.python.nodes.call.CallNode;
import com.oracle.graal.python.nodes.function.builtins.PythonVarargsBuiltinNode;
import com.oracle.truffle.api.frame.VirtualFrame;

import org.jspecify.annotations.Nullable;

/** {@code np.float64(2)}, {@code np.int64(2)}: of plain numbers and of each other. */
abstract class NewNode extends PythonVarargsBuiltinNode {
    private final Owner owner;
    private final ArrayClass.Cache cache = new ArrayClass.Cache();
    @Child
    private CallNode call = CallNode.create();

    NewNode(Owner owner) {
        this.owner = owner;
    }

    @Override
    public Object execute(VirtualFrame frame, Object type, Object[] arguments, PKeyword[] keywords) {
        ArrayClass known = cache.get(this);
        if (keywords.length == 0 && arguments.length == 1 && type == known.type(owner)) {
            Object made = known.result(value(known, arguments[0]));
            if (made != null) {
                return made;
            }
        }
        Object[] all = new Object[arguments.length + 1];
        all[0] = type;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return call.execute(frame, known.method(owner.of("new")), all, keywords);
    }

    private @Nullable Object value(ArrayClass known, Object given) {
        Object number = given instanceof Double || given instanceof Integer || given instanceof Long
                ? given
                : known.float64(given) instanceof Double d ? d : known.int64(given);
        if (owner == Owner.FLOAT64) {
            return number == null ? null : (Object) ((Number) number).doubleValue();
        }
        return number == null || number instanceof Double ? null : (Object) ((Number) number).longValue();
    }

    // GraalPy keeps what it makes of a node by the node's class.

    @SlotSignature(name = "__new__", minNumOfPositionalArgs = 1, takesVarArgs = true, takesVarKeywordArgs = true)
    static final class OfFloat extends NewNode {
        OfFloat() {
            super(Owner.FLOAT64);
        }
    }

    @SlotSignature(name = "__new__", minNumOfPositionalArgs = 1, takesVarArgs = true, takesVarKeywordArgs = true)
    static final class OfInteger extends NewNode {
        OfInteger() {
            super(Owner.INT64);
        }
    }
}
