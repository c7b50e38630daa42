package org.lrptoolbox.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.lrptoolbox.python.run.PythonRunner;
import org.lrptoolbox.python.run.Sandbox;

import picocli.CommandLine.Option;

/** How far a script is trusted. */
final class SandboxOptions {
    @Option(names = "--sandbox", description = {
        "Confine a script you do not trust: no processes, threads, native code, environment or Java "
                + "classes but the toolbox's; files only below the folder which holds the script's folder "
                + "(or the script's folder, where that would be your home or a whole disk)."})
    private boolean confine;

    @Option(names = "--allow-read", paramLabel = "DIR", description = "With --sandbox: may read below DIR, too.")
    private List<Path> readable = new ArrayList<>();

    @Option(names = "--allow-write", paramLabel = "DIR", description = "With --sandbox: may write below DIR, too.")
    private List<Path> writable = new ArrayList<>();

    void apply(PythonRunner runner, Path scriptFolder) {
        if (confine) {
            List<Path> folders = new ArrayList<>(writable);
            folders.add(Sandbox.surroundings(scriptFolder));
            runner.sandbox(new Sandbox(readable, folders));
        }
    }
}
