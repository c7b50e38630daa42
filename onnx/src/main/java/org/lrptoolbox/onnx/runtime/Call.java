package org.lrptoolbox.onnx.runtime;

import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.util.concurrent.CancellationException;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;

/**
 * One call into ONNX Runtime. Interrupting its thread cancels it, as it cancels reading from a channel, and so does the
 * end of the program.
 */
final class Call extends AbstractInterruptibleChannel {
    private final RunOptions options;
    private boolean over;

    private Call(RunOptions options) {
        this.options = options;
    }

    /** What is called. */
    @FunctionalInterface
    interface Body<T> {
        /** Does it; what it returns must not need closing. */
        T with(RunOptions options) throws OrtException;
    }

    /**
     * Runs a session.
     *
     * @throws CancellationException if the thread is interrupted, which it then stays, or the program ends
     */
    static <T> T run(Body<T> body) throws OrtException {
        try (RunOptions options = new RunOptions()) {
            Call call = new Call(options);
            Calls.begin(call);
            try {
                return call.cancellable(body);
            } finally {
                call.finish();
                Calls.end(call);
            }
        }
    }

    /** Does what cannot be cancelled, such as loading a model; the end of the program waits for it for a while. */
    static <T> T uncancellable(Body<T> body) throws OrtException {
        try (RunOptions options = new RunOptions()) {
            Call call = new Call(options);
            Calls.begin(call);
            try {
                return body.with(options);
            } finally {
                call.finish();
                Calls.end(call);
            }
        }
    }

    private <T> T cancellable(Body<T> body) throws OrtException {
        boolean completed = false;
        boolean cancelled = false;
        begin();
        try {
            T result = body.with(options);
            completed = true;
            return result;
        } catch (OrtException e) {
            cancelled = isCancelled();
            if (!cancelled) {
                throw e;
            }
            throw new CancellationException("interrupted while a network was run");
        } finally {
            try {
                end(completed || cancelled);
            } catch (ClosedByInterruptException e) {
                // The thread stays interrupted; what was computed in spite of that is as good as ever.
            } catch (AsynchronousCloseException e) {
                // Said by the exception on its way.
            }
        }
    }

    private boolean isCancelled() {
        return !isOpen();
    }

    /** Stops it, from any thread. */
    void cancel() {
        try {
            close();
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized void finish() {
        over = true;
    }

    @Override
    protected synchronized void implCloseChannel() {
        if (!over) {
            try {
                options.setTerminate(true);
            } catch (OrtException e) {
                throw new IllegalStateException("ONNX Runtime does not cancel: " + e.getMessage(), e);
            }
        }
    }
}
