package org.lrptoolbox.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** One page in a headless Chromium, driven by the DevTools protocol; what goes wrong in it is collected. */
public final class Browser implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("DevTools listening on (ws://\\S+)");
    private static final int SECONDS = 120;

    private final Process chromium;
    private final Path profile;
    private final WebSocket socket;
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private final StringBuilder message = new StringBuilder();
    private final String session;

    private Browser(Process chromium, Path profile, URI address) throws IOException {
        this.chromium = chromium;
        this.profile = profile;
        socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, new Ears()).join();
        String target = send("", "Target.createTarget", Map.of("url", "about:blank")).get("targetId").getAsString();
        session = send("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true)).get("sessionId")
                .getAsString();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", Map.of());
        }
    }

    /** The program, if there is one on the path. */
    public static Optional<Path> program() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(Path.of(folder)::resolve))
                .filter(Files::isExecutable).findFirst();
    }

    /** Starts one. */
    public static Browser open(Path program) throws IOException {
        Path profile = Files.createTempDirectory("lrp-browser");
        Process process = new ProcessBuilder(program.toString(), "--headless=new", "--no-sandbox", "--disable-gpu",
                "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-dev-shm-usage", "--remote-debugging-port=0", "--user-data-dir=" + profile,
                "--window-size=1200,900", "about:blank").redirectErrorStream(true).start();
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher m = ADDRESS.matcher(line);
            if (m.find()) {
                // What it says later is read and forgotten, or it would wait for room.
                Thread.ofVirtual().start(() -> lines.lines().forEach(rest -> {}));
                return new Browser(process, profile, URI.create(m.group(1)));
            }
        }
        process.destroyForcibly();
        throw new IOException(program + " ended without saying where to reach it");
    }

    /** Opens an address, with an empty list of complaints. */
    public void go(String address) throws IOException {
        complaints.clear();
        call("Page.navigate", Map.of("url", address));
    }

    /** The value of an expression, when its promise is kept. */
    public JsonElement eval(String expression) throws IOException {
        JsonObject answer = call("Runtime.evaluate",
                Map.of("expression", expression, "awaitPromise", true, "returnByValue", true, "userGesture", true));
        if (answer.has("exceptionDetails")) {
            throw new IOException(expression + ": " + answer.get("exceptionDetails"));
        }
        JsonObject result = answer.getAsJsonObject("result");
        return result.has("value") ? result.get("value") : new JsonObject();
    }

    /** Waits until an expression is true. */
    public void await(String condition) throws IOException {
        eval("new Promise(done => { const look = () => { let yes = false; try { yes = " + condition
                + " } catch {} if (yes) done(true); else setTimeout(look, 30); }; look(); })");
    }

    /** Moves a pressed mouse along points, in pixels of the page. */
    public void drag(double[]... points) throws IOException {
        mouse("mousePressed", points[0]);
        for (double[] point : points) {
            mouse("mouseMoved", point);
        }
        mouse("mouseReleased", points[points.length - 1]);
    }

    /** Presses and lets go at one place. */
    public void click(double... point) throws IOException {
        mouse("mousePressed", point);
        mouse("mouseReleased", point);
    }

    private void mouse(String what, double... point) throws IOException {
        call("Input.dispatchMouseEvent", Map.of("type", what, "x", point[0], "y", point[1], "button", "left",
                "buttons", what.equals("mouseReleased") ? 0 : 1, "clickCount", 1));
    }

    /** Presses and releases a key, by its name such as {@code ArrowRight}. */
    public void press(String key) throws IOException {
        call("Input.dispatchKeyEvent", Map.of("type", "keyDown", "key", key));
        call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
    }

    /** A picture of the page. */
    public void screenshot(Path file) throws IOException {
        String data = call("Page.captureScreenshot", Map.of("format", "png")).get("data").getAsString();
        Files.write(file, Base64.getDecoder().decode(data));
    }

    /** Sets the size of the window. */
    public void resize(int width, int height) throws IOException {
        call("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    /** Errors of scripts, of the console and of the network since the page was opened. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Calls a method of the protocol. */
    public JsonObject call(String method, Map<String, Object> parameters) throws IOException {
        return send(session, method, parameters);
    }

    private JsonObject send(String to, String method, Map<String, Object> parameters) throws IOException {
        int id = calls.incrementAndGet();
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        answers.put(id, answer);
        JsonObject call = new JsonObject();
        call.addProperty("id", id);
        call.addProperty("method", method);
        if (!to.isEmpty()) {
            call.addProperty("sessionId", to);
        }
        JsonObject values = new JsonObject();
        parameters.forEach((name, value) -> values.add(name, value instanceof Boolean b
                ? new com.google.gson.JsonPrimitive(b)
                : value instanceof Number n
                        ? new com.google.gson.JsonPrimitive(n)
                        : new com.google.gson.JsonPrimitive(value.toString())));
        call.add("params", values);
        socket.sendText(call.toString(), true).join();
        try {
            return answer.get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(method + ": " + e, e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        chromium.destroy();
        try {
            if (!chromium.waitFor(SECONDS, TimeUnit.SECONDS)) {
                chromium.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // A helper process of the browser may still write there; the folder is a temporary one.
        }
    }

    private final class Ears implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                hear(JsonParser.parseString(message.toString()).getAsJsonObject());
                message.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }

        private void hear(JsonObject said) {
            if (said.has("id")) {
                CompletableFuture<JsonObject> waiting = answers.remove(said.get("id").getAsInt());
                if (waiting != null && said.has("error")) {
                    waiting.completeExceptionally(new IOException(said.get("error").toString()));
                } else if (waiting != null) {
                    waiting.complete(said.getAsJsonObject("result"));
                }
                return;
            }
            JsonObject details = said.getAsJsonObject("params");
            String event = said.get("method").getAsString();
            if (event.equals("Runtime.exceptionThrown") || event.equals("Network.loadingFailed")
                    || event.equals("Log.entryAdded") && isError(details.getAsJsonObject("entry"), "level")
                    || event.equals("Runtime.consoleAPICalled") && isError(details, "type")) {
                complaints.add(details.toString());
            }
        }

        private static boolean isError(JsonObject entry, String key) {
            return entry.get(key).getAsString().equals("error");
        }
    }
}
