package org.lrptoolbox.cli;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/** The options for {@link Figures}. */
final class FigureOptions {
    @Option(names = "--figures", paramLabel = "DIR", description = {
        "Where plt.show() writes its figures as PNG files. Default: the script's folder."})
    private @Nullable Path folder;

    @Option(names = "--show", description = "Open figures in windows, too; plt.show() then waits as under python.")
    private boolean show;

    Figures figures() {
        return new Figures(folder, show);
    }
}
