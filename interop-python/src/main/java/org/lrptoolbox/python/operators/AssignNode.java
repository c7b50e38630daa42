package org.lrptoolbox.python.operators;

import com.oracle.graal.python.builtins.PythonBuiltinClassType;
import com.oracle.graal.python.builtins.objects.PNone;
import com.oracle.graal.python.builtins.objects.type.slots.TpSlotMpAssSubscript.MpAssSubscriptBuiltinNode;
import com.oracle.graal.python.nodes.PRaiseNode;
import com.oracle.graal.python.nodes.call.CallNode;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.strings.TruffleString;

import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.Indexing;
import org.lrptoolbox.python.array.Items;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Types;

/** {@code a[key] = value}. */
final class AssignNode extends MpAssSubscriptBuiltinNode {
    private static final String SET = Owner.ARRAY.of("setitem");
    private static final TruffleString UNDELETABLE = Names.of("cannot delete array elements");

    private final ArrayClass.Cache cache = new ArrayClass.Cache();
    @Child
    private CallNode call = CallNode.create();

    @Override
    public void executeVoid(VirtualFrame frame, Object self, Object key, Object value) {
        ArrayClass known = cache.get(this);
        if (value == PNone.NO_VALUE) {
            throw PRaiseNode.raiseStatic(this, PythonBuiltinClassType.ValueError, UNDELETABLE);
        } else if (!isSet(known, self, key, value)) {
            call.execute(frame, known.method(SET), self, key, value);
        }
    }

    private static boolean isSet(ArrayClass known, Object self, Object key, Object value) {
        NDArray a = known.array(self);
        if (a == null || !isReal(a.type())) {
            return false;
        }
        Object single = Operand.of(known, value);
        Object source = single == null ? ArrayMethods.given(known, value) : single;
        if (source == null || source instanceof NDArray s && (!isReal(s.type())
                || (single == null ? isChecked(s, a.type()) : mayNotFit(s, a.type())))) {
            return false;
        }
        try {
            if (key instanceof Integer i) {
                Items.put(a, source, i);
                return true;
            }
            if (Keys.pair(key) instanceof int[] pair) {
                Items.put(a, source, pair[0], pair[1]);
                return true;
            }
            Object[] parts = Keys.parts(known, key);
            if (parts != null) {
                Indexing.set(a, source, parts);
            }
            return parts != null;
        } catch (RuntimeException | OutOfMemoryError e) {
            // Refused before anything was written; the method in Python says why.
            return false;
        }
    }

    /** Whether this may be a scalar that integers have to be asked for whether it fits; arrays are cast unasked. */
    private static boolean mayNotFit(NDArray source, DataType type) {
        return source.rank() == 0 && Types.isInteger(type) && source.type() != type
                && (Types.isFloat(source.type()) || source.type().bytes() >= type.bytes());
    }

    /** Whether whole numbers have to be asked for whether they hold the elements of a list. */
    private static boolean isChecked(NDArray list, DataType type) {
        return Types.isInteger(type) && list.type() != type;
    }

    private static boolean isReal(DataType type) {
        return Types.isFloat(type) || Types.isInteger(type) || type == DataType.BOOL;
    }
}
