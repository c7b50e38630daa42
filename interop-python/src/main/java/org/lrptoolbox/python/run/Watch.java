package org.lrptoolbox.python.run;

import java.time.Duration;

import org.graalvm.polyglot.Context;
import org.jspecify.annotations.Nullable;

/**
 * Stops a program that exceeds its {@link Limits}. It looks a few times a second, so a program may go a little beyond
 * them; what it can never pass is the size of Java's heap.
 */
final class Watch implements AutoCloseable {
    private static final Duration STEP = Duration.ofMillis(100);
    /** What a cancelled program gets to end in: calls of Java run to their end. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Context context;
    private final Limits limits;
    private final Runnable lastResort;
    private final long start = System.nanoTime();
    private final long memoryBefore = used();
    private final Thread thread;
    private volatile @Nullable Excess excess;

    /** Why a program was stopped. */
    enum Excess {
        /** As the command {@code timeout} exits. */
        TIME(124, "the time limit of the sandbox is over"),
        /** As a process exits that the system killed for its memory. */
        MEMORY(137, "the memory limit of the sandbox is exceeded");

        private final int exitCode;
        private final String message;

        Excess(int exitCode, String message) {
            this.exitCode = exitCode;
            this.message = message;
        }

        int exitCode() {
            return exitCode;
        }

        String message() {
            return message;
        }
    }

    /** Begins to watch a program. {@code lastResort} is called if it does not end although it was cancelled. */
    Watch(Context context, Limits limits, Runnable lastResort) {
        this.context = context;
        this.limits = limits;
        this.lastResort = lastResort;
        this.thread = Thread.ofPlatform().daemon().name("sandbox limits").unstarted(this::look);
        if (!limits.areNone()) {
            thread.start();
        }
    }

    private void look() {
        try {
            while (excess == null) {
                Thread.sleep(STEP);
                excess = exceeded();
            }
            Thread stuck = Thread.ofPlatform().daemon().name("sandbox last resort").start(() -> {
                try {
                    Thread.sleep(GRACE);
                    lastResort.run();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            context.close(true);
            stuck.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Excess exceeded() {
        Duration time = limits.time();
        if (time != null && System.nanoTime() - start > time.toNanos()) {
            return Excess.TIME;
        }
        if (limits.memory() == Long.MAX_VALUE || used() - memoryBefore <= limits.memory()) {
            return null;
        }
        // Much of what is in use may be garbage.
        System.gc();
        return used() - memoryBefore > limits.memory() ? Excess.MEMORY : null;
    }

    private static long used() {
        Runtime java = Runtime.getRuntime();
        return java.totalMemory() - java.freeMemory();
    }

    /** Why the program was stopped; null if it was not. */
    @Nullable
    Excess excess() {
        return excess;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
