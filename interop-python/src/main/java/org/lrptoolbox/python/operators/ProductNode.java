package org.lrptoolbox.python.operators;

import com.oracle.graal.python.builtins.objects.PNotImplemented;
import com.oracle.graal.python.builtins.objects.type.slots.TpSlotBinaryOp.BinaryOpBuiltinNode;
import com.oracle.graal.python.nodes.call.CallNode;
import com.oracle.truffle.api.frame.VirtualFrame;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Products;
import org.lrptoolbox.python.array.Scalars;

/** {@code a @ b}. */
final class ProductNode extends BinaryOpBuiltinNode {
    private static final String METHOD = Owner.ARRAY.of("matmul");
    private static final String REFLECTED = Owner.ARRAY.of("rmatmul");

    private final ArrayClass.Cache cache = new ArrayClass.Cache();
    @Child
    private CallNode call = CallNode.create();

    @Override
    public Object execute(VirtualFrame frame, Object left, Object right) {
        ArrayClass known = cache.get(this);
        Object made = product(known, left, right);
        if (made != null) {
            return made;
        }
        if (known.isInstance(left, Owner.ARRAY)) {
            Object answer = call.execute(frame, known.method(METHOD), left, right);
            if (answer != PNotImplemented.NOT_IMPLEMENTED) {
                return answer;
            }
        }
        return known.isInstance(right, Owner.ARRAY)
                ? call.execute(frame, known.method(REFLECTED), right, left)
                : PNotImplemented.NOT_IMPLEMENTED;
    }

    private static @Nullable Object product(ArrayClass known, Object left, Object right) {
        NDArray a = ArrayMethods.self(known, left);
        NDArray b = a == null ? null : ArrayMethods.self(known, right);
        try {
            return a == null || b == null || a.rank() == 0 || b.rank() == 0
                    ? null
                    : known.result(Scalars.orArray(Products.matmul(a, b)));
        } catch (RuntimeException | OutOfMemoryError e) {
            // The method in Python says why, as NumPy does.
            return null;
        }
    }
}
