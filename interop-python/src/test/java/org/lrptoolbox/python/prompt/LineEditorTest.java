package org.lrptoolbox.python.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys and what becomes of them, at a terminal of its own. */
class LineEditorTest {
    private static final String UP = "\033[A";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    private List<String> type(String keys, String terminalType) throws IOException {
        List<String> lines = new ArrayList<>();
        Terminal terminal = new DumbTerminal("test", terminalType,
                new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)), shown, StandardCharsets.UTF_8);
        terminal.setSize(new Size(80, 24));
        try (LineEditor editor = LineEditor.on(terminal, folder.resolve("history"),
                text -> text.endsWith(":") || text.contains(":\n") && !text.endsWith("\n"),
                (before, word) -> "numpy.zeros".startsWith(word) && !word.isEmpty()
                        ? List.of("numpy.zeros")
                        : List.of())) {
            while (true) {
                String line = editor.read(">>> ");
                if (line == null) {
                    return lines;
                }
                lines.add(line);
            }
        }
    }

    @Test
    void blocksAreOneStatement() throws IOException {
        assertEquals(List.of("x = 1", "for i in y:\n    pass\n", "z"),
                type("x = 1\rfor i in y:\r    pass\r\rz\r", "xterm"));
    }

    @Test
    void theHistoryIsKeptOverSessions() throws IOException {
        type("first()\rsecond()\r", "xterm");
        assertEquals(List.of("second()", "first()"), type(UP + "\r" + UP + UP + "\r", "xterm"));
        type("for i in y:\r  a\r\r", "xterm");
        assertEquals(List.of("for i in y:\n  a\n"), type(UP + "\r\r", "xterm"));
    }

    @Test
    void namesAreCompleted() throws IOException {
        assertEquals(List.of("a = numpy.zeros(3)"), type("a = numpy.z\t(3)\r", "xterm"));
    }

    @Test
    void anInterruptLeavesTheLineAndTheEndLeavesThePrompt() throws IOException {
        assertEquals(List.of(LineEditor.INTERRUPTED, "y"), type("x = \003y\r", "xterm"));
        assertNull(type("", "xterm").stream().findFirst().orElse(null));
    }

    @Test
    void onlyTerminalsWithColoursGetThem() throws IOException {
        type("x\r", "xterm");
        assertEquals(System.getenv("NO_COLOR") == null, shown.toString(StandardCharsets.UTF_8).contains("\033[36"),
                () -> shown.toString(StandardCharsets.UTF_8).replace('\033', '^'));
        shown.reset();
        type("x\r", Terminal.TYPE_DUMB);
        assertTrue(!shown.toString(StandardCharsets.UTF_8).contains("\033[3"), shown::toString);
    }
}
