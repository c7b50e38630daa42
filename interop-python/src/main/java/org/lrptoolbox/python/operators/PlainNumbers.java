package org.lrptoolbox.python.operators;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.oracle.graal.python.PythonLanguage;
import com.oracle.graal.python.builtins.PythonBuiltinClassType;
import com.oracle.graal.python.builtins.objects.type.TpSlots;
import com.oracle.graal.python.builtins.objects.type.TpSlots.TpSlotMeta;
import com.oracle.graal.python.builtins.objects.type.slots.TpSlot;
import com.oracle.graal.python.builtins.objects.type.slots.TpSlot.TpSlotBuiltin;
import com.oracle.graal.python.builtins.objects.type.slots.TpSlotRichCompare.TpSlotRichCmpBuiltinSimple;
import com.oracle.graal.python.lib.RichCmpOp;

import org.jspecify.annotations.Nullable;

/**
 * Lets {@code 2.5 + np.int64(7)} be NumPy's number. Scalars of numpy are Python's numbers here, and {@code float}, {@code bool}
 * and {@code complex} would answer for them before they are asked; so the slots of these three types look at the right
 * operand first. What is added, multiplied and compared of plain numbers does not come to a slot at all.
 */
final class PlainNumbers {
    private static final Map<TpSlotMeta, String> OPERATORS = Map.ofEntries(
            Map.entry(TpSlotMeta.NB_ADD, "add"), Map.entry(TpSlotMeta.NB_SUBTRACT, "sub"),
            Map.entry(TpSlotMeta.NB_MULTIPLY, "mul"), Map.entry(TpSlotMeta.NB_TRUE_DIVIDE, "truediv"),
            Map.entry(TpSlotMeta.NB_FLOOR_DIVIDE, "floordiv"), Map.entry(TpSlotMeta.NB_REMAINDER, "mod"),
            Map.entry(TpSlotMeta.NB_DIVMOD, "divmod"), Map.entry(TpSlotMeta.NB_AND, "and"),
            Map.entry(TpSlotMeta.NB_OR, "or"), Map.entry(TpSlotMeta.NB_XOR, "xor"),
            Map.entry(TpSlotMeta.NB_LSHIFT, "lshift"), Map.entry(TpSlotMeta.NB_RSHIFT, "rshift"),
            Map.entry(TpSlotMeta.NB_POWER, "pow"), Map.entry(TpSlotMeta.TP_RICHCOMPARE, "compare"));

    /** One of the three types, with all the slots it is to have. */
    private record Deferring(PythonBuiltinClassType type, TpSlots slots, List<TpSlotBuiltin<?>> made) {}

    private static @Nullable List<Deferring> prepared;
    private static boolean installed;

    private PlainNumbers() {}

    /** Makes the slots, before the first interpreter counts them. */
    static synchronized void prepare() {
        try {
            prepared = List.of(deferring(PythonBuiltinClassType.PFloat), deferring(PythonBuiltinClassType.Boolean),
                    deferring(PythonBuiltinClassType.PComplex));
        } catch (ReflectiveOperationException | RuntimeException e) {
            prepared = null; // another GraalPy: plain numbers answer for themselves
        }
    }

    private static Deferring deferring(PythonBuiltinClassType type) throws ReflectiveOperationException {
        TpSlots.Builder all = type.getSlots().copy();
        List<TpSlotBuiltin<?>> made = new ArrayList<>();
        for (Map.Entry<TpSlotMeta, String> operator : OPERATORS.entrySet()) {
            TpSlot own = operator.getKey().getValue(type.getSlots());
            Field theirs = own instanceof TpSlotBuiltin<?> builtin ? index(builtin) : null;
            if (own instanceof TpSlotRichCmpBuiltinSimple<?> builtin) {
                TpSlotBuiltin<?> slot = new Slots.DeferringSimplyCompared(builtin,
                        type == PythonBuiltinClassType.PComplex);
                all.set(operator.getKey(), slot);
                made.add(slot);
            } else if (own instanceof TpSlotBuiltin<?> builtin && theirs != null) {
                TpSlotBuiltin<?> slot = Slots.deferring(builtin, operator.getValue(), type);
                Field ours = Objects.requireNonNull(index(slot));
                ours.set(slot, theirs.get(builtin));
                all.set(operator.getKey(), slot);
                made.add(slot);
            }
        }
        return new Deferring(type, all.build(), made);
    }

    /** Where the languages of all engines keep what a slot does: at the same place as GraalPy's, for engines without numpy. */
    // Comparisons of float and complex have none: they are called without a node.
    private static @Nullable Field index(TpSlotBuiltin<?> slot) {
        for (Class<?> c = slot.getClass(); c != null; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (field.getName().equals("callTargetIndex")) {
                    field.setAccessible(true);
                    return field;
                }
            }
        }
        return null;
    }

    /** Puts them into the types, once for all interpreters of this process; and what they do, once for each engine. */
    static synchronized void install(PythonLanguage language) {
        List<Deferring> kinds = prepared;
        if (kinds == null) {
            return;
        }
        try {
            Field slots = PythonBuiltinClassType.class.getDeclaredField("slots");
            slots.setAccessible(true);
            for (Deferring kind : kinds) {
                kind.made.forEach(slot -> slot.initialize(language));
                if (!installed) {
                    slots.set(kind.type, kind.slots);
                }
            }
            installed = true;
        } catch (ReflectiveOperationException | RuntimeException e) {
            prepared = null;
        }
    }

    /** What a slot of GraalPy's answers without a node. */
    static MethodHandle answerOf(TpSlotRichCmpBuiltinSimple<?> slot) {
        try {
            Method answer = slot.getClass().getDeclaredMethod("executeUncached", Object.class, Object.class,
                    RichCmpOp.class);
            answer.setAccessible(true);
            return MethodHandles.lookup().unreflect(answer).bindTo(slot);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A node that does what a slot of GraalPy's does. */
    static Object nodeOf(TpSlotBuiltin<?> slot) {
        try {
            Method create = TpSlotBuiltin.class.getDeclaredMethod("createNode");
            create.setAccessible(true);
            return create.invoke(slot);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
