package org.lrptoolbox.cli.explain;

/** The network does not take pictures of this size. */
final class WrongSizeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    WrongSizeException(String message, Throwable cause) {
        super(message, cause);
    }
}
