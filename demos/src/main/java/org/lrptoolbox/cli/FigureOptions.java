package org.lrptoolbox.cli;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.python.run.PythonRunner;

import picocli.CommandLine.Option;

/** What becomes of matplotlib's figures. */
final class FigureOptions {
    @Option(names = "--figures", paramLabel = "DIR", description = {
        "Where plt.show() writes its figures as PNG files. Default: the script's folder."})
    private @Nullable Path folder;

    @Option(names = "--show", description = "Open figures in windows, too; plt.show() then waits as under python.")
    private boolean show;

    /** Hands the choices to the matplotlib package, which reads them from the environment. */
    void apply(PythonRunner runner) {
        // Must be decided before the first class of AWT is loaded.
        System.setProperty("java.awt.headless", Boolean.toString(!show));
        if (folder != null) {
            runner.environment("LRP_FIGURES", folder.toAbsolutePath().normalize().toString());
        }
        if (show) {
            runner.environment("LRP_SHOW", "1");
        }
    }
}
