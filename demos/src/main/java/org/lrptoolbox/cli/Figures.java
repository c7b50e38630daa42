package org.lrptoolbox.cli;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.python.run.PythonRunner;

/**
 * What becomes of matplotlib's figures.
 *
 * @param folder where {@code plt.show()} writes them as PNG files; null for the script's folder
 * @param show whether they open in windows, too
 */
record Figures(@Nullable Path folder, boolean show) {
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
