package org.lrptoolbox.python.run;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

import org.lrptoolbox.io.LrpFileException;

/** Names the Python exception which says what a Java exception says; {@code _lrp/errors.py} raises it. */
public final class PythonErrors {
    private PythonErrors() {}

    /** The name of the built-in Python exception class for a Java exception. */
    public static String kind(Throwable error) {
        return switch (error) {
            case UncheckedIOException e when e.getCause() instanceof IOException cause -> kind(cause);
            case IndexOutOfBoundsException e -> "IndexError";
            case NegativeArraySizeException e -> "ValueError";
            case UnsupportedOperationException e -> "NotImplementedError";
            case ClassCastException e -> "TypeError";
            case NullPointerException e -> "TypeError";
            case ArithmeticException e -> "ArithmeticError";
            case IllegalArgumentException e -> "ValueError";
            case OutOfMemoryError e -> "MemoryError";
            case StackOverflowError e -> "RecursionError";
            case NoSuchFileException e -> "FileNotFoundError";
            case FileAlreadyExistsException e -> "FileExistsError";
            case NotDirectoryException e -> "NotADirectoryError";
            case AccessDeniedException e -> "PermissionError";
            case EOFException e -> "EOFError";
            // A file with bad content: np.load and model readers of Python raise ValueError for it.
            case LrpFileException e -> "ValueError";
            case IOException e -> "OSError";
            default -> "RuntimeError";
        };
    }

    /** The text for the Python exception: the Java message, or the Java exception's name where it has none. */
    public static String message(Throwable error) {
        return switch (error) {
            case UncheckedIOException e when e.getCause() instanceof IOException cause -> message(cause);
            case NoSuchFileException e -> "No such file or directory: " + e.getFile();
            case AccessDeniedException e -> reason(e.getReason(), "Permission denied") + ": " + e.getFile();
            default -> reason(error.getMessage(), error.getClass().getSimpleName());
        };
    }

    private static String reason(@org.jspecify.annotations.Nullable String reason, String otherwise) {
        return reason == null ? otherwise : reason;
    }
}
