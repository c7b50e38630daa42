package org.lrptoolbox.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Failures as a line for the person at the terminal, who gains nothing from a Java stack. */
final class Failures {
    private Failures() {}

    static String describe(Throwable error) {
        return switch (error) {
            case NoSuchFileException e -> e.getFile() + ": no such file";
            case AccessDeniedException e -> e.getFile() + ": access denied";
            case OutOfMemoryError e -> "out of memory; give Java more with LRP_JAVA_OPTS=-Xmx4g";
            default -> error.getMessage() == null ? error.toString() : error.getMessage();
        };
    }
}
