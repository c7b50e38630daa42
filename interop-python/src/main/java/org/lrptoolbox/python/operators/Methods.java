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

/** The methods that {@link Operators} puts into classes. */
final class Methods {
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

    private Methods() {}

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

    /** That this class is initialised is all. */
    static void prepare() {}

    /** Puts them into the classes; null where GraalPy has counted its slots before, or is another than they are made for. */
    static @Nullable Object install() {
        PythonContext context = PythonContext.get(null);
        if (ArrayClass.isKnown(context)) {
            throw new IllegalStateException("this interpreter's numpy has its operators");
        }
        ArrayClass known = null;
        try {
            METHODS.forEach(method -> method.slot.initialize(context.getLanguage()));
            known = ArrayClass.register(context);
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
        } catch (RuntimeException | LinkageError e) {
            if (known != null) {
                takeBack(known, context);
            }
            return null;
        }
    }

    /** What may have been put in front of methods in Python. */
    private static void takeBack(ArrayClass known, PythonContext context) {
        for (Method method : METHODS) {
            Object kept = known.kept(method.owner, method.name);
            if (kept != null) {
                known.type(method.owner).setAttribute(Names.special(method.name), kept);
            }
        }
        ArrayClass.forget(context);
    }
}
