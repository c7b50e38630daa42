package org.lrptoolbox.python.operators;

import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.function.Supplier;

import com.oracle.graal.python.builtins.PythonBuiltinClassType;
import com.oracle.graal.python.builtins.objects.PNotImplemented;
import com.oracle.graal.python.builtins.objects.type.slots.TpSlot.TpSlotBuiltin;
import com.oracle.graal.python.builtins.objects.type.slots.TpSlotBinaryFunc.TpSlotMpSubscript;
import com.oracle.graal.python.builtins.objects.type.slots.TpSlotBinaryOp.TpSlotBinaryIOpBuiltin;
import com.oracle.graal.python.builtins.objects.type.slots.TpSlotBinaryOp.TpSlotBinaryOpBuiltin;
import com.oracle.graal.python.builtins.objects.type.slots.TpSlotLen.TpSlotLenBuiltinComplex;
import com.oracle.graal.python.builtins.objects.type.slots.TpSlotMpAssSubscript.TpSlotMpAssSubscriptBuiltin;
import com.oracle.graal.python.builtins.objects.type.slots.TpSlotNbPower.TpSlotNbPowerBuiltin;
import com.oracle.graal.python.builtins.objects.type.slots.TpSlotRichCompare.RichCmpBuiltinNode;
import com.oracle.graal.python.builtins.objects.type.slots.TpSlotRichCompare.TpSlotRichCmpBuiltinComplex;
import com.oracle.graal.python.builtins.objects.type.slots.TpSlotRichCompare.TpSlotRichCmpBuiltinSimple;
import com.oracle.graal.python.builtins.objects.type.slots.TpSlotUnaryFunc.TpSlotUnaryFuncBuiltin;
import com.oracle.graal.python.builtins.objects.type.slots.TpSlotVarargs.TpSlotNewBuiltin;
import com.oracle.graal.python.builtins.objects.type.slots.TpSlotVarargs.TpSlotVarargsBuiltin;
import com.oracle.graal.python.lib.RichCmpOp;
import com.oracle.graal.python.nodes.function.builtins.PythonBinaryBuiltinNode;
import com.oracle.graal.python.nodes.function.builtins.PythonTernaryBuiltinNode;
import com.oracle.truffle.api.dsl.NodeFactory;
import com.oracle.truffle.api.nodes.Node;

import org.lrptoolbox.python.array.BinaryOp;

/** The kinds of slots: each makes the nodes that answer for it at one place of a program. */
final class Slots {
    private Slots() {}

    static final class Subscripted extends TpSlotMpSubscript<SubscriptNode> {
        Subscripted() {
            super(new Factory<>(SubscriptNode.class, SubscriptNode::new));
        }
    }

    static final class Assigned extends TpSlotMpAssSubscriptBuiltin<AssignNode> {
        Assigned() {
            super(new Factory<>(AssignNode.class, AssignNode::new));
        }
    }

    static final class Computed extends TpSlotBinaryOpBuiltin<ArithmeticNode> {
        Computed(Owner owner, String name, BinaryOp op) {
            super(factory(owner, name, op), "__" + name + "__");
        }

        private static Factory<ArithmeticNode> factory(Owner owner, String name, BinaryOp op) {
            return switch (owner) {
                case ARRAY -> new Factory<>(ArithmeticNode.OfArrays.class, () -> new ArithmeticNode.OfArrays(name, op));
                case FLOAT64 ->
                    new Factory<>(ArithmeticNode.OfFloats.class, () -> new ArithmeticNode.OfFloats(name, op));
                case INT64 -> new Factory<>(ArithmeticNode.OfIntegers.class,
                        () -> new ArithmeticNode.OfIntegers(name, op));
                default -> throw new IllegalArgumentException(owner + " has no arithmetic");
            };
        }
    }

    static final class Power extends TpSlotNbPowerBuiltin<PowerNode> {
        Power(Owner owner) {
            super(switch (owner) {
                case ARRAY -> new Factory<>(PowerNode.OfArrays.class, PowerNode.OfArrays::new);
                case FLOAT64 -> new Factory<>(PowerNode.OfFloats.class, PowerNode.OfFloats::new);
                case INT64 -> new Factory<>(PowerNode.OfIntegers.class, PowerNode.OfIntegers::new);
                default -> throw new IllegalArgumentException(owner + " has no powers");
            });
        }
    }

    static final class Product extends TpSlotBinaryOpBuiltin<ProductNode> {
        Product() {
            super(new Factory<>(ProductNode.class, ProductNode::new), "__matmul__");
        }
    }

    static final class Compared extends TpSlotRichCmpBuiltinComplex<CompareNode> {
        Compared(Owner owner) {
            super(switch (owner) {
                case ARRAY -> new Factory<>(CompareNode.OfArrays.class, CompareNode.OfArrays::new);
                case FLOAT64 -> new Factory<>(CompareNode.OfFloats.class, CompareNode.OfFloats::new);
                case INT64 -> new Factory<>(CompareNode.OfIntegers.class, CompareNode.OfIntegers::new);
                default -> throw new IllegalArgumentException(owner + " is not compared");
            });
        }
    }

    static final class Negated extends TpSlotUnaryFuncBuiltin<UnaryNode> {
        Negated() {
            super(new Factory<>(UnaryNode.Negative.class, UnaryNode.Negative::new), "__neg__");
        }
    }

    static final class Inverted extends TpSlotUnaryFuncBuiltin<UnaryNode> {
        Inverted() {
            super(new Factory<>(UnaryNode.Inverted.class, UnaryNode.Inverted::new), "__invert__");
        }
    }

