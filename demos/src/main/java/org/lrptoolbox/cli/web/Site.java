package org.lrptoolbox.cli.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.lrptoolbox.io.Folders;
import org.lrptoolbox.io.AtomicFile;
import org.lrptoolbox.onnx.compile.CompiledModel;
import org.lrptoolbox.page.Modules;
import org.lrptoolbox.page.Template;

/**
 * A static site that explains pictures in the visitor's browser.
 *
 * @param title what it is called
 * @param settings what its script has to know, without files
 * @param explainers one compiled model for each set of rules
 * @param samples pictures to begin with
 * @param runtime what runs the explainers
 */
record Site(String title, JsonObject settings, List<Compiled> explainers, List<Path> samples,
        BrowserRuntime runtime) {
    /**
     * A compiled model and what the page says of it.
     *
     * @param name of its rules
     * @param rules which rule each layer has
     * @param gradient whether it computes a gradient, whose sum means nothing in particular
     * @param model prediction and relevance
     */
    record Compiled(String name, String rules, boolean gradient, CompiledModel model) {
        private String file() {
            return "explainers/" + name + ".onnx";
        }
    }

    /** Writes {@code index.html} and, beside it, explainers, samples and the runtime, if it is not on the network. */
    void write(Path folder) throws IOException {
        Folders.create(folder.resolve("explainers"));
        for (Compiled explainer : explainers) {
            explainer.model.write(folder.resolve(explainer.file()));
        }
        if (!samples.isEmpty()) {
            Folders.create(folder.resolve("samples"));
        }
        List<String> names = sampleNames();
        for (int i = 0; i < samples.size(); i++) {
            SiteFiles.copy(samples.get(i), folder.resolve("samples").resolve(names.get(i)));
        }
        runtime.copyTo(folder);
        page(folder.resolve("index.html"), List.of());
    }

    /** Writes {@code index.html} with everything inside, which works without a server. */
    void writeInOnePiece(Path folder) throws IOException {
        Folders.create(folder);
        List<String> inside = new ArrayList<>();
        for (Map.Entry<String, Path> part : runtime.inside().entrySet()) {
            inside.add(Template.base64("runtime-" + part.getKey(), base64(part.getValue())));
        }
        for (int i = 0; i < explainers.size(); i++) {
            Path file = Files.createTempFile(folder, ".explainer", ".onnx");
            try {
                explainers.get(i).model.write(file);
                inside.add(Template.base64("model-" + i, base64(file)));
            } finally {
                Files.deleteIfExists(file);
            }
        }
        for (int i = 0; i < samples.size(); i++) {
            inside.add(Template.base64("sample-" + i, base64(samples.get(i))));
        }
        page(folder.resolve("index.html"), inside);
    }

    private static String base64(Path file) throws IOException {
        return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
    }

    private void page(Path file, List<String> inside) throws IOException {
        JsonObject all = settings.deepCopy();
        JsonArray composites = new JsonArray();
        for (Compiled explainer : explainers) {
            JsonObject one = new JsonObject();
            one.addProperty("name", explainer.name);
            one.addProperty("file", explainer.file());
            one.addProperty("gradient", explainer.gradient);
            one.addProperty("rules", explainer.rules);
            composites.add(one);
        }
        all.add("composites", composites);
        JsonArray names = new JsonArray();
        sampleNames().forEach(names::add);
        all.add("samples", names);
        JsonObject from = runtime.settings();
        if (!inside.isEmpty()) {
            from.remove("webgpu");
        }
        all.add("runtime", from);
        String data = Template.json("settings", all) + Template.script("worker", Modules.text("worker.js"))
                + String.join("", inside);
        String html = Template.fill("site.html", Map.of("title", Template.text(title), "style", Template.style(),
                "data", data, "script", Modules.text("site.js")));
        AtomicFile.write(file, out -> out.write(html.getBytes(StandardCharsets.UTF_8)));
    }

    /** Names of samples, told apart where two folders hold the same one. */
    private List<String> sampleNames() {
        List<String> names = new ArrayList<>();
        for (Path sample : samples) {
            String name = String.valueOf(sample.getFileName());
            names.add(names.contains(name) ? names.size() + "-" + name : name);
        }
        return names;
    }
}
