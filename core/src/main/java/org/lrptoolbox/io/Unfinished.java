package org.lrptoolbox.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;

/** Files being written beside those they will replace. When the program is ended, by Ctrl-C for example, they go. */
final class Unfinished {
    private static final Set<Path> FILES = new HashSet<>();
    private static boolean watching;
    private static boolean ending;

    private Unfinished() {}

    /** Makes a file. */
    @FunctionalInterface
    interface Maker {
        OutputStream make(Path file) throws IOException;
    }

    /**
     * Makes a file that is removed if the program ends before {@link #forget}.
     *
     * @throws CancellationException if it is ending
     */
    static OutputStream create(Path file, Maker maker) throws IOException {
        synchronized (FILES) {
            requireTime();
            if (!watching) {
                Runtime.getRuntime().addShutdownHook(new Thread(Unfinished::remove, "lrp-unfinished-files"));
                watching = true;
            }
            OutputStream out = maker.make(file);
            FILES.add(file);
            return out;
        }
    }

    /**
     * Asks whether a file may still be finished.
     *
     * @throws CancellationException if the program is ending
     */
    static void requireTime() {
        synchronized (FILES) {
            if (ending) {
                throw new CancellationException("interrupted: the program is ending");
            }
        }
    }

    static void forget(Path file) {
        synchronized (FILES) {
            FILES.remove(file);
        }
    }

    private static void remove() {
        synchronized (FILES) {
            ending = true;
            for (Path file : FILES) {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    // Nothing can be said or done any more.
                }
            }
        }
    }
}
