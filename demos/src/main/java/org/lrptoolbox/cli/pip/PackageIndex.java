package org.lrptoolbox.cli.pip;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** An index of packages, asked as PEP 691 says. */
final class PackageIndex {
    static final String USUAL = "https://pypi.org/simple";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FOUND = 200;
    private static final int NOWHERE = 404;

    private final URI address;
    private final HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(PATIENCE).build();

    PackageIndex(String address) {
        this.address = URI.create(address.endsWith("/") ? address : address + "/");
    }

    /** A wheel to download. */
    record Found(WheelName wheel, URI address, @Nullable String sha256) {}

    /**
     * The newest wheel that will do.
     *
     * @throws NativeCodeException if all wheels that would do have native code
     */
    Found find(Requirement wanted) throws IOException, InterruptedException {
        List<Found> wheels = new ArrayList<>();
        URI page = address.resolve(wanted.name() + "/");
        for (JsonElement element : page(page, wanted).getAsJsonArray("files")) {
            JsonObject file = element.getAsJsonObject();
            Optional<WheelName> wheel = WheelName.of(file.get("filename").getAsString());
            if (wheel.isPresent() && wanted.versions().allow(wheel.get().version()) && isForUs(file)) {
                JsonObject hashes = file.getAsJsonObject("hashes");
                JsonElement hash = hashes == null ? null : hashes.get("sha256");
                wheels.add(new Found(wheel.get(), page.resolve(file.get("url").getAsString()),
                        hash == null ? null : hash.getAsString()));
            }
        }
        Map<Version, Found> pure = new TreeMap<>();
        wheels.stream().filter(f -> f.wheel().pure()).forEach(f -> pure.put(f.wheel().version(), f));
        Optional<Found> best = Specifiers.newest(pure.keySet(), wanted.versions()).map(pure::get);
        if (best.isEmpty() && !wheels.isEmpty()) {
            throw new NativeCodeException(wanted.name() + " has native code: its wheels are for "
                    + wheels.getLast().wheel().tags() + " and the like, which Java's Python cannot load");
        }
        return best.orElseThrow(() -> new IOException("no wheel of " + wanted + " on " + address
                + "; packages without wheels would have to be built, which runs their code"));
    }

    private static boolean isForUs(JsonObject file) {
        JsonElement yanked = file.get("yanked");
        if (yanked != null && !(yanked.isJsonPrimitive() && yanked.getAsString().equals("false"))) {
            return false;
        }
        JsonElement python = file.get("requires-python");
        try {
            return python == null || python.isJsonNull()
                    || Specifiers.of(python.getAsString()).allow(Version.of(Marker.PYTHON).orElseThrow());
        } catch (IllegalArgumentException e) {
            return true; // as pip does
        }
    }

    private JsonObject page(URI page, Requirement wanted) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(page).timeout(PATIENCE)
                .header("Accept", "application/vnd.pypi.simple.v1+json").build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == NOWHERE) {
            throw new IOException("there is no package " + wanted.name() + " on " + address);
        }
        if (answer.statusCode() != FOUND) {
            throw new IOException(page + " answers " + answer.statusCode());
        }
        try {
            return JsonParser.parseString(answer.body()).getAsJsonObject();
        } catch (JsonParseException | IllegalStateException e) {
            throw new IOException(page + " does not answer in JSON, as PEP 691 asks; choose another --index-url", e);
        }
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        try {
            return client.send(request, handler);
        } catch (ConnectException e) {
            throw new IOException(
                    request.uri() + " cannot be reached; wheels that lie here are installed by their file's "
                            + "name, or from a folder with --find-links DIR --no-index",
                    e);
        }
    }

    /** Downloads a wheel into a folder. */
    Path download(Found found, Path folder) throws IOException, InterruptedException {
        String path = found.address().getPath();
        Path file = folder.resolve(path.substring(path.lastIndexOf('/') + 1));
        HttpResponse<Path> answer = send(HttpRequest.newBuilder(found.address()).timeout(PATIENCE).build(),
                HttpResponse.BodyHandlers.ofFile(file));
        if (answer.statusCode() != FOUND) {
            throw new IOException(found.address() + " answers " + answer.statusCode());
        }
        if (found.sha256() != null && !found.sha256().equalsIgnoreCase(sha256(file))) {
            throw new IOException(found.address() + " is not the file that the index describes: its SHA-256 differs");
        }
        return file;
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
