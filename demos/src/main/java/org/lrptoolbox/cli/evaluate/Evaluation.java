package org.lrptoolbox.cli.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

import com.google.gson.JsonObject;
import org.lrptoolbox.cli.input.Picture;
import org.lrptoolbox.cli.input.PictureLoader;
import org.lrptoolbox.cli.input.Source;
import org.lrptoolbox.cli.stream.Ahead;
import org.lrptoolbox.cli.stream.Feed;
import org.lrptoolbox.cli.stream.Journal;
import org.lrptoolbox.cli.stream.Progress;
import org.lrptoolbox.cli.stream.RunSettings;
import org.lrptoolbox.evaluate.PictureShape;
import org.lrptoolbox.target.OutputChoice;

/** Measures picture after picture; a journal has what is measured, so that a run that was cut off can go on. */
final class Evaluation {
    private static final String KEY = "key";
    private static final int AHEAD = 4;

    private final Measuring measuring;
    private final Masks masks;
    private final Journal journal;
    private final Map<String, JsonObject> before = new HashMap<>();
    private final List<Map<String, Measures>> pictures = new ArrayList<>();
    private final List<Randomised.Known> samples = new ArrayList<>();
    private int failed;

    Evaluation(Measuring measuring, Masks masks, Journal journal) {
        this.measuring = measuring;
        this.masks = masks;
        this.journal = journal;
    }

    /** Begins a journal of these settings; what an older one had is gone. */
    void begin(RunSettings settings) throws IOException {
        before.clear();
        JsonObject header = new JsonObject();
        header.add("settings", settings.json());
        journal.begin(header);
    }

    /**
     * Takes over what the journal has; begins anew if there is none.
     *
     * @param force whether to begin anew where settings have changed
     * @param folder what to call the place in messages
     * @throws IOException if settings have changed
     */
    void goOn(RunSettings settings, boolean force, Path folder) throws IOException {
        boolean[] same = {true};
        boolean known = journal.read(line -> {
            if (line.has("settings")) {
                same[0] = settings.goOnFrom(line.getAsJsonObject("settings"), force, folder, "folder");
            } else {
                before.put(line.get(KEY).getAsString(), line);
            }
        });
        if (!known || !same[0]) {
            begin(settings);
        }
    }

    /** How many pictures the journal knows. */
    int known() {
        return before.size();
    }

    /**
     * Measures.
     *
     * @param problems is told of every picture that cannot be read
     * @throws IllegalArgumentException if none could be measured
     */
    void run(List<Source> sources, PictureLoader loader, Progress progress, Consumer<String> problems)
            throws IOException {
        ExecutorService threads = Ahead.threads(1);
        try {
            Feed<Picture> feed = new Ahead<>(Feed.of(sources), loader::load, threads, AHEAD);
            for (Picture picture = feed.next(); picture != null; picture = feed.next()) {
                switch (picture) {
                    case Picture.Unreadable bad -> {
                        failed++;
                        problems.accept(bad.message());
                    }
                    case Picture.Readable good -> add(good);
                }
                progress.step(picture.source().toString());
            }
        } finally {
            threads.shutdownNow();
        }
        if (pictures.isEmpty()) {
            throw new IllegalArgumentException("not a single picture could be measured");
        }
    }

    private void add(Picture.Readable picture) throws IOException {
        int height = picture.view().height();
        int width = picture.view().width();
        PictureShape shape = new PictureShape(picture.layout(), height, width,
                picture.input().sampleSize() / (height * width));
        Measuring.Sample sample = new Measuring.Sample(picture.source().name(), picture.input(), shape,
                masks.of(picture.source().file(), height, width));
        JsonObject line = before.get(picture.source().key());
        String state = Files.getLastModifiedTime(picture.source().file()).toString();
        if (line == null || !line.get("modified").getAsString().equals(state)) {
            int index = picture.target() instanceof OutputChoice.Classes(int[] classes)
                    ? classes[0]
                    : measuring.strongest(picture.input());
            line = new JsonObject();
            line.addProperty(KEY, picture.source().key());
            line.addProperty("modified", state);
            line.addProperty("class", index);
            line.add("methods", Measures.json(measuring.of(sample, index)));
            journal.add(List.of(line));
        }
        pictures.add(Measures.read(line.getAsJsonObject("methods")));
        samples.add(new Randomised.Known(sample, line.get("class").getAsInt()));
    }

    /** For each picture the measures of each method. */
    List<Map<String, Measures>> pictures() {
        return pictures;
    }

    /** The pictures, with the class that was watched. */
    List<Randomised.Known> samples() {
        return samples;
    }

    /** How many could not be read. */
    int failed() {
        return failed;
    }
}
