package org.lrptoolbox.cli.stream;

import java.io.IOException;
import java.util.Iterator;

import org.jspecify.annotations.Nullable;

/**
 * Hands out one thing after the other, when asked.
 *
 * @param <T> what it hands out
 */
@FunctionalInterface
public interface Feed<T> {
    /** The next one; null once there is none. */
    @Nullable
    T next() throws IOException;

    /** What is in memory already. */
    static <T> Feed<T> of(Iterable<T> all) {
        Iterator<T> rest = all.iterator();
        return () -> rest.hasNext() ? rest.next() : null;
    }
}
