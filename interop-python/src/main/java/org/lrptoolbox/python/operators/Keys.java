package org.lrptoolbox.python.operators;

import com.oracle.graal.python.builtins.PythonBuiltinClassType;
import com.oracle.graal.python.builtins.objects.PNone;
import com.oracle.graal.python.builtins.objects.ellipsis.PEllipsis;
import com.oracle.graal.python.builtins.objects.list.PList;
import com.oracle.graal.python.builtins.objects.slice.PSlice;
import com.oracle.graal.python.builtins.objects.tuple.PTuple;
import com.oracle.graal.python.runtime.sequence.storage.IntSequenceStorage;
import com.oracle.graal.python.runtime.sequence.storage.ObjectSequenceStorage;
import com.oracle.graal.python.runtime.sequence.storage.SequenceStorage;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.Indexing;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Slice;
import org.lrptoolbox.python.array.Types;

/** What stands in square brackets, as Java takes it; null for what is left to Python. */
final class Keys {
    private Keys() {}

    /** Two whole numbers. */
    static int @Nullable [] pair(Object key) {
        SequenceStorage storage = elements(key);
        if (storage == null || storage.length() != 2) {
            return null;
        }
        if (storage instanceof IntSequenceStorage ints) {
            return new int[]{ints.getIntItemNormalized(0), ints.getIntItemNormalized(1)};
        }
        return storage instanceof ObjectSequenceStorage objects
                && objects.getObjectItemNormalized(0) instanceof Integer i
                && objects.getObjectItemNormalized(1) instanceof Integer j ? new int[]{i, j} : null;
    }

    private static @Nullable SequenceStorage elements(Object key) {
        return key instanceof PTuple tuple && tuple.getPythonClass() == PythonBuiltinClassType.PTuple
                ? tuple.getSequenceStorage()
                : null;
    }

    /** All parts of an index. */
    static Object @Nullable [] parts(ArrayClass known, Object key) {
        SequenceStorage storage = elements(key);
        Object[] keys = storage == null ? new Object[]{key} : Lists.items(storage);
        if (keys == null) {
            return null;
        }
        Object[] parts = new Object[keys.length];
        for (int i = 0; i < parts.length; i++) {
            Object part = part(known, keys[i]);
            if (part == null) {
                return null;
            }
            parts[i] = part;
        }
        return parts;
    }

    private static @Nullable Object part(ArrayClass known, Object key) {
        return switch (key) {
            case Integer i -> i;
            case Long l -> l;
            case PList list -> list(known, list);
            case PSlice slice -> slice(known, slice);
            case PNone none -> none == PNone.NONE ? Indexing.NEWAXIS : null;
            case PEllipsis dots -> Indexing.ELLIPSIS;
            default -> {
                Long index = known.int64(key);
                NDArray array = index == null ? known.array(key) : null;
                yield index != null ? (Object) index : array;
            }
        };
    }

    /** Places one by one, or truth values; of other lists, and of none, Python knows what they mean. */
    private static @Nullable NDArray list(ArrayClass known, PList list) {
        SequenceStorage storage = Lists.elements(list);
        NDArray places = storage == null ? null : Lists.array(known, storage, null);
        return places == null || Types.isFloat(places.type()) ? null : places;
    }

    private static @Nullable Slice slice(ArrayClass known, PSlice slice) {
        Object start = slice.getStart();
        Object stop = slice.getStop();
        Object step = slice.getStep();
        return isBound(known, start) && isBound(known, stop) && isBound(known, step)
                ? new Slice(bound(known, start), bound(known, stop), bound(known, step))
                : null;
    }

    private static boolean isBound(ArrayClass known, Object value) {
        return value == PNone.NONE || value instanceof Integer || value instanceof Long || known.int64(value) != null;
    }

    private static @Nullable Long bound(ArrayClass known, Object value) {
        return value instanceof Integer i ? Long.valueOf(i) : value instanceof Long l ? l : known.int64(value);
    }
}
