package org.lrptoolbox.cli.explain;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.lrptoolbox.cli.input.Source;
import org.lrptoolbox.cli.input.Sources;
import org.lrptoolbox.cli.stream.ChangedSettingsException;
import org.lrptoolbox.cli.stream.Journal;
import org.lrptoolbox.cli.stream.RunSettings;

/**
 * What {@code lrp explain} has done in a folder: with which settings, and for every input its size and time and the facts
 * of its explanations, batch by batch.
 */
final class RunJournal implements AutoCloseable, ResultFiles.All {
    private static final String SETTINGS = "settings";
    private static final String PROVENANCE = "provenance";
    private static final String INPUT = "input";
    private static final String ERROR = "error";
    private static final String EXPLANATIONS = "explanations";
    private static final String BATCH = "batch";

    private final Path folder;
    private final Journal journal;
    private final List<Source> all;
    private final Set<String> done = new HashSet<>();
    private final List<Event.Skipped> failed = new ArrayList<>();
    private int batch;

    private final boolean drawsAtTheEnd;

    private RunJournal(Path folder, Journal journal, List<Source> all, boolean drawsAtTheEnd) {
        this.folder = folder;
        this.drawsAtTheEnd = drawsAtTheEnd;
        this.journal = journal;
        this.all = all;
    }

    /**
     * Opens the journal of a folder and reads it if a run is to go on.
     *
     * @param drawsAtTheEnd whether heatmaps come at the end, and again whenever a run goes on
     * @throws ChangedSettingsException if it is to go on with other settings, and nothing is forced
     */
    static RunJournal open(Path folder, List<Source> all, RunSettings settings, StreamOptions how,
            boolean drawsAtTheEnd) throws IOException {
        RunJournal opened = new RunJournal(folder, Journal.open(folder.resolve(Sources.JOURNAL)), all,
                drawsAtTheEnd);
        try {
            if (how.resume()) {
                opened.read(settings, how.force());
            }
            return opened;
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** Made only where it is needed: a run that starts over reads nothing. */
    private Map<String, Source> byKey() {
        Map<String, Source> sources = new HashMap<>();
        all.forEach(source -> sources.put(source.key(), source));
        return sources;
    }

    private void read(RunSettings settings, boolean force) throws IOException {
        Map<String, Source> sources = byKey();
        Map<String, String> owners = new HashMap<>();
        boolean[] other = {false};
        journal.read(line -> {
            if (line.has(SETTINGS)) {
                other[0] = !settings.goOnFrom(line.getAsJsonObject(SETTINGS), force, folder, "folder");
                batch = line.get(BATCH).getAsInt();
            } else if (!other[0]) {
                read(line, sources, owners);
            }
        });
        if (other[0]) {
            batch = 0;
        }
        for (Source source : all) {
            String owner = owners.get(source.name().toLowerCase(Locale.ROOT));
            if (owner != null && !sources.containsKey(owner) && !done.contains(source.key())) {
                throw new FileAlreadyExistsException(folder.resolve(source.name()).toString(), null,
                        "results of this name are those of " + owner + "; explain both in one run, or write " + source
                                + " into another folder");
            }
        }
    }

    private void read(JsonObject line, Map<String, Source> sources, Map<String, String> owners) throws IOException {
        JsonObject input = line.getAsJsonObject(INPUT);
        String key = input.get("key").getAsString();
        Source source = sources.get(key);
        JsonArray explanations = line.getAsJsonArray(EXPLANATIONS);
        for (JsonElement e : explanations) {
            owners.put(e.getAsJsonObject().get("name").getAsString().toLowerCase(Locale.ROOT), key);
        }
        if (source == null || !input.equals(input(source)) || !isComplete(explanations)) {
            return;
        }
        done.add(key);
        if (line.has(ERROR)) {
            failed.add(new Event.Skipped(source, line.get(ERROR).getAsString(), null));
        }
    }

    private boolean isComplete(JsonArray explanations) {
        for (JsonElement e : explanations) {
            for (Map.Entry<String, JsonElement> file : e.getAsJsonObject().getAsJsonObject("outputs").entrySet()) {
                boolean drawnAtTheEnd = drawsAtTheEnd && !file.getKey().equals(PictureFiles.RELEVANCE);
                if (!drawnAtTheEnd && !Files.exists(folder.resolve(file.getValue().getAsString()))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static JsonObject input(Source source) throws IOException {
        JsonObject input = new JsonObject();
        input.addProperty("key", source.key());
        if (Files.exists(source.file())) {
            BasicFileAttributes attributes = Files.readAttributes(source.file(), BasicFileAttributes.class);
            input.addProperty("bytes", attributes.size());
            input.addProperty("modified", attributes.lastModifiedTime().toString());
        }
        return input;
    }

    /** How many pictures at once the run that goes on had; 0 where none goes on. */
    int batch() {
        return batch;
    }

    /** Starts over, if nothing is to be gone on with. */
    void begin(RunSettings settings, JsonObject provenance, int size) throws IOException {
        if (batch > 0) {
            return;
        }
        JsonObject header = new JsonObject();
        header.add(SETTINGS, settings.json());
        header.addProperty(BATCH, size);
        header.add(PROVENANCE, provenance);
        journal.begin(header);
        batch = size;
    }

    /** Whether a source needs no more work. */
    boolean isDone(Source source) {
        return done.contains(source.key());
    }

    /** Those that are done in that nothing could be said of them. */
    List<Event.Skipped> failed() {
        return failed;
    }

    /** Notes a batch. */
    void add(Event.Finished finished, Map<String, List<Facts>> facts) throws IOException {
        List<JsonObject> lines = new ArrayList<>();
        for (Source source : finished.explained()) {
            lines.add(line(source, Objects.requireNonNullElse(facts.get(source.key()), List.of())));
        }
        for (Event.Skipped skipped : finished.failed()) {
            JsonObject line = line(skipped.source(), List.of());
            line.addProperty(ERROR, skipped.message());
            lines.add(line);
        }
        if (!lines.isEmpty()) {
            journal.add(lines);
        }
    }

    private static JsonObject line(Source source, List<Facts> facts) throws IOException {
        JsonObject line = new JsonObject();
        line.add(INPUT, input(source));
        JsonArray all = new JsonArray();
        facts.forEach(f -> all.add(f.json()));
        line.add(EXPLANATIONS, all);
        return line;
    }

    /** Tells of all that was explained, now or before; of what was done twice, the second time. */
    @Override
    public void each(ResultFiles.Taker taker) throws IOException {
        Map<String, Source> sources = byKey();
        Map<String, Integer> last = new HashMap<>();
        int[] count = {0};
        journal.read(line -> last.put(key(line), count[0]++));
        count[0] = 0;
        journal.read(line -> {
            Source source = sources.get(key(line));
            if (source != null && Integer.valueOf(count[0]).equals(last.get(source.key()))) {
                for (JsonElement e : line.getAsJsonArray(EXPLANATIONS)) {
                    taker.take(source, Facts.read(e.getAsJsonObject()));
                }
            }
            count[0]++;
        });
    }

    private static String key(JsonObject line) {
        return line.has(INPUT) ? line.getAsJsonObject(INPUT).get("key").getAsString() : "";
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
