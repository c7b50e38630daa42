package org.lrptoolbox.python.operators;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Puts the operators into the classes of a script's {@code numpy}. They are made of classes inside GraalPy; where it is
 * another GraalPy than they are made for, all is left to Python.
 */
public final class Operators {
    private Operators() {}

    /** To be called before the first interpreter is made: GraalPy counts the slots there are only once. */
    public static void prepare() {
        unlessOtherwise(() -> {
            Methods.prepare();
            return null;
        });
    }

    /**
     * Puts the operators into the classes, in front of those written in Python.
     *
     * @return what numpy has to keep; null where the interpreter was made before {@link #prepare}, or by a GraalPy of
     *         another making, which leaves it all to Python
     */
    public static @Nullable Object install() {
        return unlessOtherwise(Methods::install);
    }

    /** Nothing where classes of GraalPy, which are loaded at their first use, are not what they were. */
    static @Nullable Object unlessOtherwise(Supplier<@Nullable Object> work) {
        try {
            return work.get();
        } catch (LinkageError e) {
            return null;
        }
    }
}
