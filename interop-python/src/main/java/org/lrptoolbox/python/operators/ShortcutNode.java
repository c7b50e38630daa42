package org.lrptoolbox.python.operators;

import java.util.Arrays;

import com.oracle.graal.python.builtins.objects.PNone;
import com.oracle.graal.python.builtins.objects.function.PKeyword;
import com.oracle.graal.python.nodes.call.CallNode;
import com.oracle.graal.python.nodes.function.builtins.PythonQuaternaryBuiltinNode;
import com.oracle.truffle.api.frame.VirtualFrame;

/**
 * Calls a {@link Shortcut}.
 *
 * <p>GraalPy makes one of these right in the program's own tree where a call has one to four arguments, and hands them
 * over as they are; any other call comes with the first two, an array of the rest and the named ones.
 */
final class ShortcutNode extends PythonQuaternaryBuiltinNode {
    private final Shortcut shortcut;
    private final String key;
    private final ArrayClass.Cache cache = new ArrayClass.Cache();
    @Child
    private CallNode call = CallNode.create();

    ShortcutNode(Shortcut shortcut) {
        this.shortcut = shortcut;
        this.key = shortcut.key();
    }

    @Override
    public Object execute(VirtualFrame frame, Object a, Object b, Object c, Object d) {
        return d instanceof PKeyword[] named
                ? answer(frame, named, joined(a, b, (Object[]) c))
                : answer(frame, PKeyword.EMPTY_KEYWORDS, given(a, b, c, d));
    }

    private Object answer(VirtualFrame frame, PKeyword[] named, Object... positional) {
        ArrayClass known = cache.get(this);
        Object found = shortcut.answer(known, positional, named);
        return found != null ? found : call.execute(frame, known.method(key), positional, named);
    }

    private static Object[] given(Object... arguments) {
        int n = arguments.length;
        while (n > 0 && arguments[n - 1] == PNone.NO_VALUE) {
            n--;
        }
        return n == arguments.length ? arguments : Arrays.copyOf(arguments, n);
    }

    private static Object[] joined(Object a, Object b, Object... rest) {
        Object[] first = given(a, b);
        if (rest.length == 0) {
            return first;
        }
        Object[] all = Arrays.copyOf(first, first.length + rest.length);
        System.arraycopy(rest, 0, all, first.length, rest.length);
        return all;
    }
}
