package org.lrptoolbox.cli.explain;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.text.Printable;

/** The pictures that could not be explained, each told by name; the others are explained all the same. */
final class Failed {
    private final PrintWriter errors;
    private final List<String> sizes = new ArrayList<>();
    private @Nullable WrongSizeException size;
    private int count;

    Failed(PrintWriter errors) {
        this.errors = errors;
    }

    void add(String message) {
        errors.println("lrp: " + Printable.text(message));
        count++;
    }

    /** Adds one of a size the network does not take. If it takes none, that is no matter of single pictures. */
    void add(String message, WrongSizeException problem) {
        size = size == null ? problem : size;
        sizes.add(message);
        count++;
    }

    /**
     * Tells what has not been told yet.
     *
     * @throws WrongSizeException if not a single picture was of a size that the network takes
     */
    void tell(int explanations) {
        if (size != null && explanations == 0) {
            throw size;
        }
        sizes.forEach(message -> errors.println("lrp: " + Printable.text(message)));
    }

    int count() {
        return count;
    }
}
