package org.lrptoolbox.onnx.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Supplier;

import org.lrptoolbox.onnx.compile.CompiledModel;

/**
 * The programs used last, each compiled once, by a thread of its own: who waits for one can be interrupted, and nobody
 * waits for another's. One that is dropped is closed when its last user is done.
 */
final class Programs implements AutoCloseable {
    /** Each program holds a copy of the weights in the form its processor likes. */
    private static final int KEPT = 4;
    /** Networks are walked layer by layer, deep ones deeply. */
    private static final long STACK_BYTES = 64L << 20;

    private final RuntimeOptions options;
    private final Map<Object, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private boolean closed;

    private static final class Entry {
        private final FutureTask<Program> program;
        private int users;
        private boolean dropped;

        Entry(FutureTask<Program> program) {
            this.program = program;
        }
    }

    Programs(RuntimeOptions options) {
        this.options = options;
    }

    /**
     * Uses the program of a key, which is compiled if there is none.
     *
     * @throws CancellationException if this thread is interrupted, which it then stays
     */
    <T> T use(Object key, Supplier<CompiledModel> compiler, Function<Program, T> body) {
        Entry entry = acquire(key, compiler);
        try {
            return body.apply(await(key, entry));
        } finally {
            release(entry);
        }
    }

    private synchronized Entry acquire(Object key, Supplier<CompiledModel> compiler) {
        if (closed) {
            throw new IllegalStateException("the engine is closed");
        }
        Entry entry = entries.get(key);
        if (entry == null) {
            entry = start(compiler);
            entries.put(key, entry);
            Iterator<Entry> oldest = entries.values().iterator();
            while (entries.size() > KEPT) {
                Entry old = oldest.next();
                oldest.remove();
                drop(old);
            }
        }
        entry.users++;
        return entry;
    }

    /** The thread that compiles is a user like others: if all of them give up, it closes what it made. */
    private Entry start(Supplier<CompiledModel> compiler) {
        Entry entry = new Entry(new FutureTask<>(() -> new Program(compiler.get(), options)));
        entry.users = 1;
        Thread thread = new Thread(null, () -> {
            entry.program.run();
            release(entry);
        }, "lrp-compile", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        return entry;
    }

    private Program await(Object key, Entry entry) {
        try {
            return entry.program.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while a network was compiled");
        } catch (ExecutionException e) {
            forget(key, entry);
            switch (Objects.requireNonNullElse(e.getCause(), e)) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                default -> throw new IllegalStateException(e);
            }
        }
    }

    /** The next one to ask tries again. */
    private synchronized void forget(Object key, Entry failed) {
        entries.remove(key, failed);
    }

    private synchronized void release(Entry entry) {
        entry.users--;
        if (entry.dropped) {
            closeUnused(entry);
        }
    }

    private static void drop(Entry entry) {
        entry.dropped = true;
        closeUnused(entry);
    }

    private static void closeUnused(Entry entry) {
        if (entry.users == 0 && entry.program.state() == FutureTask.State.SUCCESS) {
            entry.program.resultNow().close();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        List<Entry> all = new ArrayList<>(entries.values());
        entries.clear();
        all.forEach(Programs::drop);
    }
}
