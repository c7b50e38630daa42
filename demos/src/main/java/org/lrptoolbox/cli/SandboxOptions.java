package org.lrptoolbox.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.python.run.Limits;
import org.lrptoolbox.python.run.PythonRunner;
import org.lrptoolbox.python.run.Sandbox;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How far a script is trusted. */
final class SandboxOptions {
    private static final long MIB = 1L << 20;
    /** The exit code when the script cannot be stopped otherwise. */
    private static final int STUCK = 124;

    @Option(names = "--sandbox", description = {
        "Confine a script you do not trust: no processes, threads, native code or environment, of "
                + "Java only what the toolbox's packages need; files only below the folder which holds the script's folder "
                + "(or the script's folder, where that would be your home or a whole disk)."})
    private boolean confine;

    @Option(names = "--allow-read", paramLabel = "DIR", description = "With --sandbox: may read below DIR, too.")
    private List<Path> readable = new ArrayList<>();

    @Option(names = "--allow-write", paramLabel = "DIR", description = "With --sandbox: may write below DIR, too.")
    private List<Path> writable = new ArrayList<>();

    @Option(names = "--sandbox-seconds", paramLabel = "N", description = {
        "With --sandbox: stop the script after N seconds (exit code 124)."})
    private @Nullable Double seconds;

    @Option(names = "--sandbox-memory", paramLabel = "MB", description = {
        "With --sandbox: stop the script when it holds more than MB megabytes (exit code 137)."})
    private @Nullable Long megabytes;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    void apply(PythonRunner runner, Path scriptFolder) {
        if (!confine && (seconds != null || megabytes != null || !readable.isEmpty() || !writable.isEmpty())) {
            throw new ParameterException(spec.commandLine(),
                    "--allow-read, --allow-write, --sandbox-seconds and --sandbox-memory need --sandbox.");
        }
        if (confine) {
            runner.limits(limits(), () -> Runtime.getRuntime().halt(STUCK));
            List<Path> folders = new ArrayList<>(writable);
            folders.add(Sandbox.surroundings(scriptFolder));
            runner.sandbox(new Sandbox(readable, folders));
        }
    }

    private Limits limits() {
        try {
            return new Limits(seconds == null ? null : Duration.ofMillis(Math.round(seconds * 1000)),
                    megabytes == null ? Long.MAX_VALUE : Math.multiplyExact(megabytes, MIB));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ParameterException(spec.commandLine(), "The sandbox's limits: " + e.getMessage() + ".", e);
        }
    }
}
