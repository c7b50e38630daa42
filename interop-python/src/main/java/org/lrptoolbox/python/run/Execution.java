package org.lrptoolbox.python.run;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.python.files.FileGuard;

/** One program in an interpreter of its own: what comes before it, what is said of its errors, and how it ends. */
final class Execution {
    /** As shells count: 128 + SIGINT. */
    private static final int INTERRUPTED = 130;
    /** Python's own way with an uncaught exception, which a program may have replaced. */
    private static final String REPORT = "import sys\nlambda e: sys.excepthook(type(e), e, e.__traceback__)";

    /** Hands over the guard of the program's files. */
    private static final String BEGIN = "from _lrp.startup import begin\nbegin";

    private static final String RESUME = "import sys\nsys._lrp_resume()";
    private static final String CAN_RESUME = "import sys\nhasattr(sys, '_lrp_resume')";
    private static final String LOST_FRAME = "FrameSlotTypeException";

    private static final String PROFILE = "from _lrp.profile import begin\nbegin";

    private static final String PREFER = "from _lrp.theirs import prefer\nprefer";

    private final Context context;
    private final Launch launch;
    private final OutputStream err;
    private final @Nullable Sandbox sandbox;

    Execution(Context context, Launch launch, OutputStream err, @Nullable Sandbox sandbox) {
        this.context = context;
        this.launch = launch;
        this.err = err;
        this.sandbox = sandbox;
    }

    /**
     * Runs the program to its end.
     *
     * @param profiled whether it is told, at the end, what took its time
     * @param usersFiles the modules beside it that win over the toolbox's
     * @return its exit code, but for what happens while it is closed
     */
    int run(boolean profiled, CompletableFuture<List<String>> usersFiles) throws IOException {
        try {
            context.eval(Launch.internal(BEGIN)).executeVoid(guard());
            if (profiled) {
                context.eval(Launch.internal(PROFILE)).executeVoid(
                        ManagementFactory.getRuntimeMXBean().getUptime());
            }
            List<String> theirs = usersFiles.join();
            if (!theirs.isEmpty()) {
                context.eval(Launch.internal(PREFER)).executeVoid(launch.helperFolder().toString(), theirs);
            }
            evaluate();
            return 0;
        } catch (PolyglotException e) {
            return status(e);
        }
    }

    /** Whoever sits at a prompt, or before a notebook, loses nothing to a fault of the interpreter: it goes on. */
    private void evaluate() throws IOException {
        Source next = launch.source();
        while (true) {
            try {
                context.eval(next);
                return;
            } catch (PolyglotException e) {
                if (!e.isInternalError() || !context.eval(Launch.internal(CAN_RESUME)).asBoolean()) {
                    throw e;
                }
                // Of a loop that Ctrl-C ends, GraalPy 25.2.4 may lose the frame.
                write(String.valueOf(e.getMessage()).contains(LOST_FRAME)
                        ? "\nKeyboardInterrupt\n"
                        : Tracebacks.of(e, sandbox != null));
                next = Launch.internal(RESUME);
            }
        }
    }

    private FileGuard guard() {
        Sandbox confinement = sandbox;
        return confinement == null ? FileGuard.trusting() : new FileGuard(confinement);
    }

    private int status(PolyglotException failure) throws IOException {
        if (failure.isExit()) {
            return failure.getExitStatus();
        }
        if (failure.isInterrupted() || failure.isCancelled()) {
            return INTERRUPTED;
        }
        Value error = failure.getGuestObject();
        if (error == null) {
            write(Tracebacks.of(failure, sandbox != null));
            return 1;
        }
        context.eval(Launch.internal(REPORT)).executeVoid(error);
        Value kind = error.getMetaObject();
        return kind != null && "KeyboardInterrupt".equals(kind.getMetaSimpleName()) ? INTERRUPTED : 1;
    }

    private void write(String text) throws IOException {
        err.write(text.getBytes(StandardCharsets.UTF_8));
        err.flush();
    }
}
