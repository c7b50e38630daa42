package org.lrptoolbox.cli.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.engine.Ledger;
import org.lrptoolbox.text.Printable;

/**
 * What is to be told of an explanation that was written: the one place for lines on the terminal, for {@code --json}, for
 * the journal, and for reports.
 *
 * @param file what was explained, as typed
 * @param index which sample of an array; -1 for pictures
 * @param name what its results are called, without what is explained
 * @param classes the strongest outputs, from the strongest down
 * @param part what is explained, as names of files have it: {@code 281}, or the word output
 * @param what what is explained, for people: {@code 281 tabby}
 * @param gradient whether it is a gradient, whose sum is nothing in particular
 * @param seed the relevance that was handed back: the score of what is explained
 * @param relevance the sum of the relevance of the input
 * @param magnitude the relevance with full colour; NaN where nothing was drawn
 * @param height of what the network saw, in pixels
 * @param width likewise
 * @param outputs the files that were written, below the output folder, by what they hold
 * @param seconds how long it took to compute
 * @param ledger where relevance went, layer by layer; empty unless it was asked for
 */
record Facts(String file, int index, String name, List<Score> classes, String part, String what, boolean gradient,
        double seed, double relevance, double magnitude, int height, int width, Map<String, String> outputs,
        double seconds, Ledger ledger) {
    private static final int CLASSES = 10;

    /** An output of the network. */
    record Score(int index, String label, double score) {}

    /** Copies the collections. */
    Facts {
        classes = List.copyOf(classes);
        outputs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }

    static Facts of(Explanation e, ResultFiles.Written written, boolean gradient) {
        List<Score> best = Arrays.stream(e.ranking()).limit(CLASSES)
                .mapToObj(c -> new Score(c, e.outputs().label(c), e.scores()[c])).toList();
        return new Facts(e.source().file().toString(), e.source().index(), e.source().name(), best, e.part(), e.what(),
                gradient, e.seed(), e.relevance().sum(), written.magnitude(), e.view().height(), e.view().width(),
                written.names(), e.seconds(), e.ledger());
    }

    /** The share of the score that arrived at the input; NaN for gradients, and where nothing set out. */
    double conservation() {
        return gradient || seed == 0 ? Double.NaN : relevance / seed;
    }

    /**
     * {@code cat.jpg: 281 tabby 9.12, 282 tiger cat 7.31; relevance of 281 tabby: 8.9 of 9.12 (97.6 %)}.
     *
     * @param top how many classes it lists
     */
    String line(int top) {
        String best = classes.stream().limit(top).map(c -> c.label + " " + number(c.score))
                .collect(Collectors.joining(", "));
        String share = gradient
                ? "; gradient of " + what + ": sum " + number(relevance)
                : "; relevance of " + what + ": " + arrived();
        String sample = index < 0 ? "" : " sample " + index;
        return Printable.line(file.substring(file.replace('\\', '/').lastIndexOf('/') + 1)) + sample + ": " + best
                + share;
    }

    private String arrived() {
        if (seed == 0 || relevance == 0) {
            return "no relevance of " + number(seed);
        }
        return number(relevance) + " of " + number(seed)
                + String.format(Locale.ROOT, " (%.1f %%)", 100 * relevance / seed);
    }

    private static String number(double v) {
        return String.format(Locale.ROOT, "%.4g", v);
    }

    /** As one object of JSON; what is not a number is null there. */
    JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("file", file);
        if (index >= 0) {
            json.addProperty("index", index);
        }
        json.addProperty("name", name);
        json.addProperty("target", what);
        json.addProperty("part", part);
        json.add("score", json(seed));
        json.add("relevance", json(relevance));
        json.add("conservation", json(conservation()));
        json.addProperty("gradient", gradient);
        JsonArray best = new JsonArray();
        for (Score c : classes) {
            JsonObject one = new JsonObject();
            one.addProperty("class", c.index);
            one.addProperty("label", c.label);
            one.add("score", json(c.score));
            best.add(one);
        }
        json.add("classes", best);
        json.addProperty("height", height);
        json.addProperty("width", width);
        json.add("magnitude", json(magnitude));
        JsonObject files = new JsonObject();
        outputs.forEach(files::addProperty);
        json.add("outputs", files);
        json.addProperty("seconds", Math.round(seconds * 1e6) / 1e6);
        LedgerRows.add(json, ledger);
        return json;
    }

    static JsonElement json(double v) {
        return Double.isFinite(v) ? new JsonPrimitive(v) : JsonNull.INSTANCE;
    }

    /** Reads {@link #json} again. */
    static Facts read(JsonObject json) {
        List<Score> classes = new ArrayList<>();
        for (JsonElement one : json.getAsJsonArray("classes")) {
            JsonObject c = one.getAsJsonObject();
            classes.add(new Score(c.get("class").getAsInt(), c.get("label").getAsString(), number(c.get("score"))));
        }
        Map<String, String> outputs = new LinkedHashMap<>();
        json.getAsJsonObject("outputs").entrySet().forEach(e -> outputs.put(e.getKey(), e.getValue().getAsString()));
        return new Facts(json.get("file").getAsString(), json.has("index") ? json.get("index").getAsInt() : -1,
                json.get("name").getAsString(), classes, json.get("part").getAsString(),
                json.get("target").getAsString(), json.get("gradient").getAsBoolean(), number(json.get("score")),
                number(json.get("relevance")), number(json.get("magnitude")), json.get("height").getAsInt(),
                json.get("width").getAsInt(), outputs, json.get("seconds").getAsDouble(),
                LedgerRows.read(json.getAsJsonArray(LedgerRows.NAME)));
    }

    static double number(@Nullable JsonElement json) {
        return json == null || json.isJsonNull() ? Double.NaN : json.getAsDouble();
    }
}
