package org.lrptoolbox.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.python.run.PythonRunner;
import org.lrptoolbox.testing.Signals;

/** The kernel, spoken to as notebooks do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KernelTest {
    private Path folder;
    private JupyterClient jupyter;

    @BeforeAll
    void start(@TempDir Path own) throws Exception {
        folder = own;
        String python = PythonRunner.executable();
        assumeTrue(!python.isEmpty(), "the user's cache cannot be written to");
        jupyter = new JupyterClient(python, own);
        jupyter.greeted();
    }

    @AfterAll
    void stop() throws InterruptedException {
        if (jupyter != null) {
            jupyter.close();
        }
    }

    @Test
    void cellsPrintShowValuesAndRaise() throws Exception {
        JupyterClient.Cell cell = jupyter
                .execute("import sys\nprint('out'); print('err', file=sys.stderr)\nx = 20\nx + 1");
        assertEquals("ok", cell.status(), cell.toString());
        assertTrue(cell.text().contains("out\n") && cell.text().contains("err\n"), cell.text());
        assertEquals("21", cell.first("execute_result").getAsJsonObject("data").get("text/plain").getAsString());
        assertEquals("import sys\nprint('out'); print('err', file=sys.stderr)\nx = 20\nx + 1",
                cell.first("execute_input").get("code").getAsString());
        assertEquals("ok", jupyter.execute("x;").status());
        JupyterClient.Cell failed = jupyter.execute("def f(): return 1 / 0\nf()");
        assertEquals("error", failed.status());
        assertEquals("ZeroDivisionError", failed.first("error").get("ename").getAsString());
        assertTrue(failed.first("error").getAsJsonArray("traceback").toString().contains("return 1 / 0"));
        assertEquals("SyntaxError", jupyter.execute("x = = 1").first("error").get("ename").getAsString());
        assertEquals("20\n", jupyter.execute("%matplotlib inline\nprint(x)").text());
        assertEquals("<b>x</b>",
                jupyter.execute("from IPython.display import HTML\nHTML('<b>x</b>')").first("execute_result")
                        .getAsJsonObject("data").get("text/html").getAsString());
    }

    @Test
    void figuresAreShownInTheNotebook() throws Exception {
        for (String end : List.of("plt.show()", "pass")) {
            JupyterClient.Cell cell = jupyter.execute("import matplotlib.pyplot as plt\nplt.plot([1, 2, 3])\n" + end);
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
        jupyter.execute("def triple(a, b=2):\n    '''Thrice a.'''\n    return 3 * a");
        JsonObject completed = jupyter.reply(jupyter.shell,
                jupyter.request(jupyter.shell, "complete_request", Map.of("code", "y = trip", "cursor_pos", 8)));
        assertTrue(completed.getAsJsonArray("matches").toString().contains("triple"), completed.toString());
        assertEquals(4, completed.get("cursor_start").getAsInt());
        JsonObject described = jupyter.reply(jupyter.shell,
                jupyter.request(jupyter.shell, "inspect_request", Map.of("code", "triple(", "cursor_pos", 7,
                        "detail_level", 0)));
        String text = described.getAsJsonObject("data").get("text/plain").getAsString();
        assertTrue(text.contains("triple(a, b=2)") && text.contains("Thrice a."), text);
        assertFalse(jupyter
                .reply(jupyter.shell,
                        jupyter.request(jupyter.shell, "inspect_request",
                                Map.of("code", "nothing_such", "cursor_pos", 4)))
                .get("found").getAsBoolean());
        for (List<String> line : List.of(List.of("1 + 1", "complete"), List.of("for i in x:", "incomplete"),
                List.of("x = [1,", "incomplete"), List.of("x = = 1", "invalid"))) {
            assertEquals(line.get(1),
                    jupyter.reply(jupyter.shell,
                            jupyter.request(jupyter.shell, "is_complete_request", Map.of("code", line.get(0))))
                            .get("status").getAsString(),
                    line.get(0));
        }
        assertEquals("5.3",
                jupyter.reply(jupyter.shell, jupyter.request(jupyter.shell, "kernel_info_request", Map.of()))
                        .get("protocol_version")
                        .getAsString());
    }

    @Test
    void questionsAreAnswered() throws Exception {
        String id = jupyter.request(jupyter.shell, "execute_request",
                Map.of("code", "print('got', input('name? '))", "silent", false,
                        "allow_stdin", true));
        JsonObject[] question = JupyterClient.receive(jupyter.stdin);
        assertEquals("name? ", question[2].get("prompt").getAsString());
        jupyter.request(jupyter.stdin, "input_reply", Map.of("value", "Ada"));
        assertEquals("ok", jupyter.reply(jupyter.shell, id).get("status").getAsString());
        assertEquals("got Ada\n", new JupyterClient.Cell(new JsonObject(), jupyter.published(id)).text());
    }

    @Test
    void anInterruptEndsACellAndNothingElse() throws Exception {
        Signals.assumeInterruptsArrive();
        jupyter.execute("kept = 7");
        String id = jupyter.request(jupyter.shell, "execute_request", Map.of("code",
                "import time\nprint('begun', flush=True)\nwhile True:\n    time.sleep(0.01)", "silent", false));
        String waiting = jupyter.request(jupyter.shell, "execute_request",
                Map.of("code", "print('never')", "silent", false));
        while (!JupyterClient.receive(jupyter.iopub)[0].get("msg_type").getAsString().equals("stream")) {
            continue;
        }
        assertEquals("ok",
                jupyter.reply(jupyter.control, jupyter.request(jupyter.control, "interrupt_request", Map.of()))
                        .get("status").getAsString());
        JsonObject reply = jupyter.reply(jupyter.shell, id);
        assertEquals("KeyboardInterrupt", reply.get("ename").getAsString(), reply.toString());
        assertEquals("aborted", jupyter.reply(jupyter.shell, waiting).get("status").getAsString());
        assertEquals(List.of(), jupyter.published(waiting), "nothing but its beginning and its end");
        assertEquals("7\n", jupyter.execute("print(kept)").text());
    }

    /** A loop that calls nothing is ended by the interpreter itself, before it comes to the handler of the signal. */
    @Test
    void anInterruptEndsALoopThatCallsNothing() throws Exception {
        Signals.assumeInterruptsArrive();
        jupyter.execute("left = 9");
        String id = jupyter.request(jupyter.shell, "execute_request",
                Map.of("code", "print('begun', flush=True)\nwhile True: pass", "silent", false));
        while (!JupyterClient.receive(jupyter.iopub)[0].get("msg_type").getAsString().equals("stream")) {
            continue;
        }
        jupyter.reply(jupyter.control, jupyter.request(jupyter.control, "interrupt_request", Map.of()));
        JsonObject reply = jupyter.reply(jupyter.shell, id);
        assertEquals("error", reply.get("status").getAsString(), reply.toString());
        assertEquals("KeyboardInterrupt", reply.get("ename").getAsString(), reply.toString());
        assertEquals("9\n", jupyter.execute("print(left)").text());
    }

    /** Whoever has the answer of a failed cell may ask at once: what comes then has not waited behind it. */
    @Test
    void aCellThatIsSentUponAFailureIsRun() throws Exception {
        for (int i = 0; i < 100; i++) {
            String id = jupyter.request(jupyter.shell, "execute_request", Map.of("code", "1 / 0", "silent", false));
            assertEquals("error", jupyter.reply(jupyter.shell, id).get("status").getAsString());
            JupyterClient.Cell next = jupyter.execute("print(%d)".formatted(i));
            assertEquals(i + "\n", next.text(), next.toString());
        }
    }

    /** Ctrl-C in the terminal reaches a kernel, too, whatever it does. One that comes late may end the next cell. */
    @Test
    void interruptsThatMeetNoCellCostNoAnswer() throws Exception {
        Signals.assumeInterruptsArrive();
        Path folder = Files.createDirectory(this.folder.resolve("interrupted"));
        try (JupyterClient other = new JupyterClient(PythonRunner.executable(), folder)) {
            other.greeted();
            for (int i = 0; i < 20; i++) {
                new ProcessBuilder("kill", "-INT", Long.toString(other.kernel.pid())).start().waitFor();
                assertEquals("ok", other.reply(other.shell,
                        other.request(other.shell, "comm_info_request", Map.of())).get("status").getAsString());
            }
            JupyterClient.Cell cell = other.execute("print(8)");
            while (!cell.status().equals("ok")) {
                assertEquals("KeyboardInterrupt", cell.reply().get("ename").getAsString(), cell.toString());
                cell = other.execute("print(8)");
            }
            assertEquals("8\n", cell.text());
        }
    }

    /** Whatever ends the interpreter, be it after the answer: nobody waits for the end of a cell for ever. */
    @Test
    void aFaultOfTheInterpreterBehindAnAnswerIsTheEndOfTheCell() throws Exception {
        JupyterClient.Cell cell = jupyter.execute("""
                import sys
                class Faulty:
                    def __init__(self, out):
                        self.out, self.write = out, out.write
                    def flush(self):
                        sys.stdout = self.out
                        '%d' % float('nan')
                sys.stdout = Faulty(sys.stdout)
                print('said')
                """);
        assertEquals("ok", cell.status(), cell.toString());
        assertEquals("said\n", cell.text());
        assertEquals("7\n", jupyter.execute("print(7)").text());
    }

    @Test
    void messagesWithAWrongSignatureAreDropped() throws Exception {
        jupyter.request(jupyter.shell, "execute_request", Map.of("code", "stolen = 1", "silent", false), "another key");
        JupyterClient.Cell cell = jupyter.execute("print('stolen' in globals())");
        assertEquals("False\n", cell.text(), cell.toString());
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
        Path folder = Files.createDirectory(this.folder.resolve("other"));
        try (JupyterClient other = new JupyterClient(PythonRunner.executable(), folder)) {
            other.greeted().execute("open('left', 'w').write('written')");
            JsonObject reply = other.reply(other.control, other.request(other.control, "shutdown_request",
                    Map.of("restart", false)));
            assertFalse(reply.get("restart").getAsBoolean());
            assertTrue(other.kernel.waitFor(60, TimeUnit.SECONDS));
            assertEquals("written", Files.readString(folder.resolve("left")));
        }
    }
}
