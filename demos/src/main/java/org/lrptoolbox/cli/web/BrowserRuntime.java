package org.lrptoolbox.cli.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * ONNX Runtime for browsers (the npm package onnxruntime-web): where a page gets it, and what its files must hash to.
 *
 * @param folder where its files lie, a copy of the package or of its {@code dist} folder; null for the network
 */
record BrowserRuntime(@Nullable Path folder) {
    /** The version whose hashes are known. */
    static final String VERSION = "1.30.0";

    private static final String NETWORK = "https://cdn.jsdelivr.net/npm/onnxruntime-web@" + VERSION + "/dist/";
    /** The parts, by the names that the page's modules have for them. */
    private static final List<String> PARTS = List.of("script", "glue", "wasm");
    private static final List<String> ON_CPU = List.of("ort.wasm.min.mjs", "ort-wasm-simd-threaded.mjs",
            "ort-wasm-simd-threaded.wasm");
    private static final List<String> ON_GPU = List.of("ort.webgpu.min.mjs", "ort-wasm-simd-threaded.asyncify.mjs",
            "ort-wasm-simd-threaded.asyncify.wasm");
    /** SHA-384 of the files of {@link #VERSION}. */
    private static final Map<String, String> HASHES = Map.of(
            "ort.wasm.min.mjs", "SfFfy/pvthiOsgaw3KX0bV5TfQ6Iq+oY9KutMe4SxIuHH4cl+DCSD4rTsYOoG1tJ",
            "ort-wasm-simd-threaded.mjs", "XcXA/MtAf0WpB8e023xQH9CM7RIjiugakT7x99DIwpFf7k56BIFFcAPerIF7FDad",
            "ort-wasm-simd-threaded.wasm", "vjBJ1z7qrhkTyYsNqKeF6c7N+nOJSU94czEo+tvZcu8G75JparGq9kB+kTnEUNVM",
            "ort.webgpu.min.mjs", "FPQBMbud8ICuP0Ii+Gr95KWEX9pKHtUC3lacIp0aPI8WYluKvTsEGQ3AE2Ze3QlL",
            "ort-wasm-simd-threaded.asyncify.mjs", "qViEcCGzsR/m8nlQwIsbYh7afN4thuraqFYDQY6huvmoLVoZq/eYawQ1wrv8nnhA",
            "ort-wasm-simd-threaded.asyncify.wasm",
            "EPVDLTxuO663dkZO/pcKJF6vOyyfq/5z9FY1oksN0UWFX2ABH4wDDZQHeNoUleWR");

    /** From the network, or a folder. */
    static BrowserRuntime of(String said) throws IOException {
        if (said.equals("cdn")) {
            return new BrowserRuntime(null);
        }
        Path given = Path.of(said);
        for (Path folder : List.of(given, given.resolve("dist"), given.resolve("package/dist"))) {
            if (Files.isRegularFile(folder.resolve(ON_CPU.getFirst()))) {
                return new BrowserRuntime(folder);
            }
        }
        throw new NoSuchFileException(said, null, "holds no " + ON_CPU.getFirst()
                + "; expected cdn, or a folder with the npm package onnxruntime-web (npm pack onnxruntime-web@"
                + VERSION + ", then unpack it)");
    }

    /** Whether it is asked for over the network. */
    boolean isRemote() {
        return folder == null;
    }

    /** What a page has to know; hashes are those of the files that it will get. */
    JsonObject settings() throws IOException {
        JsonObject settings = new JsonObject();
        settings.addProperty("label", "onnxruntime-web " + (folder == null ? VERSION : "from a local copy"));
        settings.addProperty("base", folder == null ? NETWORK : "runtime/");
        settings.add("wasm", parts(ON_CPU));
        if (folder == null || Files.isRegularFile(folder.resolve(ON_GPU.getFirst()))) {
            settings.add("webgpu", parts(ON_GPU));
        }
        return settings;
    }

    private JsonObject parts(List<String> names) throws IOException {
        JsonObject parts = new JsonObject();
        for (int i = 0; i < names.size(); i++) {
            JsonObject part = new JsonObject();
            part.addProperty("name", names.get(i));
            part.addProperty("integrity", "sha384-" + hash(names.get(i)));
            parts.add(PARTS.get(i), part);
        }
        return parts;
    }

    private String hash(String name) throws IOException {
        if (folder == null) {
            return HASHES.getOrDefault(name, "");
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-384");
            return Base64.getEncoder().encodeToString(digest.digest(Files.readAllBytes(folder.resolve(name))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Copies the files beside a page. */
    void copyTo(Path site) throws IOException {
        if (folder == null) {
            return;
        }
        Path place = Files.createDirectories(site.resolve("runtime"));
        for (List<String> names : List.of(ON_CPU, ON_GPU)) {
            for (String name : names) {
                if (Files.isRegularFile(folder.resolve(name))) {
                    SiteFiles.copy(folder.resolve(name), place.resolve(name));
                }
            }
        }
    }

    /** The files for a page in one piece, by part; without those for GPUs, which are large. */
    Map<String, Path> inside() {
        if (folder == null) {
            throw new IllegalStateException("files of the network cannot be put inside");
        }
        return Map.of(PARTS.get(0), folder.resolve(ON_CPU.get(0)), PARTS.get(1), folder.resolve(ON_CPU.get(1)),
                PARTS.get(2), folder.resolve(ON_CPU.get(2)));
    }
}
