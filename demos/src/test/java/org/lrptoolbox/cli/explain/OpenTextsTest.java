package org.lrptoolbox.cli.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.onnx.graph.GraphBuilder;
import org.lrptoolbox.onnx.graph.Precision;
import org.lrptoolbox.python.run.Program;
import org.lrptoolbox.python.run.PythonRunner;
import org.lrptoolbox.testing.RandomTensors;

import picocli.CommandLine;

/** Texts of any length on a network whose file leaves the length open: as on one that is written for that length. */
class OpenTextsTest {
    private static final Path TOKENIZER = Path.of(System.getProperty("lrp.root", ".."), "demos", "models", "text",
            "tokenizer.json").toAbsolutePath();
    private static final List<String> TEXTS = List.of("a good story", "this story was not very good today");
    private static final int WORDS = 30;
    private static final int WIDTH = 6;
    private static final double TOLERANCE = 1e-9;

    @TempDir
    private Path dir;

    /** Words that look at each other, and a score for each of two classes of their sum. */
    private Path model(Object length) throws IOException {
        GraphBuilder graph = new GraphBuilder("reader", 13, Precision.FLOAT32);
        graph.reserveValue("input_ids");
        graph.reservedIntegerInput("input_ids", "batch", length);
        String x = graph.node("Gather", "look up", graph.constant("table", RandomTensors.normal(1, WORDS, WIDTH)),
                "input_ids").value();
        String keys = graph.node("Transpose", "turn", graph.node("MatMul", "keys", x, graph.constant("k", RandomTensors
                .normal(2, WIDTH, WIDTH))).value()).ints("perm", 0, 2, 1).value();
        String weights = graph.node("Softmax", "weights", graph.node("MatMul", "scores", x, keys).value())
                .integer("axis", -1).value();
        String mixed = graph.node("Add", "residual", graph.node("MatMul", "mix", weights, x).value(), x).value();
        String sum = graph.node("ReduceSum", "sum", mixed, graph.integers("axis", 1)).integer("keepdims", 0).value();
        String y = graph.node("MatMul", "out", sum, graph.constant("o", RandomTensors.normal(3, WIDTH, 2))).value();
        graph.output(y, "batch", 2);
        return Files.write(dir.resolve(length + ".onnx"), graph.build().toByteArray());
    }

    /** The relevance of every token of every text, as the command prints it. */
    private List<double[]> byCommand(Path model, List<String> texts) {
        List<String> words = new ArrayList<>(List.of("-m", model.toString(), "--tokenizer", TOKENIZER.toString(),
                "--engine", "java", "--json", "-o", dir.resolve("out of " + model.getFileName()).toString()));
        texts.forEach(text -> words.addAll(List.of("--text", text)));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new CommandLine(new ExplainCommand()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .execute(words.toArray(String[]::new));
        assertEquals(0, code, err.toString());
        return out.toString().lines().map(l -> JsonParser.parseString(l).getAsJsonObject())
                .filter(o -> o.has("tokens")).map(OpenTextsTest::relevance).toList();
    }

    private static double[] relevance(JsonObject text) {
        return StreamSupport.stream(text.getAsJsonArray("tokens").spliterator(), false)
                .mapToDouble(token -> token.getAsJsonObject().get("relevance").getAsDouble()).toArray();
    }

    /** The same in Python, where a network that is loaded once has the length of each text. */
    private List<double[]> byPython(Path model) throws IOException {
        Path script = Files.writeString(dir.resolve("texts.py"), """
                import lrp
                texts = %s
                model = lrp.load(r"%s", engine="java")
                for text in texts:
                    print(*model.explain_text(text, r"%s").relevance)
                """.formatted(TEXTS.stream().map(t -> '"' + t + '"').toList(), model, TOKENIZER));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = new PythonRunner().workingDirectory(dir).streams(new ByteArrayInputStream(new byte[0]), out, out)
                .run(new Program.Script(script), List.of());
        String printed = out.toString(StandardCharsets.UTF_8);
        assertEquals(0, code, printed);
        return printed.lines().map(l -> Arrays.stream(l.split(" ")).mapToDouble(Double::parseDouble).toArray())
                .toList();
    }

    @Test
    void areExplainedAsByANetworkOfTheirLength() throws IOException {
        Path open = model("sequence");
        List<double[]> command = byCommand(open, TEXTS);
        List<double[]> python = byPython(open);
        assertEquals(TEXTS.size(), command.size());
        assertEquals(TEXTS.size(), python.size());
        for (int i = 0; i < TEXTS.size(); i++) {
            int length = TEXTS.get(i).split(" ").length;
            double[] fixed = byCommand(model(length), List.of(TEXTS.get(i))).getFirst();
            assertEquals(length, fixed.length);
            assertTrue(Arrays.stream(fixed).anyMatch(r -> r != 0), TEXTS.get(i));
            assertClose(fixed, command.get(i), "command, " + TEXTS.get(i));
            assertClose(fixed, python.get(i), "Python, " + TEXTS.get(i));
        }
    }

    private static void assertClose(double[] expected, double[] found, String what) {
        assertEquals(expected.length, found.length, what);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[i], TOLERANCE * (1 + Math.abs(expected[i])), what + ", token " + i);
        }
    }
}
