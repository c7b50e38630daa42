package org.lrptoolbox.python.operators;

import java.util.Arrays;

import com.oracle.graal.python.annotations.Slot.SlotSignature;
import com.oracle.graal.python.builtins.objects.function.PKeyword;
import com.oracle.graal.python.builtins.objects.object.PythonObject;
import com.oracle.graal.python.nodes.call.CallNode;
import com.oracle.graal.python.nodes.function.builtins.PythonVarargsBuiltinNode;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.strings.TruffleString;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.BinaryOp;
import org.lrptoolbox.python.array.BinaryOps;
import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.Indexing;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.UnaryOp;

/** {@code np.exp(a)}, {@code np.maximum(a, b)}: element-wise functions of arrays and numbers alone. */
abstract class UfuncNode extends PythonVarargsBuiltinNode {
    private static final TruffleString OUT = Names.of("out");

    private final String method;
    private final int count;
    private final ArrayClass.Cache cache = new ArrayClass.Cache();
    @Child
    private CallNode call = CallNode.create();

    UfuncNode(Owner owner, int count) {
        this.method = owner.of("call");
        this.count = count;
    }

    @Override
    public Object execute(VirtualFrame frame, Object self, Object[] arguments, PKeyword[] keywords) {
        ArrayClass known = cache.get(this);
        Object made = null;
        if (keywords.length == 0 && arguments.length == count) {
            made = computed(known, known.operation(self), arguments);
        } else if (keywords.length == 1 && arguments.length == count && OUT.equals(keywords[0].getName())) {
            made = into(known, known.operation(self), keywords[0].getValue(), arguments);
        } else if (keywords.length == 0 && arguments.length == count + 1) {
            made = into(known, known.operation(self), arguments[count], Arrays.copyOf(arguments, count));
        }
        if (made != null) {
            return made;
        }
        Object[] all = new Object[arguments.length + 1];
        all[0] = self;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return call.execute(frame, known.method(method), all, keywords);
    }

    private static @Nullable Object computed(ArrayClass known, @Nullable Object operation, Object... arguments) {
        if (operation instanceof BinaryOp op) {
            return Computation.ofArrays(known, op, arguments[0], arguments[1]);
        }
        return operation instanceof UnaryOp op && operand(known, arguments[0]) instanceof NDArray a
                ? UnaryNode.computed(known, op, a)
                : null;
    }

    /** The array that the result is put into, if it is one of just that type and shape. */
    private static @Nullable Object into(ArrayClass known, @Nullable Object operation, Object target,
            Object... arguments) {
        NDArray to = known.array(target);
        NDArray made = to == null || to.isReadOnly() ? null : known.array(computed(known, operation, arguments));
        if (to == null || made == null || made.type() != to.type() || !Arrays.equals(made.shape(), to.shape())) {
            return null;
        }
        Indexing.set(to, made, Indexing.ELLIPSIS);
        return target;
    }

    private static @Nullable NDArray operand(ArrayClass known, Object value) {
        return switch (Operand.of(known, value)) {
            case NDArray a when ElementTypes.isReal(a) -> a;
            case Double d -> NDArray.scalar(DataType.FLOAT64, d);
            case Integer i -> NDArray.scalar(DataType.INT64, i);
            case null, default -> null;
        };
    }

    // GraalPy keeps what it makes of a node by the node's class.

    @SlotSignature(name = "__call__", minNumOfPositionalArgs = 1, takesVarArgs = true, takesVarKeywordArgs = true)
    static final class OfOne extends UfuncNode {
        OfOne() {
            super(Owner.UNARY, 1);
        }
    }

    @SlotSignature(name = "__call__", minNumOfPositionalArgs = 1, takesVarArgs = true, takesVarKeywordArgs = true)
    static final class OfTwo extends UfuncNode {
        OfTwo() {
            super(Owner.BINARY, 2);
        }
    }
}
