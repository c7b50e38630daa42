package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.method;

import java.util.List;

import com.oracle.graal.python.PythonLanguage;
import com.oracle.graal.python.builtins.objects.PNone;
import com.oracle.graal.python.runtime.object.PFactory;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.Layout;
import org.lrptoolbox.python.array.NDArray;

/** The frequent properties of arrays; setting them is a matter of Python's. */
final class Properties {
    static final List<Shortcut> ALL = List.of(
            method("shape", Properties::shape, "self"),
            method("size", Properties::size, "self"),
            method("ndim", Properties::ndim, "self"),
            method("T", Properties::transposed, "self"),
            method("base", Properties::base, "self"));

    private Properties() {}

    private static @Nullable Object shape(ArrayClass known, Object... arguments) {
        NDArray a = known.array(arguments[0]);
        return a == null ? null : PFactory.createTuple(PythonLanguage.get(null), a.shape());
    }

    private static @Nullable Object size(ArrayClass known, Object... arguments) {
        NDArray a = known.array(arguments[0]);
        return a == null ? null : (Object) a.size();
    }

    private static @Nullable Object ndim(ArrayClass known, Object... arguments) {
        NDArray a = known.array(arguments[0]);
        return a == null ? null : (Object) a.rank();
    }

    private static @Nullable Object transposed(ArrayClass known, Object... arguments) {
        NDArray a = known.array(arguments[0]);
        return a == null ? null : known.result(Layout.transpose(a));
    }

    private static @Nullable Object base(ArrayClass known, Object... arguments) {
        NDArray a = known.arrayOfAnyClass(arguments[0]);
        if (a == null) {
            return null;
        }
        NDArray owner = a.base();
        // An array may look at its own elements: in another shape, or without the right to write.
        return owner == null || owner.object() == arguments[0] ? PNone.NONE : known.base(owner);
    }
}
