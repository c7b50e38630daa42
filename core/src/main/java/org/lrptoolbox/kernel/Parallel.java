package org.lrptoolbox.kernel;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Runs independent numbered tasks on all cores and returns when they are done.
 *
 * <p>The number of threads is the system property {@code lrp.threads}, or the environment's
 * {@code OPENBLAS_NUM_THREADS}, or the number of processors. Calls may be nested and may come from many threads at once: a caller works on its own tasks and only ever waits for tasks that
 * another thread is executing already, so that a busy pool makes a call slower but never stuck.
 */
public final class Parallel {
    private static final int THREADS = Math.max(1, Integer.getInteger("lrp.threads",
            environment("OPENBLAS_NUM_THREADS", Runtime.getRuntime().availableProcessors())));

    // The pool's threads are daemons and end when idle: they never keep a program from exiting.
    private static final ForkJoinPool POOL = new ForkJoinPool(Math.max(1, THREADS - 1));

    private static volatile int limit = THREADS;

    /** Whether this thread is at a task that no other takes part in. */
    @SuppressWarnings("ThreadLocalUsage") // one, and this is a constant
    private static final ThreadLocal<Boolean> WHOLE = ThreadLocal.withInitial(() -> false);

    private Parallel() {}

    private static int environment(String variable, int otherwise) {
        String value = System.getenv(variable);
        return value != null && value.strip().matches("[1-9][0-9]{0,3}") ? Integer.parseInt(value.strip()) : otherwise;
    }

    /** The number of threads which take part in a call, the caller's among them. */
    public static int threads() {
        return limit;
    }

    /** Overrides the number of threads, for tests which show that results do not depend on it. */
    static void limit(int threads) {
        limit = threads;
    }

    /** Restores the number of threads this machine or the system property gives. */
    static void unlimited() {
        limit = THREADS;
    }

    /**
     * Calls {@code body} once with each of 0 ... tasks-1, in any order and on any thread.
     *
     * @throws RuntimeException (or Error) the first failure of a task; the tasks not yet begun are then left out
     */
    public static void forEach(int tasks, IntConsumer body) {
        int helpers = WHOLE.get() ? 0 : Math.min(limit, tasks) - 1;
        if (helpers <= 0) {
            for (int task = 0; task < tasks; task++) {
                body.accept(task);
            }
            return;
        }
        Job job = new Job(tasks, body);
        for (int i = 0; i < helpers; i++) {
            POOL.execute(job);
        }
        job.run();
        job.join();
    }

    /**
     * As {@link #forEach}, but what a task itself would divide stays with its thread, so that threads which have a task each
     * need not wait for one another at every step of it. Tasks too few for that are done one after the other.
     */
    public static void forEachWhole(int tasks, IntConsumer body) {
        if (tasks < 2 * limit) {
            IntStream.range(0, tasks).forEach(body);
            return;
        }
        forEach(tasks, task -> {
            boolean within = WHOLE.get();
            WHOLE.set(true);
            try {
                body.accept(task);
            } finally {
                WHOLE.set(within);
            }
        });
    }

    /** Splits 0 ... size-1 into ranges of about equal length, at least {@code atLeast} long, and runs them. */
    public static void forRanges(int size, int atLeast, Range body) {
        // More ranges than threads, so that a thread which the machine holds up does not hold up the others.
        int ranges = Math.max(1, Math.min(size / Math.max(1, atLeast), limit == 1 ? 1 : 2 * limit));
        forEach(size == 0 ? 0 : ranges, range -> body.accept((int) ((long) size * range / ranges),
                (int) ((long) size * (range + 1) / ranges)));
    }

    /** What to do with the indices {@code from} (inclusive) to {@code to} (exclusive). */
    @FunctionalInterface
    public interface Range {
        /** Works on one range. */
        void accept(int from, int to);
    }

    private static final class Job implements Runnable {
        private final int tasks;
        private final IntConsumer body;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger open;
        private final Semaphore finished = new Semaphore(0);
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

        Job(int tasks, IntConsumer body) {
            this.tasks = tasks;
            this.body = body;
            this.open = new AtomicInteger(tasks);
        }

        @Override
        public void run() {
            for (int task = next.getAndIncrement(); task < tasks; task = next.getAndIncrement()) {
                try {
                    if (failure.get() == null) {
                        body.accept(task);
                    }
                } catch (RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                } finally {
                    if (open.decrementAndGet() == 0) {
                        finished.release();
                    }
                }
            }
        }

        void join() {
            finished.acquireUninterruptibly();
            Throwable thrown = failure.get();
            if (thrown instanceof Error e) {
                throw e;
            } else if (thrown instanceof RuntimeException e) {
                throw e;
            }
        }
    }
}
