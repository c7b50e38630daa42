package org.lrptoolbox.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CancellationException;

import org.lrptoolbox.cli.stream.Paragraph;
import org.lrptoolbox.text.Printable;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Failures as a line for the person at the terminal, who gains nothing from a Java stack. */
final class Failures {
    private static final int INTERRUPTED = 130;

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

    /** The line for the terminal. */
    static String line(Exception error) {
        return Paragraph.ofErrors("lrp: " + describe(error));
    }

    static int exitCode(Exception error) {
        return error instanceof CancellationException ? INTERRUPTED : 1;
    }

    /** Ends a command that failed with such a line. */
    static final class Handler implements IExecutionExceptionHandler {
        @Override
        public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
            command.getErr().println(line(error));
            return exitCode(error);
        }
    }
}
