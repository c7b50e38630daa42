package org.lrptoolbox.cli.explain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.onnx.runtime.Ort;
import org.lrptoolbox.text.Printable;

/** Where explanations come from: what is written at the head of a journal for whoever reads it later. */
final class Provenance {
    /** The fact that names the engine. */
    static final String ENGINE = "engine";

    private static final String JAVA = "java";

    private Provenance() {}

    /**
     * As one object of JSON: when, where, by what, and which rule each layer had.
     *
     * @param facts more to be written, among them which engine computed
     */
    static JsonObject json(Explainer explainer, Map<String, String> facts) {
        JsonObject json = new JsonObject();
        json.addProperty("begun", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        json.addProperty("toolbox", Objects.requireNonNullElse(
                Provenance.class.getPackage().getImplementationVersion(), "(development)"));
        if (!facts.getOrDefault(ENGINE, JAVA).startsWith(JAVA)) {
            json.addProperty("ONNX Runtime", Ort.environment().getVersion());
        }
        json.addProperty("java", System.getProperty("java.version"));
        json.addProperty("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        facts.forEach(json::addProperty);
        JsonArray rules = new JsonArray();
        for (Node node : explainer.network().nodes()) {
            JsonObject row = new JsonObject();
            row.addProperty("layer", Printable.line(node.name()));
            row.addProperty("rule", explainer.rules().rule(node).label());
            rules.add(row);
        }
        json.add("rules", rules);
        return json;
    }
}
