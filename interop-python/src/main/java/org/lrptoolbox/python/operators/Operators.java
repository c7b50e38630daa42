package org.lrptoolbox.python.operators;

import java.util.ArrayList;
import java.util.List;

import com.oracle.graal.python.builtins.objects.cext.capi.ExternalFunctionNodes.PExternalFunctionWrapper;
import com.oracle.graal.python.builtins.objects.type.PythonClass;
import com.oracle.graal.python.builtins.objects.type.TpSlots;
import com.oracle.graal.python.builtins.objects.type.slots.TpSlot.TpSlotBuiltin;
import com.oracle.graal.python.runtime.PythonContext;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.BinaryOp;

/** Puts the operators into the classes of a script's {@code numpy}. */
public final class Operators {
    /** One method of a class: a slot may have several. */
    private record Method(Owner owner, String name, TpSlotBuiltin<?> slot, PExternalFunctionWrapper wrapper) {}

    /** All methods; each slot is one for all interpreters, as GraalPy's own are. */
    private static final List<Method> METHODS = new ArrayList<>();

    static {
        add(Owner.ARRAY, "getitem", new Slots.Subscripted(), PExternalFunctionWrapper.BINARYFUNC);
        add(Owner.ARRAY, "setitem", new Slots.Assigned(), PExternalFunctionWrapper.OBJOBJARGPROC);
        for (Owner owner : Owner.values()) {
            compared(owner, new Slots.Compared(owner));
            computed(owner, "add", BinaryOp.ADD);
            computed(owner, "sub", BinaryOp.SUBTRACT);
            computed(owner, "mul", BinaryOp.MULTIPLY);
            computed(owner, "truediv", BinaryOp.DIVIDE);
        }
        for (Owner owner : List.of(Owner.ARRAY, Owner.INT64)) {
            computed(owner, "and", BinaryOp.BITWISE_AND);
            computed(owner, "or", BinaryOp.BITWISE_OR);
            computed(owner, "xor", BinaryOp.BITWISE_XOR);
        }
    }

    private Operators() {}

    private static void add(Owner owner, String name, TpSlotBuiltin<?> slot, PExternalFunctionWrapper wrapper) {
        METHODS.add(new Method(owner, name, slot, wrapper));
    }

    private static void computed(Owner owner, String name, BinaryOp op) {
        TpSlotBuiltin<?> slot = new Slots.Computed(owner, name, op);
        add(owner, name, slot, PExternalFunctionWrapper.BINARYFUNC_L);
        add(owner, "r" + name, slot, PExternalFunctionWrapper.BINARYFUNC_R);
    }

    private static void compared(Owner owner, TpSlotBuiltin<?> slot) {
        add(owner, "lt", slot, PExternalFunctionWrapper.LT);
        add(owner, "le", slot, PExternalFunctionWrapper.LE);
        add(owner, "eq", slot, PExternalFunctionWrapper.EQ);
        add(owner, "ne", slot, PExternalFunctionWrapper.NE);
        add(owner, "gt", slot, PExternalFunctionWrapper.GT);
        add(owner, "ge", slot, PExternalFunctionWrapper.GE);
    }

    /** To be called before the first interpreter is made: GraalPy counts the slots there are only once. */
    public static void prepare() {
        // That this class is initialised is all.
    }

    /**
     * Puts the operators into the classes, in front of those written in Python.
     *
     * @return what numpy has to keep; null where the interpreter was made before {@link #prepare}, which leaves it all to
     *         Python
     */
    public static @Nullable Object install() {
        PythonContext context = PythonContext.get(null);
        if (ArrayClass.isKnown(context)) {
            throw new IllegalStateException("this interpreter's numpy has its operators");
        }
        try {
            METHODS.forEach(method -> method.slot.initialize(context.getLanguage()));
        } catch (RuntimeException | LinkageError e) {
            // No room for them, or another GraalPy than they are made for.
            return null;
        }
        ArrayClass known = ArrayClass.register(context);
        for (Method method : METHODS) {
            known.keep(method.owner, method.name);
        }
        for (Method method : METHODS) {
            PythonClass type = known.type(method.owner);
            var special = Names.special(method.name);
            type.setAttribute(special, method.slot.createBuiltin(context, type, special, method.wrapper));
        }
        for (Owner owner : Owner.values()) {
            TpSlots.updateAllSlots(known.type(owner));
        }
        return known;
    }
}
