package org.lrptoolbox.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CancellationException;

import org.lrptoolbox.text.Printable;

/** Failures as a line for the person at the terminal, who gains nothing from a Java stack. */
final class Failures {
    private Failures() {}

    static String describe(Throwable error) {
        return Printable.text(message(error));
    }

    private static String message(Throwable error) {
        return switch (error) {
            case NoSuchFileException e -> e.getFile() + ": no such file"
                    + (e.getReason() == null ? "" : "; " + e.getReason());
            case AccessDeniedException e -> e.getFile() + ": permission denied";
            case FileSystemException e when e.getReason() != null -> e.getFile() + ": " + e.getReason();
            case OutOfMemoryError e -> "out of memory; give Java more with LRP_JAVA_OPTS=-Xmx4g";
            case CancellationException e -> "interrupted";
            default -> error.getMessage() == null ? error.toString() : error.getMessage();
        };
    }
}
