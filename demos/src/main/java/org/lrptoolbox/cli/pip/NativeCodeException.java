package org.lrptoolbox.cli.pip;

import java.io.IOException;

/** A package that cannot run on Java's Python. */
final class NativeCodeException extends IOException {
    private static final long serialVersionUID = 1;

    NativeCodeException(String message) {
        super(message);
    }
}
