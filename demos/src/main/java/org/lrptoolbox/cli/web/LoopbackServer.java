package org.lrptoolbox.cli.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;

/**
 * Shows a folder to browsers of this computer, and to nobody else. Its pages are isolated from others, as browsers
 * demand of those that use several threads.
 */
final class LoopbackServer implements AutoCloseable {
    private static final Map<String, List<String>> ISOLATED = Map.of("Cross-Origin-Opener-Policy",
            List.of("same-origin"), "Cross-Origin-Embedder-Policy", List.of("require-corp"));

    private final HttpServer server;

    /**
     * Starts.
     *
     * @param port where to listen; 0 for any that is free
     */
    LoopbackServer(Path folder, int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0, "/",
                SimpleFileServer.createFileHandler(folder.toRealPath()),
                Filter.beforeHandler("isolation", exchange -> {
                    Headers headers = exchange.getResponseHeaders();
                    headers.putAll(ISOLATED);
                    headers.set("Cache-Control", "no-cache");
                }));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** Where browsers find it. */
    String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
