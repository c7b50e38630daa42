package org.lrptoolbox.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** The kernel as a process, and Jupyter's wire protocol over its sockets. */
final class JupyterClient implements AutoCloseable {
    private static final String KEY = "a secret";
    private static final int PATIENCE_MS = 120_000;

    final ZMQ.Socket shell;
    final ZMQ.Socket control;
    final ZMQ.Socket stdin;
    final ZMQ.Socket iopub;
    final Process kernel;
    private final ZMQ.Socket heartbeat;
    private final Path folder;
    private final ZContext context = new ZContext();

    JupyterClient(String python, Path folder) throws Exception {
        this.folder = folder;
        List<ServerSocket> free = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            free.add(new ServerSocket(0));
        }
        List<Integer> ports = free.stream().map(ServerSocket::getLocalPort).toList();
        for (ServerSocket socket : free) {
            socket.close();
        }
        Path connection = Files.writeString(folder.resolve("connection.json"), new Gson().toJson(Map.of("transport",
                "tcp",
                "ip", "127.0.0.1", "shell_port", ports.get(0), "control_port", ports.get(1), "stdin_port", ports.get(2),
                "iopub_port", ports.get(3), "hb_port", ports.get(4), "key", KEY, "signature_scheme", "hmac-sha256")));
        kernel = new ProcessBuilder(python, "-m", "_lrp.kernel", "-f", connection.toString())
                .directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("kernel.log").toFile()).start();
        String identity = UUID.randomUUID().toString();
        shell = connect(SocketType.DEALER, ports.get(0), identity);
        control = connect(SocketType.DEALER, ports.get(1), identity);
        stdin = connect(SocketType.DEALER, ports.get(2), identity);
        iopub = connect(SocketType.SUB, ports.get(3), null);
        iopub.subscribe(new byte[0]);
        heartbeat = connect(SocketType.REQ, ports.get(4), null);
    }

    /** Waits until the kernel answers and is heard. */
    JupyterClient greeted() throws Exception {
        heartbeat.send("alive?");
        assertEquals("alive?", heartbeat.recvStr(), () -> log());
        // What is published before one has subscribed is lost: ask until one hears.
        iopub.setReceiveTimeOut(1000);
        boolean heard = false;
        for (int i = 0; i < 60 && !heard; i++) {
            request(shell, "kernel_info_request", Map.of());
            receive(shell);
            heard = receive(iopub) != null;
        }
        assertTrue(heard, () -> "nothing is published; " + log());
        iopub.setReceiveTimeOut(PATIENCE_MS);
        return this;
    }

    @Override
    public void close() {
        if (kernel.isAlive()) {
            kernel.destroyForcibly().onExit().completeOnTimeout(kernel, 10, TimeUnit.SECONDS).join();
        }
        context.close();
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("kernel.log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private ZMQ.Socket connect(SocketType type, int port, String identity) {
        ZMQ.Socket socket = context.createSocket(type);
        if (identity != null) {
            socket.setIdentity(identity.getBytes(StandardCharsets.UTF_8));
        }
        socket.setLinger(0);
        socket.setReceiveTimeOut(PATIENCE_MS);
        socket.connect("tcp://127.0.0.1:" + port);
        return socket;
    }

    private static String sign(String key, List<String> parts) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        parts.forEach(part -> mac.update(part.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(mac.doFinal());
    }

    /** Asks; the answer is told by the number that comes back. */
    String request(ZMQ.Socket socket, String type, Map<String, ?> content) throws Exception {
        return request(socket, type, content, KEY);
    }

    String request(ZMQ.Socket socket, String type, Map<String, ?> content, String key) throws Exception {
        String id = UUID.randomUUID().toString();
        List<String> parts = List
                .of(new Gson().toJson(Map.of("msg_id", id, "session", "test", "username", "test", "date", "",
                        "msg_type", type, "version", "5.3")), "{}", "{}", new Gson().toJson(content));
        socket.sendMore("<IDS|MSG>");
        socket.sendMore(sign(key, parts));
        for (int i = 0; i < 3; i++) {
            socket.sendMore(parts.get(i));
        }
        socket.send(parts.get(3));
        return id;
    }

    /** Header, parent and content of the next message, its signature checked; null where none comes. */
    static JsonObject[] receive(ZMQ.Socket socket) throws Exception {
        String frame = socket.recvStr();
        if (frame == null) {
            return null;
        }
        while (!frame.equals("<IDS|MSG>")) {
            frame = socket.recvStr();
        }
        String signature = socket.recvStr();
        List<String> parts = List.of(socket.recvStr(), socket.recvStr(), socket.recvStr(), socket.recvStr());
        assertEquals(sign(KEY, parts), signature);
        return new JsonObject[]{JsonParser.parseString(parts.get(0)).getAsJsonObject(),
            JsonParser.parseString(parts.get(1)).getAsJsonObject(),
            JsonParser.parseString(parts.get(3)).getAsJsonObject()};
    }

    /** The content of the answer. */
    JsonObject reply(ZMQ.Socket socket, String id) throws Exception {
        while (true) {
            JsonObject[] message = receive(socket);
            assertTrue(message != null, () -> "no reply; " + log());
            if (message[1].get("msg_id").getAsString().equals(id)) {
                return message[2];
            }
        }
    }

    /** What was published for a request up to "idle": types with contents. */
    List<Map.Entry<String, JsonObject>> published(String id) throws Exception {
        List<Map.Entry<String, JsonObject>> found = new ArrayList<>();
        while (true) {
            JsonObject[] message = receive(iopub);
            assertTrue(message != null, () -> "nothing is published; " + log());
            if (!message[1].has("msg_id") || !message[1].get("msg_id").getAsString().equals(id)) {
                continue;
            }
            String type = message[0].get("msg_type").getAsString();
            if (type.equals("status")) {
                if (message[2].get("execution_state").getAsString().equals("idle")) {
                    return found;
                }
            } else {
                found.add(Map.entry(type, message[2]));
            }
        }
    }

    /** A cell that was run. */
    record Cell(JsonObject reply, List<Map.Entry<String, JsonObject>> output) {
        String status() {
            return reply.get("status").getAsString();
        }

        JsonObject first(String type) {
            return output.stream().filter(e -> e.getKey().equals(type)).findFirst().orElseThrow().getValue();
        }

        String text() {
            return output.stream().filter(e -> e.getKey().equals("stream"))
                    .map(e -> e.getValue().get("text").getAsString())
                    .reduce("", String::concat);
        }
    }

    Cell execute(String code) throws Exception {
        String id = request(shell, "execute_request", Map.of("code", code, "silent", false, "store_history", true,
                "user_expressions", Map.of(), "allow_stdin", true, "stop_on_error", true));
        return new Cell(reply(shell, id), published(id));
    }
}
