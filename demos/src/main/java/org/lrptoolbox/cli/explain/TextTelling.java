package org.lrptoolbox.cli.explain;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.lrptoolbox.cli.option.Notes;
import org.lrptoolbox.cli.stream.Paragraph;
import org.lrptoolbox.cli.stream.Terminal;
import org.lrptoolbox.image.ClassNames;
import org.lrptoolbox.text.Printable;
import org.lrptoolbox.token.Tokens.Token;
import org.lrptoolbox.token.TextExplanation;
import org.lrptoolbox.token.WordColors;

/** What a run over texts says while it goes on: coloured words and tables, or JSON, or only what is wrong. */
final class TextTelling {
    private static final int TOP_CLASSES = 3;
    /** Scores of more classes than this are words of a vocabulary, which nobody reads through. */
    private static final int VOCABULARY = 1000;

    private final PrintWriter out;
    private final PrintWriter err;
    private final StreamOptions how;
    private final ClassNames names;
    private int explanations;
    private int before;
    private boolean saidNoPictures;

    TextTelling(PrintWriter out, PrintWriter err, StreamOptions how, ClassNames names) {
        this.out = out;
        this.err = err;
        this.how = how;
        this.names = names;
    }

    /** Something about the run as a whole. */
    void say(String line) {
        if (!how.quiet() && !how.json()) {
            out.println(line);
        }
    }

    /** A text that was done before. */
    void passed() {
        before++;
    }

    void told(int text, TextExplanation why, List<String> outputs) {
        explanations++;
        if (how.json()) {
            out.println(json(text, why, outputs));
            return;
        }
        List<Double> scores = why.scores();
        say(Paragraph.ofOutput(Printable.line(why.tokens().text())
                + (scores.size() > VOCABULARY ? "" : ": " + best(scores)) + "; relevance of " + why.what()));
        say(Terminal.showsOutput() ? WordColors.terminal(why) : WordColors.plain(why));
        say(why.table());
        if (!why.ledger().entries().isEmpty()) {
            say(why.ledger().within(Terminal.columns()));
        }
    }

    private String best(List<Double> scores) {
        return IntStream.range(0, scores.size()).boxed().sorted((a, b) -> Double.compare(scores.get(b), scores.get(a)))
                .limit(TOP_CLASSES).map(c -> names.label(c) + " " + String.format(Locale.ROOT, "%.4g", scores.get(c)))
                .collect(Collectors.joining(", "));
    }

    private static JsonObject json(int text, TextExplanation why, List<String> outputs) {
        JsonObject json = new JsonObject();
        json.addProperty("index", text);
        json.addProperty("text", why.tokens().text());
        json.addProperty("target", why.what());
        json.addProperty("score", why.seed());
        json.addProperty("sum", why.sum());
        JsonArray tokens = new JsonArray();
        for (int i = 0; i < why.tokens().size(); i++) {
            Token token = why.tokens().list().get(i);
            JsonObject one = new JsonObject();
            one.addProperty("token", token.text());
            one.addProperty("id", token.id());
            one.addProperty("relevance", why.relevance().get(i));
            tokens.add(one);
        }
        json.add("tokens", tokens);
        JsonObject shares = new JsonObject();
        why.shares().forEach(shares::addProperty);
        json.add("shares", shares);
        LedgerRows.add(json, why.ledger());
        JsonArray files = new JsonArray();
        outputs.forEach(files::add);
        json.add("outputs", files);
        return json;
    }

    /** That words cannot be drawn here, once. */
    void noPictures(String reason) {
        if (!saidNoPictures) {
            saidNoPictures = true;
            Notes.tell(err, "no pictures: " + reason);
        }
    }

    void end(int texts, Path folder) {
        if (how.json()) {
            JsonObject summary = new JsonObject();
            summary.addProperty("explanations", explanations);
            summary.addProperty("texts", texts - before);
            summary.addProperty("complete_before", before);
            summary.addProperty("output", folder.toString());
            JsonObject line = new JsonObject();
            line.add("summary", summary);
            out.println(line);
        } else {
            say(explanations + (explanations == 1 ? " explanation of " : " explanations of ") + (texts - before)
                    + (texts - before == 1 ? " text" : " texts") + " in " + folder
                    + (before == 0 ? "" : "; " + before + " complete before"));
        }
    }
}
