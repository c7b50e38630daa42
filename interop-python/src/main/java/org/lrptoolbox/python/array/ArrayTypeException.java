package org.lrptoolbox.python.array;

/** An operation got an element type it is not defined for; a {@code TypeError} in Python. */
public sealed class ArrayTypeException extends ClassCastException permits LoopTypeException {
    private static final long serialVersionUID = 1L;

    public ArrayTypeException(String message) {
        super(message);
    }
}