    static final class Absolute extends TpSlotUnaryFuncBuiltin<UnaryNode> {
        Absolute() {
            super(new Factory<>(UnaryNode.Absolute.class, UnaryNode.Absolute::new), "__abs__");
        }
    }

    static final class Iterated extends TpSlotUnaryFuncBuiltin<IterationNode> {
        Iterated() {
            super(new Factory<>(IterationNode.class, IterationNode::new), "__iter__");
        }
    }

    static final class Counted extends TpSlotLenBuiltinComplex<LengthNode> {
        Counted() {
            super(new Factory<>(LengthNode.class, LengthNode::new));
        }
    }

    static final class ChangedInPlace extends TpSlotBinaryIOpBuiltin<InPlaceNode> {
        ChangedInPlace(Class<? extends InPlaceNode> kind, Supplier<? extends InPlaceNode> maker, String name) {
            super(new Factory<>(kind, maker), "__" + name + "__");
        }
    }

    static final class Called extends TpSlotVarargsBuiltin<UfuncNode> {
        Called(Class<? extends UfuncNode> kind, Supplier<? extends UfuncNode> maker) {
            super(new Factory<>(kind, maker), "__call__");
        }
    }

    static final class Made extends TpSlotNewBuiltin<NewNode> {
        Made(Class<? extends NewNode> kind, Supplier<? extends NewNode> maker) {
            super(new Factory<>(kind, maker));
        }
    }

    /** What stands in front of a slot of one of Python's numbers. */
    static TpSlotBuiltin<?> deferring(TpSlotBuiltin<?> own, String name, PythonBuiltinClassType type) {
        boolean complex = type == PythonBuiltinClassType.PComplex;
        String label = "__" + name + "__ of " + type.name();
        return switch (name) {
            case "pow" -> DeferringPower.of(type, own);
            case "compare" -> new DeferringCompared(own);
            default -> new DeferringOfTwo(own, complex, label);
        };
    }

    static final class DeferringOfTwo extends TpSlotBinaryOpBuiltin<DeferringNode.OfTwo> {
        DeferringOfTwo(TpSlotBuiltin<?> own, boolean complex, String name) {
            super(new Factory<>(DeferringNode.OfTwo.class,
                    () -> new DeferringNode.OfTwo((PythonBinaryBuiltinNode) PlainNumbers.nodeOf(own), complex)), name);
        }
    }

    static final class DeferringPower extends TpSlotNbPowerBuiltin<DeferringNode.Power> {
        DeferringPower(Factory<DeferringNode.Power> factory) {
            super(factory);
        }

        static DeferringPower of(PythonBuiltinClassType type, TpSlotBuiltin<?> own) {
            Supplier<PythonTernaryBuiltinNode> theirs = () -> (PythonTernaryBuiltinNode) PlainNumbers.nodeOf(own);
            return new DeferringPower(switch (type) {
                case PFloat -> new Factory<DeferringNode.Power>(DeferringNode.PowerOfFloat.class,
                        () -> new DeferringNode.PowerOfFloat(theirs.get()));
                case PComplex -> new Factory<DeferringNode.Power>(DeferringNode.PowerOfComplex.class,
                        () -> new DeferringNode.PowerOfComplex(theirs.get()));
                default -> new Factory<DeferringNode.Power>(DeferringNode.PowerOfBool.class,
                        () -> new DeferringNode.PowerOfBool(theirs.get()));
            });
        }
    }

    static final class DeferringCompared extends TpSlotRichCmpBuiltinComplex<DeferringNode.Compared> {
        DeferringCompared(TpSlotBuiltin<?> own) {
            super(new Factory<>(DeferringNode.Compared.class,
                    () -> new DeferringNode.Compared((RichCmpBuiltinNode) PlainNumbers.nodeOf(own), false)));
        }
    }

    /** Of {@code float} and {@code complex}, which compare without a node. */
    static final class DeferringSimplyCompared extends TpSlotRichCmpBuiltinSimple<DeferringNode.Compared> {
        private final MethodHandle own;
        private final boolean complex;

        DeferringSimplyCompared(TpSlotRichCmpBuiltinSimple<?> slot, boolean complex) {
            super(new Factory<>(DeferringNode.Compared.class, () -> new DeferringNode.Compared(
                    (RichCmpBuiltinNode) PlainNumbers.nodeOf(slot), complex)));
            this.own = PlainNumbers.answerOf(slot);
            this.complex = complex;
        }

        @Override
        protected Object executeUncached(Object left, Object right, RichCmpOp kind) {
            if (ArrayClass.answersFor(null, right, complex)) {
                return PNotImplemented.NOT_IMPLEMENTED;
            }
            try {
                return own.invoke(left, right, kind);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What Truffle's annotation processor would write. */
    record Factory<T extends Node>(Class<? extends T> kind,
            Supplier<? extends T> maker) implements NodeFactory<T> {
        @Override
        public T createNode(Object... arguments) {
            return maker.get();
        }

        @Override
        @SuppressWarnings("unchecked") // Truffle only asks for its name and annotations
        public Class<T> getNodeClass() {
            return (Class<T>) kind;
        }

        @Override
        public List<List<Class<?>>> getNodeSignatures() {
            return List.of(List.of());
        }

        @Override
        public List<Class<? extends Node>> getExecutionSignature() {
            return List.of(Node.class, Node.class);
        }
    }
}
