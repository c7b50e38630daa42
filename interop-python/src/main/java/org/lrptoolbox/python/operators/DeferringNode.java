package org.lrptoolbox.python.operators;

import com.oracle.graal.python.builtins.objects.PNotImplemented;
import com.oracle.graal.python.builtins.objects.type.slots.TpSlotBinaryOp.BinaryOpBuiltinNode;
import com.oracle.graal.python.builtins.objects.type.slots.TpSlotRichCompare.RichCmpBuiltinNode;
import com.oracle.graal.python.lib.RichCmpOp;
import com.oracle.graal.python.nodes.function.builtins.PythonBinaryBuiltinNode;
import com.oracle.graal.python.nodes.function.builtins.PythonTernaryBuiltinNode;
import com.oracle.truffle.api.frame.VirtualFrame;

/**
 * Operators of Python's own numbers that defer to a scalar of numpy on their right, as Python says it: they answer
 * {@code NotImplemented}, and Python asks the scalar.
 */
final class DeferringNode {
    private DeferringNode() {}

    /** {@code a + b} and its kin. */
    static final class OfTwo extends BinaryOpBuiltinNode {
        private final boolean complex;
        @Child
        private PythonBinaryBuiltinNode own;

        OfTwo(PythonBinaryBuiltinNode own, boolean complex) {
            this.own = own;
            this.complex = complex;
        }

        @Override
        public Object execute(VirtualFrame frame, Object left, Object right) {
            return ArrayClass.answersFor(this, right, complex)
                    ? PNotImplemented.NOT_IMPLEMENTED
                    : own.execute(frame, left, right);
        }
    }

    /** {@code a ** b}; one class for each type, as GraalPy keeps what it makes of a node by its class. */
    abstract static class Power extends PythonTernaryBuiltinNode {
        private final boolean complex;
        @Child
        private PythonTernaryBuiltinNode own;

        Power(PythonTernaryBuiltinNode own, boolean complex) {
            this.own = own;
            this.complex = complex;
        }

        @Override
        public Object execute(VirtualFrame frame, Object left, Object right, Object modulus) {
            return ArrayClass.answersFor(this, right, complex)
                    ? PNotImplemented.NOT_IMPLEMENTED
                    : own.execute(frame, left, right, modulus);
        }
    }

    static final class PowerOfFloat extends Power {
        PowerOfFloat(PythonTernaryBuiltinNode own) {
            super(own, false);
        }
    }

    static final class PowerOfBool extends Power {
        PowerOfBool(PythonTernaryBuiltinNode own) {
            super(own, false);
        }
    }

    static final class PowerOfComplex extends Power {
        PowerOfComplex(PythonTernaryBuiltinNode own) {
            super(own, true);
        }
    }

    /** {@code a < b} and its kin. */
    static final class Compared extends RichCmpBuiltinNode {
        private final boolean complex;
        @Child
        private RichCmpBuiltinNode own;

        Compared(RichCmpBuiltinNode own, boolean complex) {
            this.own = own;
            this.complex = complex;
        }

        @Override
        public Object execute(VirtualFrame frame, Object left, Object right, RichCmpOp kind) {
            return ArrayClass.answersFor(this, right, complex)
                    ? PNotImplemented.NOT_IMPLEMENTED
                    : own.execute(frame, left, right, kind);
        }
    }
}
