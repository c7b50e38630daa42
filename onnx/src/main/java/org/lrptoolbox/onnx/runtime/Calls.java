package org.lrptoolbox.onnx.runtime;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;

/** The calls into native code under way. When the program ends, they are cancelled and waited for. */
final class Calls {
    /** Running sessions stop after the node they are at; sessions being made cannot be stopped. */
    private static final long PATIENCE_MILLIS = 3000;
    private static final Set<Call> UNDERWAY = new HashSet<>();
    private static boolean ending;

    private Calls() {}

    /**
     * Notes that a call begins.
     *
     * @throws CancellationException if the program is ending
     */
    static void begin(Call call) {
        synchronized (UNDERWAY) {
            if (ending) {
                throw new CancellationException("interrupted: the program is ending");
            }
            UNDERWAY.add(call);
        }
    }

    static void end(Call call) {
        synchronized (UNDERWAY) {
            UNDERWAY.remove(call);
            UNDERWAY.notifyAll();
        }
    }

    /** How many there are. */
    static int underway() {
        synchronized (UNDERWAY) {
            return UNDERWAY.size();
        }
    }

    /** Cancels all, waits, and ends the process if some take too long: what follows would crash them. */
    static void end() {
        long last = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        synchronized (UNDERWAY) {
            ending = true;
            UNDERWAY.forEach(Call::cancel);
            try {
                for (long left = PATIENCE_MILLIS; !UNDERWAY.isEmpty() && left > 0;) {
                    UNDERWAY.wait(left);
                    left = (last - System.nanoTime()) / 1_000_000;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            LibraryFolders.leave();
            if (!UNDERWAY.isEmpty()) {
                LibC.exit(exitCode());
            }
        }
    }

    /** Java ends with 128 and the number of the signal, and names the thread that does it after the signal. */
    private static int exitCode() {
        Set<Thread> threads = Thread.getAllStackTraces().keySet();
        if (threads.stream().anyMatch(t -> t.getName().equals("SIGINT handler"))) {
            return 130;
        }
        return threads.stream().anyMatch(t -> t.getName().equals("SIGTERM handler")) ? 143 : 1;
    }
}
