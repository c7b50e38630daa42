package org.lrptoolbox.python.operators;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import com.oracle.graal.python.builtins.PythonBuiltinClassType;
import com.oracle.graal.python.builtins.objects.PNone;
import com.oracle.graal.python.builtins.objects.getsetdescriptor.IndexedSlotDescriptor;
import com.oracle.graal.python.builtins.objects.module.PythonModule;
import com.oracle.graal.python.builtins.objects.object.PythonObject;
import com.oracle.graal.python.builtins.objects.type.PythonBuiltinClass;
import com.oracle.graal.python.builtins.objects.type.PythonClass;
import com.oracle.graal.python.builtins.objects.type.PythonManagedClass;
import com.oracle.graal.python.builtins.objects.type.TypeNodes.GetInstanceShape;
import com.oracle.graal.python.runtime.object.PFactory;
import com.oracle.truffle.api.object.Shape;
import com.oracle.truffle.api.strings.TruffleString;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Types;

/** What the types of elements are called in Python, and the classes of their scalars: real numbers and truth values. */
final class ElementTypes {
    private static final List<DataType> REAL = List.of(DataType.FLOAT64, DataType.FLOAT32, DataType.INT64,
            DataType.INT32,
            DataType.INT16, DataType.INT8, DataType.UINT64, DataType.UINT32, DataType.UINT16, DataType.UINT8,
            DataType.BOOL);

    /** A class of scalars with what instances of it look like. */
    private record Kind(PythonClass type, Shape shape, boolean isFraction) {}

    private final Map<Object, DataType> byClass = new IdentityHashMap<>();
    private final Map<String, Kind> scalars = new HashMap<>();
    private final PythonClass dtype;
    private final int slot;

    ElementTypes(PythonModule scalarTypes, PythonModule dtypes) {
        for (DataType type : REAL) {
            String name = type == DataType.BOOL ? "bool_" : type.label();
            PythonClass kind = (PythonClass) scalarTypes.getAttribute(Names.of(name));
            byClass.put(kind, type);
            if (type != DataType.BOOL) {
                scalars.put(name, new Kind(kind, GetInstanceShape.executeUncached(kind), Types.isFloat(type)));
            }
        }
        dtype = (PythonClass) dtypes.getAttribute(Names.of("dtype"));
        slot = ((IndexedSlotDescriptor) dtype.getAttribute(Names.of("_e"))).getIndex();
    }

    /** Whether elements are real numbers or truth values that lie in a Java array of their own. */
    static boolean isReal(NDArray array) {
        return REAL.contains(array.type());
    }

    /**
     * The type that a class, a name or a {@code dtype} stands for.
     *
     * @param usual the type where none is named
     * @return null for what is left to Python
     */
    @Nullable
    DataType named(Object given, @Nullable DataType usual) {
        DataType found = switch (given) {
            case PNone none -> usual;
            case PythonBuiltinClass plain -> ofPlain(plain.getType());
            case PythonBuiltinClassType plain -> ofPlain(plain);
            case TruffleString text -> ofText(text.toJavaStringUncached());
            case PythonObject object when isDtype(object.getPythonClass()) -> ofObject(object);
            default -> byClass.get(given);
        };
        return found != null && REAL.contains(found) ? found : null;
    }

    /** Whether a class is that of all element types, or of one kind of them, as {@code Float64DType}. */
    private boolean isDtype(Object type) {
        return type == dtype || type instanceof PythonManagedClass kind && kind.getBaseClasses().length == 1
                && kind.getBaseClasses()[0] == dtype;
    }

    private static @Nullable DataType ofPlain(PythonBuiltinClassType type) {
        return switch (type) {
            case PFloat -> DataType.FLOAT64;
            case PInt -> DataType.INT64;
            case Boolean -> DataType.BOOL;
            default -> null;
        };
    }

    private static @Nullable DataType ofText(String text) {
        return switch (text) {
            case "float64", "f8", "d", "float" -> DataType.FLOAT64;
            case "float32", "f4", "f" -> DataType.FLOAT32;
            case "int64", "i8", "int" -> DataType.INT64;
            case "int32", "i4" -> DataType.INT32;
            case "uint8", "u1" -> DataType.UINT8;
            case "bool", "?" -> DataType.BOOL;
            default -> null;
        };
    }

    private @Nullable DataType ofObject(PythonObject object) {
        Object[] held = object.getIndexedSlots();
        return held != null && held[slot] != null && ArrayClass.javas(held[slot]) instanceof DataType type
                ? type
                : null;
    }

    /** A scalar as {@code Scalars.box} writes it, {@code "uint8 7"}; null for a type that only Python knows. */
    @Nullable
    Object scalar(String boxed) {
        int blank = boxed.indexOf(' ');
        Kind kind = blank < 0 ? null : scalars.get(boxed.substring(0, blank));
        if (kind == null) {
            return null;
        }
        String digits = boxed.substring(blank + 1);
        return kind.isFraction
                ? PFactory.createFloat(kind.type, kind.shape, Float.parseFloat(digits))
                : PFactory.createInt(kind.type, kind.shape, new BigInteger(digits));
    }
}
