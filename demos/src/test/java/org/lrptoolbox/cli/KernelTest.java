package org.lrptoolbox.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.python.run.PythonRunner;
import org.lrptoolbox.testing.Signals;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** The kernel as a process, spoken to by Jupyter's wire protocol over its sockets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KernelTest {
    private static final String KEY = "a secret";
    private static final int PATIENCE_MS = 120_000;

    private Path folder;

    private final ZContext context = new ZContext();
    private ZMQ.Socket shell;
    private ZMQ.Socket control;
    private ZMQ.Socket stdin;
    private ZMQ.Socket iopub;
    private ZMQ.Socket heartbeat;
    private Process kernel;

    @BeforeAll
    void start(@TempDir Path own) throws Exception {
        folder = own;
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
        String python = PythonRunner.executable();
        assumeTrue(!python.isEmpty(), "the user's cache cannot be written to");
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
    }

    @AfterAll
    void stop() throws InterruptedException {
        if (kernel != null && kernel.isAlive()) {
            kernel.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
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

    private String request(ZMQ.Socket socket, String type, Map<String, ?> content) throws Exception {
        return request(socket, type, content, KEY);
    }

    private String request(ZMQ.Socket socket, String type, Map<String, ?> content, String key) throws Exception {
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
    private static JsonObject[] receive(ZMQ.Socket socket) throws Exception {
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

    private JsonObject reply(ZMQ.Socket socket, String id) throws Exception {
        while (true) {
            JsonObject[] message = receive(socket);
            assertTrue(message != null, () -> "no reply; " + log());
            if (message[1].get("msg_id").getAsString().equals(id)) {
                return message[2];
            }
        }
    }

    /** What was published for a request up to "idle": types with contents. */
    private List<Map.Entry<String, JsonObject>> published(String id) throws Exception {
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

    private record Cell(JsonObject reply, List<Map.Entry<String, JsonObject>> output) {
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

    private Cell execute(String code) throws Exception {
        String id = request(shell, "execute_request", Map.of("code", code, "silent", false, "store_history", true,
                "user_expressions", Map.of(), "allow_stdin", true, "stop_on_error", true));
        return new Cell(reply(shell, id), published(id));
    }

    @Test
    void cellsPrintShowValuesAndRaise() throws Exception {
        Cell cell = execute("import sys\nprint('out'); print('err', file=sys.stderr)\nx = 20\nx + 1");
        assertEquals("ok", cell.status(), cell.toString());
        assertTrue(cell.text().contains("out\n") && cell.text().contains("err\n"), cell.text());
        assertEquals("21", cell.first("execute_result").getAsJsonObject("data").get("text/plain").getAsString());
        assertEquals("import sys\nprint('out'); print('err', file=sys.stderr)\nx = 20\nx + 1",
                cell.first("execute_input").get("code").getAsString());
        assertEquals("ok", execute("x;").status());
        Cell failed = execute("def f(): return 1 / 0\nf()");
        assertEquals("error", failed.status());
        assertEquals("ZeroDivisionError", failed.first("error").get("ename").getAsString());
        assertTrue(failed.first("error").getAsJsonArray("traceback").toString().contains("return 1 / 0"));
        assertEquals("SyntaxError", execute("x = = 1").first("error").get("ename").getAsString());
        assertEquals("20\n", execute("%matplotlib inline\nprint(x)").text());
        assertEquals("<b>x</b>", execute("from IPython.display import HTML\nHTML('<b>x</b>')").first("execute_result")
                .getAsJsonObject("data").get("text/html").getAsString());
    }

    @Test
    void figuresAreShownInTheNotebook() throws Exception {
        for (String end : List.of("plt.show()", "pass")) {
            Cell cell = execute("import matplotlib.pyplot as plt\nplt.plot([1, 2, 3])\n" + end);
            assertEquals("ok", cell.status(), cell.toString());
            String png = cell.first("display_data").getAsJsonObject("data").get("image/png").getAsString();
            byte[] bytes = Base64.getDecoder().decode(png);
            assertEquals("PNG", new String(bytes, 1, 3, StandardCharsets.US_ASCII));
        }
        try (var files = Files.list(folder)) {
            assertFalse(files.anyMatch(file -> file.toString().endsWith(".png")));
        }
    }

    @Test
    void namesAreCompletedAndDescribed() throws Exception {
        execute("def triple(a, b=2):\n    '''Thrice a.'''\n    return 3 * a");
        JsonObject completed = reply(shell,
                request(shell, "complete_request", Map.of("code", "y = trip", "cursor_pos", 8)));
        assertTrue(completed.getAsJsonArray("matches").toString().contains("triple"), completed.toString());
        assertEquals(4, completed.get("cursor_start").getAsInt());
        JsonObject described = reply(shell, request(shell, "inspect_request", Map.of("code", "triple(", "cursor_pos", 7,
                "detail_level", 0)));
        String text = described.getAsJsonObject("data").get("text/plain").getAsString();
        assertTrue(text.contains("triple(a, b=2)") && text.contains("Thrice a."), text);
        assertFalse(reply(shell, request(shell, "inspect_request", Map.of("code", "nothing_such", "cursor_pos", 4)))
                .get("found").getAsBoolean());
        for (List<String> line : List.of(List.of("1 + 1", "complete"), List.of("for i in x:", "incomplete"),
                List.of("x = [1,", "incomplete"), List.of("x = = 1", "invalid"))) {
            assertEquals(line.get(1), reply(shell, request(shell, "is_complete_request", Map.of("code", line.get(0))))
                    .get("status").getAsString(), line.get(0));
        }
        assertEquals("5.3", reply(shell, request(shell, "kernel_info_request", Map.of())).get("protocol_version")
                .getAsString());
    }

    @Test
    void questionsAreAnswered() throws Exception {
        String id = request(shell, "execute_request", Map.of("code", "print('got', input('name? '))", "silent", false,
                "allow_stdin", true));
        JsonObject[] question = receive(stdin);
        assertEquals("name? ", question[2].get("prompt").getAsString());
        request(stdin, "input_reply", Map.of("value", "Ada"));
        assertEquals("ok", reply(shell, id).get("status").getAsString());
        assertEquals("got Ada\n", new Cell(new JsonObject(), published(id)).text());
    }

    @Test
    void anInterruptEndsACellAndNothingElse() throws Exception {
        Signals.assumeInterruptsArrive();
        execute("kept = 7");
        String id = request(shell, "execute_request", Map.of("code",
                "import time\nprint('begun', flush=True)\nwhile True:\n    time.sleep(0.01)", "silent", false));
        String waiting = request(shell, "execute_request", Map.of("code", "print('never')", "silent", false));
        while (!receive(iopub)[0].get("msg_type").getAsString().equals("stream")) {
            continue;
        }
        assertEquals("ok", reply(control, request(control, "interrupt_request", Map.of())).get("status").getAsString());
        JsonObject reply = reply(shell, id);
        assertEquals("KeyboardInterrupt", reply.get("ename").getAsString(), reply.toString());
        assertEquals("aborted", reply(shell, waiting).get("status").getAsString());
        assertEquals("7\n", execute("print(kept)").text());
    }

    @Test
    void messagesWithAWrongSignatureAreDropped() throws Exception {
        request(shell, "execute_request", Map.of("code", "stolen = 1", "silent", false), "another key");
        assertEquals("False\n", execute("print('stolen' in globals())").text());
    }

    @Test
    void installWritesWhatJupyterReads() throws IOException {
        StringWriter out = new StringWriter();
        assertEquals(0,
                Main.execute(new PrintWriter(out), "kernel", "install", "--prefix", folder.resolve("env").toString()));
        Path file = folder.resolve("env/share/jupyter/kernels/lrp/kernel.json");
        assertTrue(out.toString().contains(file.getParent().toString()), out.toString());
        JsonObject description = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        assertEquals("LRP Toolbox", description.get("display_name").getAsString());
        assertTrue(Files.isExecutable(Path.of(description.getAsJsonArray("argv").get(0).getAsString())));
    }

    @Test
    void shutdownEndsTheProcess() throws Exception {
        KernelTest other = new KernelTest();
        other.start(Files.createDirectory(folder.resolve("other")));
        try {
            other.execute("open('left', 'w').write('written')");
            JsonObject reply = other.reply(other.control, other.request(other.control, "shutdown_request",
                    Map.of("restart", false)));
            assertFalse(reply.get("restart").getAsBoolean());
            assertTrue(other.kernel.waitFor(60, TimeUnit.SECONDS));
            assertEquals("written", Files.readString(other.folder.resolve("left")));
        } finally {
            other.stop();
        }
    }
}
