package org.lrptoolbox.onnx.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import org.lrptoolbox.onnx.compile.CompiledModel;

/** The programs used last, each compiled once; one that is dropped is closed when its last user is done. */
final class Programs implements AutoCloseable {
    /** Each program holds a copy of the weights in the form its processor likes. */
    private static final int KEPT = 4;

    private final RuntimeOptions options;
    private final Map<Object, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private boolean closed;

    private static final class Entry {
        private final Program program;
        private int users;
        private boolean dropped;

        Entry(Program program) {
            this.program = program;
        }
    }

    Programs(RuntimeOptions options) {
        this.options = options;
    }

    /** Uses the program of a key, which is compiled if there is none. */
    <T> T use(Object key, Supplier<CompiledModel> compiler, Function<Program, T> body) {
        Entry entry = acquire(key, compiler);
        try {
            return body.apply(entry.program);
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
            entry = new Entry(new Program(compiler.get(), options));
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

    private synchronized void release(Entry entry) {
        entry.users--;
        if (entry.dropped && entry.users == 0) {
            entry.program.close();
        }
    }

    private static void drop(Entry entry) {
        entry.dropped = true;
        if (entry.users == 0) {
            entry.program.close();
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
