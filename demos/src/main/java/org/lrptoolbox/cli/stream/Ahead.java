package org.lrptoolbox.cli.stream;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

/**
 * Works ahead on other threads, on a bounded number of things at once, and hands the results out in order: so that
 * reading, computing and writing overlap, memory stays bounded, and results do not depend on who was faster.
 *
 * <pre>{@code
 * Feed<Picture> pictures = new Ahead<>(Feed.of(files), Picture::read, threads, 16);
 * }</pre>
 *
 * <p>Whoever asks for the next result takes things from the feed before it: a chain of such feeds has one thread that
 * computes (the one that asks at its end), with others reading before it and writing behind it.
 *
 * @param <A> what is worked on
 * @param <B> what becomes of it
 */
public final class Ahead<A, B> implements Feed<B> {
    private final Feed<A> feed;
    private final Work<A, B> work;
    private final ExecutorService threads;
    private final int most;
    private final Deque<Future<B>> begun = new ArrayDeque<>();
    private boolean ended;

    /**
     * What is done with each thing.
     *
     * @param <A> what is worked on
     * @param <B> what becomes of it
     */
    @FunctionalInterface
    public interface Work<A, B> {
        /** The result; what it throws, {@link Ahead#next} throws in its turn. */
        B on(A thing) throws IOException;
    }

    /**
     * @param most how many things may be begun and not handed out yet, at least 1
     */
    public Ahead(Feed<A> feed, Work<A, B> work, ExecutorService threads, int most) {
        this.feed = feed;
        this.work = work;
        this.threads = threads;
        this.most = most;
    }

    /** Threads for it, which keep no program from ending. */
    public static ExecutorService threads(int count) {
        return Executors.newFixedThreadPool(count, work -> {
            Thread thread = new Thread(work, "lrp-stream");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public @Nullable B next() throws IOException {
        while (!ended && begun.size() < most && !(begun.peekFirst() != null && begun.getFirst().isDone()
                && 2 * begun.size() >= most)) {
            A thing = feed.next();
            if (thing == null) {
                ended = true;
            } else {
                begun.add(threads.submit(() -> work.on(thing)));
            }
        }
        Future<B> first = begun.poll();
        return first == null ? null : result(first);
    }

    private static <B> B result(Future<B> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IOException(e);
            }
        }
    }
}
