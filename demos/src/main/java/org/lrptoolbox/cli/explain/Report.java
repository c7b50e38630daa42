package org.lrptoolbox.cli.explain;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.lrptoolbox.cli.input.Picture;
import org.lrptoolbox.cli.input.PictureLoader;
import org.lrptoolbox.cli.input.Source;
import org.lrptoolbox.image.ImageLayout;
import org.lrptoolbox.io.StoredArrays;
import org.lrptoolbox.io.AtomicFile;
import org.lrptoolbox.page.EvaluationSection;
import org.lrptoolbox.page.Modules;
import org.lrptoolbox.page.PageNames;
import org.lrptoolbox.page.Palettes;
import org.lrptoolbox.page.PictureData;
import org.lrptoolbox.page.RelevanceData;
import org.lrptoolbox.page.Template;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.Pooling;
import org.lrptoolbox.tensor.Tensor;

/**
 * All explanations of a folder as one page, {@code report.html}, which needs nothing else: facts from the journal,
 * relevance from the arrays that were written, pictures from where they lie. One explanation at a time is in memory, and a
 * run that went on later has all of them in its report. What {@code lrp evaluate} wrote into the folder is shown in it, too.
 *
 * @param place the output folder
 * @param loader reads pictures again
 * @param pooling how channels become one number a pixel
 */
record Report(OutputFolder place, PictureLoader loader, Pooling pooling) {
    /** What it is called in the output folder. */
    static final String NAME = PageNames.REPORT;

    private static final String FACTS = "<!-- facts -->";
    /** What options say that were not given. */
    private static final Set<String> NOTHING = Set.of("", "[]", "{}");
    private static final String CONTENT = "<!-- content -->";

    /**
     * What the page says of the run as a whole.
     *
     * @param title of the page
     * @param summary a line under it
     * @param provenance where explanations come from, as the journal has it: {@code rules} and texts
     * @param failed what could not be explained, a line each
     */
    record Frame(String title, String summary, JsonObject provenance, List<String> failed) {
        private JsonObject settings(double largest) {
            JsonObject settings = new JsonObject();
            settings.addProperty("summary", summary);
            settings.addProperty("largest", largest > 0 ? largest : 1);
            settings.add("palettes", Palettes.of(Palettes.USUAL));
            settings.add("rules", Objects.requireNonNullElseGet(provenance.get("rules"), JsonArray::new));
            JsonObject texts = new JsonObject();
            for (Map.Entry<String, JsonElement> fact : provenance.entrySet()) {
                if (fact.getValue().isJsonPrimitive() && !NOTHING.contains(fact.getValue().getAsString())) {
                    texts.add(fact.getKey(), fact.getValue());
                }
            }
            settings.add("provenance", texts);
            JsonArray lines = new JsonArray();
            failed.forEach(lines::add);
            settings.add("failed", lines);
            return settings;
        }
    }

    /**
     * Writes the page; an older one is replaced when all of it is there. What cards show comes first, then the script, then
     * pictures and relevance: browsers show the gallery while they still read the many megabytes of these.
     */
    Path write(ResultFiles.All explanations, Frame frame) throws IOException {
        double[] largest = {0};
        explanations.each((source, facts) -> largest[0] = Math.max(largest[0], facts.magnitude()));
        String page = Template.fill("report.html", Map.of("title", Template.text(frame.title), "style",
                Template.style(), "data", Template.json("settings", frame.settings(largest[0])) + FACTS, "body",
                CONTENT, "more",
                EvaluationSection.of(place.folder()), "script", Modules.text("report.js")));
        int facts = page.indexOf(FACTS);
        int content = page.indexOf(CONTENT);
        Path file = place.file(NAME);
        AtomicFile.write(file, out -> {
            write(page.substring(0, facts), out);
            explanations.each((source, of) -> write(Template.jsonOfMany("facts", card(of)), out));
            write(page.substring(facts + FACTS.length(), content), out);
            explanations.each((source, of) -> write(Template.jsonOfMany("content", content(source, of)), out));
            write(page.substring(content + CONTENT.length()), out);
        });
        return file;
    }

    private static void write(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject card(Facts facts) {
        JsonObject card = facts.json();
        card.remove(LedgerRows.NAME);
        return card;
    }

    private JsonObject content(Source source, Facts facts) throws IOException {
        JsonObject content = new JsonObject();
        LedgerRows.add(content, facts.ledger());
        Tensor relevance = StoredArrays
                .read(place.file(Objects.requireNonNull(facts.outputs().get(PictureFiles.RELEVANCE))))
                .toTensor();
        ImageLayout layout = loader.preprocessing().layout();
        if (loader.load(source) instanceof Picture.Readable picture) {
            ByteImage view = picture.view();
            content.add("view", PictureData.of(view));
            layout = picture.layout();
        }
        content.add("map", RelevanceData.of(pooling.apply(layout.toPicture(relevance, facts.height(), facts.width()))));
        return content;
    }
}
