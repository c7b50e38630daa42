package org.lrptoolbox.python.array;

/** An operation on numbers met elements that are none: texts, records, dates, Python objects. */
public final class NoNumbersException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoNumbersException(String message) {
        super(message);
    }
}
