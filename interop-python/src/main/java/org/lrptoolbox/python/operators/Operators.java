package org.lrptoolbox.python.operators;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

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
        add(Owner.ARRAY, "len", new Slots.Counted(), PExternalFunctionWrapper.LENFUNC);
        add(Owner.ARRAY, "iter", new Slots.Iterated(), PExternalFunctionWrapper.UNARYFUNC);
        add(Owner.ARRAY, "invert", new Slots.Inverted(), PExternalFunctionWrapper.UNARYFUNC);
        changed("iadd", InPlaceNode.Added.class, InPlaceNode.Added::new);
        changed("isub", InPlaceNode.Subtracted.class, InPlaceNode.Subtracted::new);
        changed("imul", InPlaceNode.Multiplied.class, InPlaceNode.Multiplied::new);
        changed("itruediv", InPlaceNode.Divided.class, InPlaceNode.Divided::new);
        add(Owner.FLOAT64, "new", new Slots.Made(NewNode.OfFloat.class, NewNode.OfFloat::new),
                PExternalFunctionWrapper.NEW);
        add(Owner.INT64, "new", new Slots.Made(NewNode.OfInteger.class, NewNode.OfInteger::new),
                PExternalFunctionWrapper.NEW);
        add(Owner.UNARY, "call", new Slots.Called(UfuncNode.OfOne.class, UfuncNode.OfOne::new),
                PExternalFunctionWrapper.CALL);
        add(Owner.BINARY, "call", new Slots.Called(UfuncNode.OfTwo.class, UfuncNode.OfTwo::new),
                PExternalFunctionWrapper.CALL);
        TpSlotBuiltin<?> product = new Slots.Product();
        add(Owner.ARRAY, "matmul", product, PExternalFunctionWrapper.BINARYFUNC_L);
        add(Owner.ARRAY, "rmatmul", product, PExternalFunctionWrapper.BINARYFUNC_R);
        TpSlotBuiltin<?> negative = new Slots.Negated();
        TpSlotBuiltin<?> absolute = new Slots.Absolute();
        for (Owner owner : Owner.NUMBERS) {
            add(owner, "neg", negative, PExternalFunctionWrapper.UNARYFUNC);
            add(owner, "abs", absolute, PExternalFunctionWrapper.UNARYFUNC);
            compared(owner, new Slots.Compared(owner));
            computed(owner, "add", BinaryOp.ADD);
            computed(owner, "sub", BinaryOp.SUBTRACT);
            computed(owner, "mul", BinaryOp.MULTIPLY);
            computed(owner, "truediv", BinaryOp.DIVIDE);
            computed(owner, "floordiv", BinaryOp.FLOOR_DIVIDE);
            computed(owner, "mod", BinaryOp.REMAINDER);
            TpSlotBuiltin<?> power = new Slots.Power(owner);
            add(owner, "pow", power, PExternalFunctionWrapper.TERNARYFUNC);
            add(owner, "rpow", power, PExternalFunctionWrapper.TERNARYFUNC_R);
        }
        for (Owner owner : List.of(Owner.ARRAY, Owner.INT64)) {
            computed(owner, "and", BinaryOp.BITWISE_AND);
            computed(owner, "or", BinaryOp.BITWISE_OR);
            computed(owner, "xor", BinaryOp.BITWISE_XOR);
        }
    }

    static {
        PlainNumbers.prepare();
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

    private static <T extends InPlaceNode> void changed(String name, Class<T> kind, Supplier<T> maker) {
        add(Owner.ARRAY, name, new Slots.ChangedInPlace(kind, maker, name), PExternalFunctionWrapper.BINARYFUNC);
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
        // That this class is initialised is all of its own.
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
            PlainNumbers.install(context.getLanguage());
        } catch (RuntimeException | LinkageError e) {
            // No room for them, or another GraalPy than they are made for.
            return null;
        }
        ArrayClass known = ArrayClass.register(context);
        Shortcuts.intoArrays(context, known);
        Shortcuts.propertiesIntoArrays(context, known);
        into(context, known, Owner.NUMBERS);
        return known;
    }

    private static void into(PythonContext context, ArrayClass known, List<Owner> owners) {
        List<Method> methods = METHODS.stream().filter(method -> owners.contains(method.owner)).toList();
        for (Method method : methods) {
            known.keep(method.owner, method.name);
        }
        for (Method method : methods) {
            PythonClass type = known.type(method.owner);
            var special = Names.special(method.name);
            type.setAttribute(special, method.slot.createBuiltin(context, type, special, method.wrapper));
        }
        owners.forEach(owner -> TpSlots.updateAllSlots(known.type(owner)));
    }

    /**
     * The functions of a module that {@link #complete} puts Java in front of.
     *
     * @param module its name
     * @return their names; none where {@link #install} has left it all to Python
     */
    public static List<String> shortcuts(String module) {
        return ArrayClass.isKnown(PythonContext.get(null)) ? Shortcuts.of(module) : List.of();
    }

    /**
     * Puts the functions that Java answers into a module of numpy, in front of those written in Python; does nothing where
     * {@link #install} has left it all to Python.
     *
     * @param module its name; it has run, or is at its last line
     */
    public static void complete(String module) {
        PythonContext context = PythonContext.get(null);
        if (ArrayClass.isKnown(context)) {
            ArrayClass known = ArrayClass.of(context);
            Shortcuts.into(context, known, module, Catalogue.of(module));
            if (Draws.isModule(module)) {
                Draws.install(context, known, module);
            }
            if (module.equals(Owner.UNARY.module())) {
                known.knowFunctions(context);
                into(context, known, Owner.FUNCTIONS);
            }
        }
    }

    /**
     * Puts a function that Java answers into a module of numpy when a script asks for it; does nothing where
     * {@link #install} has left it all to Python.
     *
     * @param module its name; it has run
     * @param name one of those that {@link #complete(String)} leaves out because few scripts use them
     * @throws IllegalArgumentException if Java does not answer it
     */
    public static void complete(String module, String name) {
        PythonContext context = PythonContext.get(null);
        if (ArrayClass.isKnown(context)) {
            List<Shortcut> found = Catalogue.named(module, name);
            if (found.isEmpty()) {
                throw new IllegalArgumentException("Java does not answer " + module + "." + name);
            }
            Shortcuts.into(context, ArrayClass.of(context), module, found);
        }
    }

    /**
     * Puts a method that Java answers into the class of arrays once a script has called the one in Python; does nothing
     * where there is none, or where {@link #install} has left it all to Python.
     */
    public static void completeArrays(String method) {
        PythonContext context = PythonContext.get(null);
        if (ArrayClass.isKnown(context)) {
            Shortcuts.rarerIntoArrays(context, ArrayClass.of(context), method);
        }
    }
}
