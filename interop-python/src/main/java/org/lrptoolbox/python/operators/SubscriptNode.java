package org.lrptoolbox.python.operators;

import com.oracle.graal.python.builtins.objects.type.slots.TpSlotBinaryFunc.MpSubscriptBuiltinNode;
import com.oracle.graal.python.nodes.call.CallNode;
import com.oracle.truffle.api.frame.VirtualFrame;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.Indexing;
import org.lrptoolbox.python.array.Items;
import org.lrptoolbox.python.array.NDArray;

/** {@code a[key]}. */
final class SubscriptNode extends MpSubscriptBuiltinNode {
    private static final String METHOD = Owner.ARRAY.of("getitem");

    private final ArrayClass.Cache cache = new ArrayClass.Cache();
    @Child
    private CallNode call = CallNode.create();

    @Override
    public Object execute(VirtualFrame frame, Object self, Object key) {
        ArrayClass known = cache.get(this);
        Object found = item(known, self, key);
        return found != null ? found : call.execute(frame, known.method(METHOD), self, key);
    }

    private static @Nullable Object item(ArrayClass known, Object self, Object key) {
        NDArray a = known.array(self);
        if (a == null) {
            return null;
        }
        try {
            if (key instanceof Integer i) {
                return known.result(Indexing.row(a, i));
            }
            if (Keys.pair(key) instanceof int[] pair) {
                return known.result(Items.at(a, pair[0], pair[1]));
            }
            Object[] parts = Keys.parts(known, key);
            return parts == null ? null : known.result(Indexing.get(a, parts));
        } catch (RuntimeException | OutOfMemoryError e) {
            // The method in Python finds the same, and says it as NumPy does.
            return null;
        }
    }
}
