package org.lrptoolbox.python.array;

/**
 * An operation has a result, and met what IEEE 754 calls an exception on the way: a division by zero, an overflow, an
 * invalid operand. Thrown instead of returning, so that operations without one cost a script nothing; Python warns, or
 * raises, and goes on with the result.
 */
public final class FloatErrorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int flags;
    private final transient Object result;

    FloatErrorException(int flags, String operation, Object result) {
        super(operation, null, false, false);
        this.flags = flags;
        this.result = result;
    }

    /** What the operation yielded, as it would have been returned. */
    public static Object result(FloatErrorException error) {
        return error.result;
    }

    /** What happened: {@link FloatErrors#DIVIDE}, {@link FloatErrors#OVERFLOW}, {@link FloatErrors#INVALID}. */
    public static int flags(FloatErrorException error) {
        return error.flags;
    }

    /** The operation, by its name in NumPy. */
    public static String operation(FloatErrorException error) {
        return String.valueOf(error.getMessage());
    }
}
