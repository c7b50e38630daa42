package org.lrptoolbox.python.run;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How long a program may run and how much memory it may hold.
 *
 * @param time how long it may run; null for as long as it likes
 * @param memory how many bytes of Java's heap it may add to what is in use at its start; {@link Long#MAX_VALUE} for any
 */
public record Limits(@Nullable Duration time, long memory) {
    /** Neither ends. */
    public static final Limits NONE = new Limits(null, Long.MAX_VALUE);

    /** Refuses limits under which nothing could run. */
    public Limits {
        if (time != null && !time.isPositive()) {
            throw new IllegalArgumentException("a time limit of " + time.toMillis() / 1000.0
                    + " s; expected more than 0");
        }
        if (memory <= 0) {
            throw new IllegalArgumentException("a memory limit of " + memory + " bytes; expected more than 0");
        }
    }

    /** Whether there is nothing to watch. */
    boolean areNone() {
        return time == null && memory == Long.MAX_VALUE;
    }
}
