package org.lrptoolbox.python.array;

/** An operation got an element type it is not defined for; a {@code TypeError} in Python. */
public final class ArrayTypeException extends ClassCastException {
    private static final long serialVersionUID = 1L;

    public ArrayTypeException(String message) {
        super(message);
    }
}
