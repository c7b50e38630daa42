package org.lrptoolbox.cli.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.google.gson.JsonObject;
import org.lrptoolbox.io.Folders;
import org.lrptoolbox.cli.stream.Journal;
import org.lrptoolbox.cli.stream.RunSettings;

/** Which texts a run into a folder has explained already, so that one that was cut off can go on. */
final class TextJournal implements AutoCloseable {
    private static final String NAME = "texts.jsonl";
    private static final String TEXT = "text";
    private static final String SETTINGS = "settings";

    private final Journal journal;
    private final Set<Integer> done = new HashSet<>();

    private TextJournal(Journal journal) {
        this.journal = journal;
    }

    /**
     * Opens the journal of a folder.
     *
     * @param stream whether to go on, and whether to do everything again where settings have changed
     * @throws IOException if settings have changed, or another run is writing there
     */
    static TextJournal open(Path folder, RunSettings settings, StreamOptions stream) throws IOException {
        Folders.create(folder);
        TextJournal opened = new TextJournal(Journal.open(folder.resolve(NAME)));
        try {
            if (!stream.resume() || !opened.goesOn(settings, stream.force(), folder)) {
                opened.done.clear();
                JsonObject header = new JsonObject();
                header.add(SETTINGS, settings.json());
                opened.journal.begin(header);
            }
            return opened;
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private boolean goesOn(RunSettings settings, boolean force, Path folder) throws IOException {
        boolean[] same = {true};
        boolean known = journal.read(line -> {
            if (line.has(SETTINGS)) {
                same[0] = settings.goOnFrom(line.getAsJsonObject(SETTINGS), force, folder, "folder");
            } else {
                done.add(line.get(TEXT).getAsInt());
            }
        });
        return known && same[0];
    }

    /** Whether all files of a text are there. */
    boolean isDone(int text) {
        return done.contains(text);
    }

    /** Notes that all files of a text are there. */
    void add(int text) throws IOException {
        JsonObject line = new JsonObject();
        line.addProperty(TEXT, text);
        journal.add(List.of(line));
        done.add(text);
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
