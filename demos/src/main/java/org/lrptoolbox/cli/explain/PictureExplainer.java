package org.lrptoolbox.cli.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.cli.input.Picture;
import org.lrptoolbox.cli.input.PictureLoader;
import org.lrptoolbox.cli.input.Source;
import org.lrptoolbox.cli.stream.Feed;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.io.ElementType;

/**
 * Explains pictures for hosts that hand them over themselves, such as the tasks of a cluster. One of them serves all
 * threads of a process: they share its session.
 *
 * <pre>{@code
 * try (PictureExplainer explainer = PictureExplainer.open(options)) {
 *     Feed<Answer> answers = explainer.explain(sources, 8, null);
 * }
 * }</pre>
 */
public final class PictureExplainer implements AutoCloseable {
    private final Engine runtime;
    private final Explanations.Explaining how;
    private final PictureLoader loader;
    private final HeatmapOptions heatmaps;
    private final boolean gradient;

    private PictureExplainer(Engine runtime, Explanations.Explaining how, PictureLoader loader, HeatmapOptions heatmaps,
            boolean gradient) {
        this.runtime = runtime;
        this.how = how;
        this.loader = loader;
        this.heatmaps = heatmaps;
        this.gradient = gradient;
    }

    /** Reads the network that options name, and opens their engine. */
    public static PictureExplainer open(ExplanationOptions options, HeatmapOptions heatmaps) throws IOException {
        ExplanationOptions.Question asked = options.question();
        Engine runtime = options.open();
        try {
            return new PictureExplainer(runtime,
                    options.explaining(asked, options.explainer(asked, runtime, List.of()).withoutLedger()),
                    options.loader(asked), heatmaps, asked.rules().gradient());
        } catch (IOException | RuntimeException e) {
            runtime.close();
            throw e;
        }
    }

    /**
     * Explains, as answers are asked for, on the thread that asks.
     *
     * @param sources what to explain; each file is read when its batch begins, and not again
     * @param batch how many at once; fewer where pictures differ in size
     * @param folder where arrays and heatmaps are written; null for nowhere
     * @return one answer for each source and target; sources that cannot be explained have one with an error
     */
    public Feed<Answer> explain(Feed<Source> sources, int batch, @Nullable Path folder) throws IOException {
        Feed<Picture> pictures = () -> {
            Source next = sources.next();
            return next == null ? null : loader.load(next);
        };
        Explanations events = new Explanations(new Batches(pictures, batch), how);
        PictureFiles files = folder == null
                ? null
                : new PictureFiles(new OutputFolder(folder, List.of()), heatmaps, heatmaps.drawing(),
                        ElementType.FLOAT32, loader);
        return () -> {
            for (Event event = events.next(); event != null; event = events.next()) {
                if (event instanceof Event.Explained(Explanation e)) {
                    return Answer.of(e, gradient, files == null ? Map.of() : files.write(e).names());
                }
                if (event instanceof Event.Skipped skipped) {
                    return Answer.failed(skipped.source(), skipped.message());
                }
            }
            return null;
        };
    }

    @Override
    public void close() {
        runtime.close();
    }

    @Override
    public String toString() {
        return runtime.toString();
    }
}
