package org.lrptoolbox.cli.explain;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.cli.input.Picture;
import org.lrptoolbox.cli.input.PictureLoader;
import org.lrptoolbox.cli.input.Source;
import org.lrptoolbox.cli.input.Sources;
import org.lrptoolbox.cli.option.NamedAttribution;
import org.lrptoolbox.cli.option.NamedComposites;
import org.lrptoolbox.cli.stream.Progress;
import org.lrptoolbox.cli.stream.RunSettings;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.image.ClassNames;
import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.text.Table;
import org.lrptoolbox.layout.ChannelAxis;

/**
 * How fast {@code lrp explain} is with files, compared with its engine on the same pictures already in memory.
 *
 * @param network explains
 * @param preprocessing makes inputs
 * @param engine runs it
 * @param batch pictures at once
 * @param rounds of each in turn; the median counts
 * @param clock counts nanoseconds: of time that passes, or of processors at work on busy machines
 */
public record Throughput(Network network, Preprocessing preprocessing, Engine engine, int batch, int rounds,
        LongSupplier clock) {
    /** More pictures would not fit into memory. */
    private static final int MOST = 64;

    /** Measures each composite on the pictures of a folder. */
    public Table table(Path folder, List<String> composites) throws IOException {
        List<Source> sources = Sources.find(List.of(folder.toString()), new Sources.Search(true, null, null, Set.of()),
                new java.io.BufferedReader(java.io.Reader.nullReader()), note -> {}).stream().limit(MOST).toList();
        Table table = new Table("composite", "pictures", "engine, pictures/s", "with files, pictures/s", "ratio");
        for (String name : composites) {
            NamedAttribution named = NamedAttribution.of(name);
            PictureLoader loader = new PictureLoader(preprocessing, false, null, ChannelAxis.isLast(network),
                    named.target(), text -> named.target());
            List<Picture.Readable> pictures = readable(sources, loader);
            if (pictures.isEmpty()) {
                throw new IllegalArgumentException(folder + " has no pictures that can be read");
            }
            Explainer explainer = Explainer
                    .of(network, NamedComposites.of(named.composite(), preprocessing), Canonizers.standard(), engine)
                    .withoutLedger();
            Explanations.Explaining how = new Explanations.Explaining(explainer, new MapOptions(), ClassNames.NONE,
                    null,
                    preprocessing);
            double[] own = new double[rounds];
            double[] files = new double[rounds];
            engineAlone(how, pictures, named.target());
            withFiles(how, loader, sources);
            for (int i = 0; i < rounds; i++) {
                own[i] = sources.size() / engineAlone(how, pictures, named.target());
                files[i] = sources.size() / withFiles(how, loader, sources);
            }
            table.row(name, "" + pictures.size(), figure(median(own)), figure(median(files)),
                    figure(median(files) / median(own)));
        }
        return table;
    }

    private static List<Picture.Readable> readable(List<Source> sources, PictureLoader loader) {
        List<Picture.Readable> pictures = new ArrayList<>();
        for (Source source : sources) {
            if (loader.load(source) instanceof Picture.Readable picture) {
                pictures.add(picture);
            }
        }
        return pictures;
    }

    private double engineAlone(Explanations.Explaining how, List<Picture.Readable> pictures, Target target) {
        long start = clock.getAsLong();
        for (int from = 0; from < pictures.size(); from += batch) {
            how.attributions(Explanations.input(pictures.subList(from, Math.min(pictures.size(), from + batch))),
                    target);
        }
        return (clock.getAsLong() - start) / 1e9;
    }

    /** All of it: reading, explaining, drawing, writing, noting. */
    private double withFiles(Explanations.Explaining how, PictureLoader loader, List<Source> sources)
            throws IOException {
        Path folder = Files.createTempDirectory("lrp-benchmark");
        try {
            HeatmapOptions heatmaps = new HeatmapOptions();
            StreamOptions silent = new StreamOptions();
            PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
            PictureFiles files = new PictureFiles(new OutputFolder(folder, sources), heatmaps, heatmaps.drawing(),
                    ElementType.FLOAT32, loader);
            RunSettings settings = new RunSettings(Map.of());
            long start = clock.getAsLong();
            try (RunJournal journal = RunJournal.open(folder, sources, settings, silent, false)) {
                journal.begin(settings, new JsonObject(), batch);
                new Run(how, loader, files, false).explain(sources, batch, journal,
                        new Telling(nowhere, nowhere, silent, Progress.silent()));
            }
            return (clock.getAsLong() - start) / 1e9;
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
