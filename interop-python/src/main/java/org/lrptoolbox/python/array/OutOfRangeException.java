package org.lrptoolbox.python.array;

/** A number that an integer type does not hold; an {@code OverflowError} in Python. */
public final class OutOfRangeException extends ArithmeticException {
    private static final long serialVersionUID = 1L;

    public OutOfRangeException(String message) {
        super(message);
    }
}
