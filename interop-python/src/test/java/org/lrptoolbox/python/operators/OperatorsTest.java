package org.lrptoolbox.python.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

class OperatorsTest {
    /** Another GraalPy has other classes inside: what these operators are made of may be missing or changed. */
    @Test
    void whatGraalPyHasNotIsLeftToPython() {
        assertEquals("made", Operators.unlessOtherwise(() -> "made"));
        assertNull(Operators.unlessOtherwise(failing(new NoSuchMethodError("setAttribute"))));
        assertNull(Operators.unlessOtherwise(failing(new NoClassDefFoundError("TpSlotBuiltin"))));
        assertNull(Operators.unlessOtherwise(failing(new ExceptionInInitializerError("slots"))));
        assertThrows(IllegalStateException.class,
                () -> Operators.unlessOtherwise(() -> {
                    throw new IllegalStateException("a fault of our own");
                }));
    }

    private static Supplier<Object> failing(LinkageError error) {
        return () -> {
            throw error;
        };
    }
}
