package org.lrptoolbox.io;

import java.io.IOException;

/** A file that cannot be used; see the two kinds for why. The message names the file. */
public abstract sealed class LrpFileException extends IOException
        permits MalformedFileException, UnsupportedModelException {
    LrpFileException(String message, Throwable cause) {
        super(message, cause);
    }

    LrpFileException(String message) {
        super(message);
    }
}
