package org.lrptoolbox.python.operators;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;

import com.oracle.graal.python.builtins.objects.common.HashingStorageNodes.HashingStorageGetItem;
import com.oracle.graal.python.builtins.objects.complex.PComplex;
import com.oracle.graal.python.builtins.objects.floats.PFloat;
import com.oracle.graal.python.builtins.objects.getsetdescriptor.IndexedSlotDescriptor;
import com.oracle.graal.python.builtins.objects.ints.PInt;
import com.oracle.graal.python.builtins.objects.module.PythonModule;
import com.oracle.graal.python.builtins.objects.object.PythonObject;
import com.oracle.graal.python.builtins.objects.type.PythonClass;
import com.oracle.graal.python.builtins.objects.type.TypeNodes.GetInstanceShape;
import com.oracle.graal.python.lib.PyObjectLookupAttr;
import com.oracle.graal.python.nodes.attributes.LookupAttributeInMRONode;
import com.oracle.graal.python.nodes.classes.IsSubtypeNode;
import com.oracle.graal.python.nodes.object.GetClassNode;
import com.oracle.graal.python.runtime.PythonContext;
import com.oracle.graal.python.runtime.object.PFactory;
import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.interop.HeapIsolationException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.object.Shape;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.NDArray;

/** The class {@code numpy.ndarray} of one interpreter, with what its operators need of it. */
final class ArrayClass {
    /** Kept alive by Python alone, so that an interpreter that is done leaves nothing behind. */
    private static final Map<PythonContext, WeakReference<ArrayClass>> KNOWN = new WeakHashMap<>();

    private final WeakReference<PythonContext> context;
    private final PythonClass type;
    private final Shape shape;
    private final int slot;
    private final int slots;
    private final Env env;
    private final Shape floatShape;
    private final Shape intShape;
    private final Object yes;
    private final Object no;
    private final PythonClass[] types = new PythonClass[Owner.values().length];
    private int operation;
    private final Map<String, Object> methods = new HashMap<>();
    private final ElementTypes elements;
    private final PythonClass scalar;

    private ArrayClass(PythonContext context, PythonModule scalars) {
        this.context = new WeakReference<>(context);
        this.env = context.getEnv();
        Owner.NUMBERS.forEach(owner -> know(context, owner));
        PythonClass floatType = type(Owner.FLOAT64);
        PythonClass intType = type(Owner.INT64);
        this.type = type(Owner.ARRAY);
        this.shape = GetInstanceShape.executeUncached(type);
        this.slot = ((IndexedSlotDescriptor) type.getAttribute(Names.of("_j"))).getIndex();
        this.slots = type.getIndexedSlotCount();
        this.floatShape = GetInstanceShape.executeUncached(floatType);
        this.intShape = GetInstanceShape.executeUncached(intType);
        this.yes = scalars.getAttribute(Names.of("True_"));
        this.no = scalars.getAttribute(Names.of("False_"));
        this.scalar = (PythonClass) scalars.getAttribute(Names.of("generic"));
        this.elements = new ElementTypes(scalars, module(context, "numpy._dtypes"));
    }

    /** The classes of an interpreter that has imported numpy; {@link Operators} are put into them once. */
    static ArrayClass register(PythonContext context) {
        ArrayClass made = new ArrayClass(context, module(context, "numpy._scalars"));
        synchronized (KNOWN) {
            KNOWN.put(context, new WeakReference<>(made));
        }
        return made;
    }

    private void know(PythonContext where, Owner owner) {
        types[owner.ordinal()] = (PythonClass) module(where, owner.module()).getAttribute(Names.of(owner.type()));
    }

    /** The classes of element-wise functions, whose module has been run. */
    void knowFunctions(PythonContext where) {
        Owner.FUNCTIONS.forEach(owner -> know(where, owner));
        operation = ((IndexedSlotDescriptor) attribute(type(Owner.UNARY), "_op")).getIndex();
    }

    /** The operation of an element-wise function; null for one that Python computes. */
    @Nullable
    Object operation(Object function) {
        Object[] held = function instanceof PythonObject object ? object.getIndexedSlots() : null;
        return held == null || held[operation] == null ? null : javas(held[operation]);
    }

    static boolean isKnown(PythonContext context) {
        synchronized (KNOWN) {
            return KNOWN.containsKey(context);
        }
    }

    /** A module that has been imported, or is being. */
    static PythonModule module(PythonContext context, String name) {
        return (PythonModule) HashingStorageGetItem.executeUncached(context.getSysModules().getDictStorage(),
                Names.of(name));
    }

    /** That of the interpreter which runs now. */
    static ArrayClass of(PythonContext context) {
        synchronized (KNOWN) {
            WeakReference<ArrayClass> found = KNOWN.get(context);
            ArrayClass known = found == null ? null : found.get();
            if (known == null) {
                throw new IllegalStateException("this interpreter has no numpy");
            }
            return known;
        }
    }

    boolean isOf(PythonContext other) {
        return context.get() == other;
    }

