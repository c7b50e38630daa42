package org.lrptoolbox.cli.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.demos.shapes.ShapeFiles;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;

import picocli.CommandLine;

/** The command as a person types it, on the model that knows shapes. */
class EvaluateCommandTest {
    private static final Path DEMOS = Path.of(System.getProperty("lrp.root", ".."), "demos");
    private static final int PICTURES = 12;

    @TempDir
    private Path dir;
    private Path pictures;

    private record Result(int code, String out, String err) {}

    @BeforeEach
    void files() throws IOException {
        ShapeFiles.write(PICTURES, dir, 5);
        pictures = dir.resolve("pictures");
    }

    private Result evaluate(String out, String... more) {
        StringWriter told = new StringWriter();
        StringWriter err = new StringWriter();
        String[] usual = {DEMOS.resolve("models/shapes/shapes.onnx").toString(), pictures.toString(), "--preprocess",
            DEMOS.resolve("data/shapes/preprocess.txt").toString(), "-o", dir.resolve(out).toString(), "--masks",
            dir.resolve("masks").toString(), "--sets", "20", "--noisy-copies", "2", "--randomised-pictures", "3"};
        String[] all = java.util.Arrays.copyOf(usual, usual.length + more.length);
        System.arraycopy(more, 0, all, usual.length, more.length);
        int code = new CommandLine(new EvaluateCommand()).setOut(new PrintWriter(told)).setErr(new PrintWriter(err))
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    err.append(e.getMessage());
                    return 1;
                }).execute(all);
        return new Result(code, told.toString(), err.toString());
    }

    private Map<String, Double> means(String out) throws IOException {
        Map<String, Double> means = new HashMap<>();
        for (String line : Files.readAllLines(dir.resolve(out).resolve("measures.csv"))) {
            String[] cells = line.split(",");
            if (!cells[0].equals("method")) {
                means.put(cells[0] + "/" + cells[1], Double.valueOf(cells[2]));
            }
        }
        return means;
    }

    @Test
    void relevanceBeatsChance() throws IOException {
        Result result = evaluate("out", "--composites", "epsilon-plus,epsilon-gamma-box");
        assertEquals(0, result.code(), result.err());
        Map<String, Double> means = means("out");
        for (String method : List.of("epsilon-plus", "epsilon-gamma-box", "gradient", "random")) {
            assertTrue(result.out().contains("\n" + method + " "), result.out());
        }
        assertTrue(means.get("epsilon-plus/abpc 8x8 mean") > 3 * Math.abs(means.get("random/abpc 8x8 mean")),
                means.toString());
        assertTrue(means.get("epsilon-plus/mass") > 2 * means.get("random/mass"), means.toString());
        assertTrue(means.get("epsilon-plus/pointing") > means.get("random/pointing"), means.toString());
        assertTrue(means.get("epsilon-plus/sensitivity-n") > Math.abs(means.get("random/sensitivity-n")),
                means.toString());
        ByteImage curves = ImageFiles.read(dir.resolve("out/curves-9x9-blur.png"));
        assertEquals(760, curves.width());
        assertEquals(1 + 4 * 3 * 2 * (26 + 26),
                Files.readAllLines(dir.resolve("out/curves.csv")).size());
        List<String> cascade = Files.readAllLines(dir.resolve("out/randomisation.csv"));
        assertEquals(1 + 3 * 4, cascade.size());
        assertEquals("method,lowest_randomised_layer,spearman,spearman-abs,ssim", cascade.getFirst());
        // The size of a gradient has no sign to lose; relevance of a class that has become negative has.
        assertEquals(means.get("gradient/randomised-spearman"), means.get("gradient/randomised-spearman-abs"));
        assertTrue(means.get("epsilon-gamma-box/randomised-spearman-abs") > means
                .get("epsilon-gamma-box/randomised-spearman"), means.toString());
    }

    @Test
    void aRunThatGoesOnGivesTheSameNumbers() throws IOException {
        String[] few = {"--regions", "8", "--fill", "mean", "--randomised-steps", "0"};
        evaluate("whole", few);
        Files.createDirectories(dir.resolve("part"));
        List<String> journal = Files.readAllLines(dir.resolve("whole/evaluation.jsonl"));
        assertEquals(PICTURES + 1, journal.size());
        Files.writeString(dir.resolve("part/evaluation.jsonl"), String.join("\n", journal.subList(0, 5)) + "\n{\"ha");
        String[] more = java.util.Arrays.copyOf(few, few.length + 1);
        more[few.length] = "--resume";
        Result result = evaluate("part", more);
        assertEquals(0, result.code(), result.err());
        assertEquals(Files.readString(dir.resolve("whole/measures.csv")),
                Files.readString(dir.resolve("part/measures.csv")));
        assertEquals(journal.size(), Files.readAllLines(dir.resolve("part/evaluation.jsonl")).size());
        Result other = evaluate("part", "--resume", "--regions", "9");
        assertTrue(other.err().contains("--fill was [mean], is [uniform, mean, blur]; "), other.err());
    }

    /** The page needs nothing but itself, and has the numbers of the tables. */
    @Test
    void thePageShowsTablesAndCurves() throws IOException {
        Result result = evaluate("page", "--regions", "8", "--fill", "mean", "--randomised-steps", "0", "--report");
        assertEquals(0, result.code(), result.err());
        String page = Files.readString(dir.resolve("page/evaluation.html"));
        String row = result.out().lines().filter(l -> l.startsWith("epsilon-plus ")).findFirst().orElseThrow();
        for (String cell : row.strip().split("  +")) {
            assertTrue(page.contains(">" + cell.replace(" +-", " \u00b1 ") + "</t"), cell);
        }
        assertEquals(2, page.split("data:image/png;base64,").length);
        assertTrue(page.contains("sha256:") && !page.contains("{body}"), page);
        assertTrue(!page.contains("src=\"http") && !page.contains("href="), page);
        Files.createFile(dir.resolve("page/report.html"));
        evaluate("page", "--regions", "8", "--fill", "mean", "--randomised-steps", "0", "--report", "--resume");
        assertTrue(Files.readString(dir.resolve("page/evaluation.html")).contains("<a href=\"report.html\""));
    }

    @Test
    void mistakesAreNamed() throws IOException {
        assertEquals(2, evaluate("out", "--target", "all").code());
        assertTrue(evaluate("out", "--composites", "epsilon-plus,none-such").err().contains("none-such"));
        Result none = evaluate("out", "--regions", "0");
        assertEquals(2, none.code());
        assertTrue(none.err().contains("--regions 0: expected at least 1"), none.err());
        assertTrue(evaluate("out", "--noise-radius", "1").err().contains("--noise-radius 1.0: expected from 0 to"));
        Path mask = dir.resolve("masks").resolve(Files.list(pictures).sorted().findFirst().orElseThrow().getFileName());
        ImageFiles.write(ByteImage.of(new byte[12], 2, 2, 3), mask);
        Result result = evaluate("out", "--regions", "8");
        assertEquals(1, result.code());
        assertTrue(result.err().contains("is a mask of 2 x 2 pixels; the network sees 40 x 40"), result.err());
    }
}
