package org.lrptoolbox.cli.explain;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.cli.input.Source;
import org.lrptoolbox.cli.option.Notes;
import org.lrptoolbox.cli.stream.Paragraph;
import org.lrptoolbox.cli.stream.Progress;
import org.lrptoolbox.cli.stream.Terminal;
import org.lrptoolbox.text.Printable;

/** What a run says while it goes on: lines for people, or JSON, or only what is wrong. */
final class Telling {
    private static final int TOP_CLASSES = 3;
    /** Failures of longer runs are listed once more at the end, where they are seen. */
    private static final int LONG = 20;
    private static final int MOST = 1000;

    private final PrintWriter out;
    private final PrintWriter err;
    private final StreamOptions how;
    private final Progress progress;
    private final List<Event.Skipped> failed = new ArrayList<>();
    private @Nullable WrongSizeException size;
    private int failures;
    private int explanations;
    private boolean toldOfTurned;

    Telling(PrintWriter out, PrintWriter err, StreamOptions how, Progress progress) {
        this.out = out;
        this.err = err;
        this.how = how;
        this.progress = progress;
    }

    private boolean linesForPeople() {
        return !how.quiet() && !how.json();
    }

    /** Something about the run as a whole. */
    void say(String line) {
        if (linesForPeople()) {
            out.println(Paragraph.ofOutput(line));
        }
    }

    void turned(Path file, int orientation) {
        if (!toldOfTurned) {
            toldOfTurned = true;
            Notes.tell(err, file + " was taken with a turned camera (EXIF orientation " + orientation
                    + ") and is explained as stored; --exif turns such pictures");
        }
    }

    void told(Facts facts) {
        explanations++;
        if (how.json()) {
            out.println(facts.json());
        } else if (!how.quiet() && !(progress.isShown() && Terminal.showsOutput())) {
            out.println(Paragraph.ofOutput(facts.line(TOP_CLASSES)));
        }
        if (linesForPeople() && !facts.ledger().entries().isEmpty()) {
            out.println(facts.ledger().within(Terminal.columns()));
        }
    }

    /** One of a size that the network does not take is told of later: if it takes none, pictures are not to blame. */
    void skipped(Event.Skipped skipped) {
        failures++;
        if (failed.size() < MOST) {
            failed.add(skipped);
        }
        if (skipped.size() != null) {
            size = size == null ? skipped.size() : size;
        } else {
            say(skipped);
        }
    }

    private void say(Event.Skipped skipped) {
        err.println(Paragraph.ofErrors("lrp: " + Printable.text(skipped.message())));
        if (how.json()) {
            out.println(json(skipped));
        }
    }

    private static JsonObject json(Event.Skipped skipped) {
        JsonObject json = new JsonObject();
        json.addProperty("file", skipped.source().file().toString());
        if (skipped.source().index() >= 0) {
            json.addProperty("index", skipped.source().index());
        }
        json.addProperty("error", skipped.message());
        return json;
    }

    void step(Source source) {
        progress.step(source.file().getFileName() + (source.index() < 0 ? "" : " " + source.index()));
    }

    /**
     * Tells what has not been told yet.
     *
     * @param before how many pictures were complete before this run
     * @throws WrongSizeException if not a single picture was of a size that the network takes
     */
    void end(int pictures, int before, Path folder, double seconds) {
        if (size != null && explanations + before == 0) {
            throw size;
        }
        failed.stream().filter(s -> s.size() != null).forEach(this::say);
        if (pictures > LONG && failures > 0 && !how.json()) {
            err.println("lrp: not explained:");
            failed.forEach(s -> err.println(Paragraph.ofErrors("lrp:   " + Printable.text(s.message()))));
            if (failures > failed.size()) {
                err.println("lrp:   and " + (failures - failed.size()) + " more");
            }
        }
        int done = pictures - failures - before;
        if (how.json()) {
            out.println(summary(done, before, folder, seconds));
        } else {
            say(count(explanations, "explanation") + " of " + count(done, "picture") + " in " + folder
                    + (before == 0 ? "" : "; " + count(before, "picture") + " complete before")
                    + (done <= LONG ? "" : "; " + Progress.rate(done, seconds) + " pictures a second")
                    + (failures == 0 ? "" : "; " + count(failures, "picture") + " could not be explained"));
        }
    }

    private JsonObject summary(int pictures, int before, Path folder, double seconds) {
        JsonObject summary = new JsonObject();
        summary.addProperty("explanations", explanations);
        summary.addProperty("pictures", pictures);
        summary.addProperty("complete_before", before);
        summary.addProperty("failures", failures);
        JsonArray all = new JsonArray();
        failed.forEach(s -> all.add(json(s)));
        summary.add("failed", all);
        summary.addProperty("output", folder.toString());
        summary.addProperty("seconds", Math.round(seconds * 1e3) / 1e3);
        JsonObject line = new JsonObject();
        line.add("summary", summary);
        return line;
    }

    /** What is kept of a run that ends early. */
    void ended() {
        if (explanations > 0) {
            err.println(Paragraph.ofErrors("lrp: " + count(explanations, "explanation")
                    + " written so far; --resume goes on from there"));
        }
    }

    /** What could not be explained, a line each; the first of very many. */
    List<String> failed() {
        return failed.stream().map(s -> Printable.line(s.message())).toList();
    }

    int failures() {
        return failures;
    }

    private static String count(int number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }
}
