package org.lrptoolbox.python.run;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.jspecify.annotations.Nullable;

/**
 * Runs Python programs as the {@code python} command would: arguments, standard streams, tracebacks and exit codes are
 * those of Python. The toolbox's packages (numpy, modules, model_io, data_io, render, matplotlib, ...) win over files of
 * the same name beside the script; the script's own helper modules are found after them.
 *
 * <pre>{@code
 * int exitCode = new PythonRunner().workingDirectory(folder).run(new Program.Script(script), List.of("--fast"));
 * }</pre>
 *
 * Every run gets a fresh interpreter; all share one engine, so that later runs start faster.
 */
public final class PythonRunner {
    /** How often an interpreter is closed that is not ready to be: a second in all. */
    private static final int CLOSINGS = 45;
    private Path workingDirectory = Path.of("").toAbsolutePath();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private InputStream in = System.in;
    private OutputStream out = System.out;
    private OutputStream err = System.err;
    private @Nullable Sandbox sandbox;
    private Limits limits = Limits.NONE;
    private Runnable lastResort = () -> {};
    private boolean interruptible;
    private boolean usersModules = true;
    private boolean profiled;
    private List<String> command = List.of();
    private final Map<String, String> options = new LinkedHashMap<>();

    /** The version of GraalPy, which is the interpreter. */
    public static String version() {
        try (Engine engine = SharedEngine.create()) {
            return engine.getVersion() + ", its library in " + SharedEngine.resources();
        }
    }

    /** The file that starts this Python as {@code python} where there is no other command for it; empty if there is none. */
    public static String executable() {
        return PythonExecutable.file(List.of());
    }

    /** Python's working directory; by default that of the process. */
    public PythonRunner workingDirectory(Path folder) {
        workingDirectory = folder.toAbsolutePath().normalize();
        return this;
    }

    /** Sets a variable of the environment which the program sees. */
    public PythonRunner environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** The standard streams; by default those of the process. */
    public PythonRunner streams(InputStream input, OutputStream output, OutputStream errors) {
        in = input;
        out = output;
        err = errors;
        return this;
    }

    /** Confines the program. */
    public PythonRunner sandbox(Sandbox confinement) {
        sandbox = confinement;
        return this;
    }

    /**
     * Uses the toolbox's packages even where {@code modules}, {@code render}, {@code data_io} or {@code model_io} beside the
     * script differ from every published version of the original; by default those are imported.
     */
    public PythonRunner engineModules() {
        usersModules = false;
        return this;
    }

    /**
     * Makes Ctrl-C a {@code KeyboardInterrupt}, as for the {@code python} command: the process's handler of the signal
     * becomes the program's. Confined programs do not get it, so that they cannot resist.
     */
    public PythonRunner interruptible() {
        interruptible = true;
        return this;
    }

    /**
     * The command behind {@code sys.executable}, which programs start as {@code python}; by default one that starts this
     * process's Java with {@link PythonMain}.
     */
    public PythonRunner executable(List<String> startsPython) {
        command = List.copyOf(startsPython);
        return this;
    }

    /** Sets an option of GraalPy, such as {@code python.UnbufferedIO}. */
    public PythonRunner option(String name, String value) {
        options.put(name, value);
        return this;
    }

    /** Prints to the standard error, at the end, which lines spent how much time in the toolbox. */
    public PythonRunner profile() {
        profiled = true;
        return this;
    }

    /**
     * Limits the program.
     *
     * @param stuck what to do when it exceeds its limits and cannot be stopped, because a call of Java does not end
     */
    public PythonRunner limits(Limits most, Runnable stuck) {
        limits = most;
        lastResort = stuck;
        return this;
    }

    /**
     * Runs the program to its end.
     *
     * @param arguments what follows the program's name in {@code sys.argv}
     * @return the exit code: 0, the argument of {@code sys.exit}, 1 after an uncaught exception, 2 where there is no such
     *         script, 124 or 137 beyond its limits of time or memory, 130 after an interrupt
     */
    public int run(Program program, List<String> arguments) {
        Path script = program.script();
        Launch launch = new Launch(program, workingDirectory, sandbox == null);
        try {
            if (script != null && !Files.isReadable(workingDirectory.resolve(script))) {
                write("lrp: can't open file '" + script + "': [Errno 2] No such file or directory\n");
                return 2;
            }
            return run(launch, arguments);
        } catch (IOException e) {
            throw new IllegalStateException("the script could not be run: " + e.getMessage(), e);
        }
    }

    private int run(Launch launch, List<String> arguments) throws IOException {
        // Told apart by hashes, which take Java long before it has compiled them: beside GraalPy's own start.
        CompletableFuture<List<String>> theirs = usersModules
                ? CompletableFuture.supplyAsync(() -> UsersModules.in(launch.helperFolder()))
                : CompletableFuture.completedFuture(List.of());
        Context context = context(launch, arguments);
        Watch watch = new Watch(context, limits, lastResort);
        int status;
        try (watch; context) {
            status = new Execution(context, launch, err, sandbox).run(profiled, theirs);
            close(context);
        } catch (PolyglotException e) {
            // Raised while closing, that is by an atexit function, or because the program was stopped.
            status = e.isExit() ? e.getExitStatus() : 1;
        }
        Watch.Excess excess = watch.excess();
        if (excess == null) {
            return status;
        }
        write("lrp: stopped: " + excess.message() + "\n");
        return excess.exitCode();
    }

    /**
     * Closes what has run. A thread that Python has joined may still be on its way out of Java, and GraalPy 25.2.4 takes
     * that for a fault of its own: it is given time to end.
     */
    private static void close(Context context) {
        for (int attempt = 1;; attempt++) {
            try {
                context.close();
                return;
            } catch (PolyglotException e) {
                if (!e.isInternalError() || attempt == CLOSINGS) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(attempt));
            }
        }
    }

    private void write(String text) throws IOException {
        err.write(text.getBytes(StandardCharsets.UTF_8));
        err.flush();
    }

    /** What the user's PYTHONPATH adds, behind our packages; a confined program has no environment. */
    private String usersPath() {
        String given = environment.getOrDefault("PYTHONPATH", System.getenv("PYTHONPATH"));
        if (given == null || given.isEmpty() || sandbox != null) {
            return "";
        }
        return Stream.of(given.split(Pattern.quote(File.pathSeparator))).filter(Predicate.not(String::isEmpty))
                .map(entry -> File.pathSeparator + Path.of("").toAbsolutePath().resolve(entry))
                .collect(Collectors.joining());
    }

    private Context context(Launch launch, List<String> arguments) throws IOException {
        List<String> argv = new ArrayList<>(List.of(launch.name()));
        argv.addAll(arguments);
        Path packages = PythonPackages.folder();
        Context.Builder builder = Context.newBuilder("python")
                .allowExperimentalOptions(true)
                .in(in).out(out).err(err)
                .environment(environment)
                .arguments("python", argv.toArray(String[]::new))
                .option("python.PythonPath", packages + usersPath())
                // Byte code goes to the user's cache: script folders stay clean and may be read-only.
                .option("python.PyCachePrefix", SharedEngine.byteCode().toString())
                .option("python.WarnExperimentalFeatures", "false")
                // The script's folder is put first on the path once what starts the interpreter is imported.
                .option("python.SafePathFlag", "true");
        if (sandbox == null) {
            Freedom.apply(builder, workingDirectory, interruptible);
            builder.option("python.Executable", PythonExecutable.file(command));
        } else {
            Confinement.apply(builder, sandbox, packages, workingDirectory);
        }
        launch.options().forEach(builder::option);
        options.forEach(builder::option);
        return builder.build();
    }
}
