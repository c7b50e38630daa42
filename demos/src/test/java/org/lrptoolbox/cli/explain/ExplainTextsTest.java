package org.lrptoolbox.cli.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lrp explain --text} as a person or a script types it, on the demo's model. */
class ExplainTextsTest {
    private static final Path MODELS = Path.of(System.getProperty("lrp.root", ".."), "demos", "models", "text");

    @TempDir
    private Path dir;

    private SmallExplain.Result explain(String... more) {
        List<Object> words = new ArrayList<>(List.of("-m", MODELS.resolve("bag.onnx"), "--tokenizer",
                MODELS.resolve("tokenizer.json"), "--classes", MODELS.resolve("classes.txt"), "--engine", "java", "-o",
                dir.resolve("out")));
        words.addAll(List.of(more));
        return SmallExplain.typed(words.toArray());
    }

    private static List<JsonObject> json(SmallExplain.Result result) {
        assertEquals(0, result.code(), result.err());
        return result.out().lines().map(l -> JsonParser.parseString(l).getAsJsonObject()).toList();
    }

    /** The numbers of a line of JSON are those of the table, and its files are there. */
    @Test
    void linesOfJson() throws IOException {
        List<JsonObject> lines = json(explain("--text", "this story was not very good", "--text", "a good story",
                "--json"));
        assertEquals(3, lines.size());
        JsonObject first = lines.getFirst();
        assertEquals("this story was not very good", first.get("text").getAsString());
        List<String> table = Files.readAllLines(dir.resolve("out")
                .resolve(first.getAsJsonArray("outputs").get(0).getAsString()));
        assertEquals(table.size() - 1, first.getAsJsonArray("tokens").size());
        double sum = 0;
        for (int i = 0; i + 1 < table.size(); i++) {
            JsonObject token = first.getAsJsonArray("tokens").get(i).getAsJsonObject();
            double relevance = token.get("relevance").getAsDouble();
            assertEquals(Double.parseDouble(table.get(i + 1).split("\t")[4]), relevance);
            sum += relevance;
        }
        assertEquals(sum, first.get("sum").getAsDouble(), 1e-12);
        for (JsonElement file : first.getAsJsonArray("outputs")) {
            assertTrue(Files.exists(dir.resolve("out").resolve(file.getAsString())), file.toString());
        }
        assertEquals(2, lines.getLast().getAsJsonObject("summary").get("texts").getAsInt());
    }

    @Test
    void aRunGoesOnWhereOneEnded() throws IOException {
        assertEquals("", explain("--text", "a good story", "--quiet").out());
        Path table = Files.list(dir.resolve("out")).filter(f -> f.toString().endsWith(".tsv")).findFirst()
                .orElseThrow();
        byte[] before = Files.readAllBytes(table);
        Files.setLastModifiedTime(table, FileTime.fromMillis(0));
        // The same settings: the text that is done stays as it is.
        JsonObject summary = json(explain("--text", "a good story", "--json", "--resume")).getLast()
                .getAsJsonObject("summary");
        assertEquals(1, summary.get("complete_before").getAsInt());
        assertEquals(0, Files.getLastModifiedTime(table).toMillis());
        SmallExplain.Result other = explain("--text", "a good story", "--text", "another one", "--resume");
        assertTrue(other.code() == 1 && other.err().contains("--text was [a good story], is [a good story, another"),
                other.err());
        assertEquals(0, explain("--text", "a good story", "--text", "another one", "--resume", "--force").code());
        assertTrue(Files.getLastModifiedTime(table).toMillis() > 0);
        assertArrayEquals(before, Files.readAllBytes(table));
    }

    /** What words, positions, biases and softmax have is all of the score. */
    @Test
    void theLedgerOfAText() {
        JsonObject line = json(explain("--text", "this story was not very good", "--json", "--ledger")).getFirst();
        double score = line.get("score").getAsDouble();
        double found = line.getAsJsonObject("shares").entrySet().stream().mapToDouble(e -> e.getValue().getAsDouble())
                .sum();
        for (JsonElement one : line.getAsJsonArray("ledger")) {
            JsonObject row = one.getAsJsonObject();
            // What a layer did not hand on stayed there: in its bias, its stabiliser, or its softmax.
            found += row.get("in").getAsDouble() - row.get("out").getAsDouble();
        }
        assertEquals(score, found, 1e-5 * Math.abs(score));
        String told = explain("--text", "a good story", "--ledger").out();
        assertTrue(told.contains("biases and constants "), told);
        assertTrue(!explain("--text", "a good story").out().contains("biases and constants "));
    }

    /** What is for pictures would do nothing. */
    @Test
    void optionsOfPicturesAreRefused() {
        SmallExplain.Result result = explain("--text", "a good story", "--report", "--overlay", "0.5");
        assertEquals(2, result.code());
        assertTrue(result.err().contains("--report, --overlay would do nothing with --text"), result.err());
    }
}
