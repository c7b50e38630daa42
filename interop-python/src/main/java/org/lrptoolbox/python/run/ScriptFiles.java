package org.lrptoolbox.python.run;

import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.lrptoolbox.io.AtomicFile;

/**
 * The paths a running script may hand to Java. Java's file functions do not pass through Python's file system, so
 * whoever reads or writes a file for a script asks here first ({@code _lrp/paths.py}).
 */
public final class ScriptFiles {
    private static final ScopedValue<Sandbox> SANDBOX = ScopedValue.newInstance();

    private ScriptFiles() {}

    /**
     * The path to read from.
     *
     * @throws AccessDeniedException if the script runs in a sandbox which does not let it read there
     */
    public static Path readable(String absolute) throws AccessDeniedException {
        Path path = Path.of(absolute);
        if (SANDBOX.isBound() && !SANDBOX.get().mayRead(path)) {
            throw new AccessDeniedException(absolute, null, "the sandbox does not allow to read");
        }
        return path;
    }

    /**
     * The path to write to.
     *
     * @throws AccessDeniedException if the script runs in a sandbox which does not let it write there
     */
    public static Path writable(String absolute) throws AccessDeniedException {
        Path path = Path.of(absolute);
        if (SANDBOX.isBound() && !SANDBOX.get().mayWrite(path)) {
            throw new AccessDeniedException(absolute, null, "the sandbox does not allow to write");
        }
        return path;
    }

    static <T> T confined(Sandbox sandbox, Callable<T> script) throws Exception {
        // A path to read from is no path to write to, whatever function of Java the script hands it to.
        try (var confinement = AtomicFile.confine(sandbox::mayWrite)) {
            return ScopedValue.where(SANDBOX, sandbox).call(script::call);
        }
    }
}