    PythonClass type(Owner owner) {
        return types[owner.ordinal()];
    }

    /** Keeps the method in Python that a slot will stand in front of. */
    void keep(Owner owner, String name) {
        keep(owner.of(name), name.equals("new")
                // Which is static, and found bound to nothing.
                ? PyObjectLookupAttr.executeUncached(type(owner), Names.special(name))
                : attribute(type(owner), "__" + name + "__"));
    }

    /** Keeps what stands behind something that answers in Java. */
    void keep(String ownersName, Object method) {
        methods.put(ownersName, method);
    }

    /** What a class has by a name, of its own or of those it is derived from. */
    static Object attribute(PythonClass type, String name) {
        return LookupAttributeInMRONode.Dynamic.getUncached().execute(type, Names.of(name));
    }

    /** The method in Python that a slot stands in front of. */
    Object method(String ownersName) {
        return Objects.requireNonNull(methods.get(ownersName), ownersName);
    }

    /** The Java array of an object which is an array and nothing derived from it; null for anything else. */
    @Nullable
    NDArray array(@Nullable Object value) {
        if (value instanceof PythonObject object && object.getPythonClass() == type) {
            return held(object);
        }
        return null;
    }

    /** The Java array of an array of any class. */
    @Nullable
    NDArray arrayOfAnyClass(Object value) {
        return isInstance(value, Owner.ARRAY) ? held((PythonObject) value) : null;
    }

    private @Nullable NDArray held(PythonObject object) {
        Object[] held = object.getIndexedSlots();
        NDArray array = held == null || held[slot] == null ? null : host(held[slot]);
        if (array != null) {
            array.standsFor(object);
        }
        return array;
    }

    /** The array whose elements another one looks at: the object that a script has of it, where that is known. */
    Object base(NDArray owner) {
        Object known = owner.object();
        return known instanceof PythonObject object && isInstance(object, Owner.ARRAY) ? object : wrap(owner);
    }

    private static @Nullable NDArray host(Object held) {
        return javas(held) instanceof NDArray array ? array : null;
    }

    /** What Python holds of Java's; null for anything else. */
    static @Nullable Object javas(Object held) {
        try {
            return InteropLibrary.getUncached().asHostObject(held);
        } catch (UnsupportedMessageException | HeapIsolationException e) {
            return null;
        }
    }

    /** The types of elements and of single ones. */
    ElementTypes elements() {
        return elements;
    }

    boolean isInstance(Object value, Owner owner) {
        return value instanceof PythonObject
                && IsSubtypeNode.getUncached().execute(GetClassNode.executeUncached(value), type(owner));
    }

    /**
     * Whether a number on the right of one of Python's own is a scalar of numpy, which is to answer; {@code float64} leaves
     * it to {@code complex}, as NumPy's does.
     */
    static boolean answersFor(@Nullable Node node, Object right, boolean complex) {
        if (!(right instanceof PFloat || right instanceof PInt || right instanceof PComplex)
                || !(((PythonObject) right).getPythonClass() instanceof PythonClass own)) {
            return false;
        }
        PythonContext context = PythonContext.get(node);
        if (!isKnown(context)) {
            return false;
        }
        ArrayClass known = of(context);
        return IsSubtypeNode.getUncached().execute(own, known.scalar)
                && !(complex && IsSubtypeNode.getUncached().execute(own, known.type(Owner.FLOAT64)));
    }

    /** A double that is a {@code float64}; null for anything else. */
    @Nullable
    Double float64(Object value) {
        return value instanceof PFloat f && f.getPythonClass() == type(Owner.FLOAT64) ? f.getValue() : null;
    }

    /** A number that is an {@code int64}; null for anything else. */
    @Nullable
    Long int64(Object value) {
        return value instanceof PInt i && i.getPythonClass() == type(Owner.INT64) ? i.longValue() : null;
    }

    /** A result as Python sees it; null for one that only Python has a word for. */
    @Nullable
    Object result(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case NDArray a -> wrap(a);
            case Double d -> PFactory.createFloat(type(Owner.FLOAT64), floatShape, d);
            case Long l -> PFactory.createInt(type(Owner.INT64), intShape, l);
            case Boolean b -> b ? yes : no;
            case String rarer -> elements.scalar(rarer);
            default -> null;
        };
    }

    private Object wrap(NDArray array) {
        PythonObject made = PFactory.createPythonObject(type, shape);
        Object[] held = new Object[slots];
        held[slot] = env.asGuestValue(array);
        made.setIndexedSlots(held);
        array.standsFor(made);
        return made;
    }

    /** The class of the interpreter that runs, known to a node from the last time. */
    static final class Cache {
        private WeakReference<ArrayClass> last = new WeakReference<>(null);

        ArrayClass get(Node node) {
            PythonContext context = PythonContext.get(node);
            ArrayClass known = last.get();
            if (known == null || !known.isOf(context)) {
                known = of(context);
                last = new WeakReference<>(known);
            }
            return known;
        }
    }
}
