package org.lrptoolbox.python.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.PolyglotException.StackFrame;

/** Tracebacks, in Python's form, of failures which did not arise as Python exceptions. */
final class Tracebacks {
    private Tracebacks() {}

    /** The text for a Java exception nobody translated, or for a right which the program does not have. */
    static String of(PolyglotException failure, boolean confined) {
        List<String> lines = new ArrayList<>();
        for (StackFrame frame : failure.getPolyglotStackTrace()) {
            if (frame.isGuestFrame() && frame.getSourceLocation() != null
                    && !frame.getSourceLocation().getSource().isInternal()) {
                var place = frame.getSourceLocation();
                String file = place.getSource().getPath();
                lines.add("  File \"" + (file == null ? place.getSource().getName() : file) + "\", line "
                        + place.getStartLine() + ", in " + frame.getRootName());
            }
        }
        lines.add("Traceback (most recent call last):");
        Collections.reverse(lines);
        lines.add(summary(failure, confined));
        return String.join("\n", lines) + "\n";
    }

    private static String summary(PolyglotException failure, boolean confined) {
        if (failure.isHostException()) {
            Throwable error = failure.asHostException();
            return PythonErrors.kind(error) + ": " + PythonErrors.message(error);
        }
        if (failure.isResourceExhausted()) {
            return "MemoryError: " + failure.getMessage() + "; give Java more with LRP_JAVA_OPTS=-Xmx4g";
        }
        return confined
                ? "PermissionError: the sandbox does not allow this (" + failure.getMessage() + ")"
                : "SystemError: " + failure.getMessage();
    }
}
