package org.lrptoolbox.python.operators;

import com.oracle.graal.python.PythonLanguage;
import com.oracle.graal.python.nodes.call.CallNode;
import com.oracle.graal.python.nodes.function.builtins.PythonUnaryBuiltinNode;
import com.oracle.graal.python.runtime.object.PFactory;
import com.oracle.graal.python.runtime.sequence.storage.ObjectSequenceStorage;
import com.oracle.truffle.api.frame.VirtualFrame;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.Indexing;
import org.lrptoolbox.python.array.NDArray;

/** {@code iter(a)}: all scalars, or all rows, made at once. */
final class IterationNode extends PythonUnaryBuiltinNode {
    private static final String METHOD = Owner.ARRAY.of("iter");
    /** Not more objects than this: more are made one by one. */
    private static final int MOST = 1 << 20;

    private final ArrayClass.Cache cache = new ArrayClass.Cache();
    @Child
    private CallNode call = CallNode.create();

    @Override
    public Object execute(VirtualFrame frame, Object self) {
        ArrayClass known = cache.get(this);
        Object[] items = items(known, known.array(self));
        return items == null
                ? call.execute(frame, known.method(METHOD), self)
                : PFactory.createObjectSequenceIterator(PythonLanguage.get(this), new ObjectSequenceStorage(items),
                        null);
    }

    private static Object @Nullable [] items(ArrayClass known, @Nullable NDArray a) {
        if (a == null || a.rank() == 0 || a.dim(0) > MOST || !ElementTypes.isReal(a)) {
            return null;
        }
        Object[] items = new Object[a.dim(0)];
        for (int i = 0; i < items.length; i++) {
            Object item = known.result(Indexing.row(a, i));
            if (item == null) {
                return null;
            }
            items[i] = item;
        }
        return items;
    }
}
