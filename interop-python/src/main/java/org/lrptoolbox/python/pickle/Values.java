package org.lrptoolbox.python.pickle;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Python values of an unpickled graph as the Java values they stand for. */
final class Values {
    /** NumPy's own limit. */
    private static final int MOST_DIMENSIONS = 64;

    private Values() {}

    /** A tuple or list of a few sizes. */
    static int[] ints(@Nullable Object sequence) {
        List<@Nullable Object> sizes = elements(sequence);
        if (sizes.size() > MOST_DIMENSIONS) {
            throw new IllegalArgumentException("a shape of " + sizes.size() + " dimensions");
        }
        return sizes.stream().mapToInt(Values::integer).toArray();
    }

    /** The elements of a tuple or list. */
    static List<@Nullable Object> elements(@Nullable Object sequence) {
        return switch (sequence) {
            case Object[] tuple -> Arrays.asList(tuple);
            case List<?> list -> Collections.unmodifiableList(list);
            case null, default -> throw new IllegalArgumentException("no list or tuple where one is expected");
        };
    }

    /** A whole number in the range of sizes; a float is none. */
    static int integer(@Nullable Object value) {
        if (value instanceof Number n && !(n instanceof Double) && n.longValue() == n.intValue()) {
            return n.intValue();
        }
        throw new IllegalArgumentException("no integer where a size is expected");
    }

    /** Keeps text from a file short enough for a message. */
    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
