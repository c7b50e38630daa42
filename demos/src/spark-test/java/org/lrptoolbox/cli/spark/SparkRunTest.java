package org.lrptoolbox.cli.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.cli.explain.ExplainCommand;
import org.lrptoolbox.io.StoredArrays;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.Shared;

import picocli.CommandLine;

/** The command on a Spark of this process, on the shapes of the demo in folders. */
class SparkRunTest {
    private static final Path DEMOS = Shared.projectRoot().resolve("demos");
    private static final Path SHAPES = DEMOS.resolve("data/shapes");

    @TempDir
    private Path dir;
    private Path pictures;

    private record Result(int exitCode, String out, String err) {}

    @BeforeEach
    void folders() throws IOException {
        pictures = dir.resolve("pictures of shapes");
        for (String name : List.of("circle", "ring", "cross", "square")) {
            Path folder = Files.createDirectories(pictures.resolve(name.equals("cross") ? "." : "round " + name));
            Files.copy(SHAPES.resolve(name + ".png"), folder.resolve(name + ".png"));
        }
    }

    private Result run(Object... words) {
        List<String> all = new ArrayList<>(List.of("-m", DEMOS.resolve("models/shapes/shapes.onnx").toString(),
                "--preprocess", SHAPES.resolve("preprocess.txt").toString(), "--classes",
                SHAPES.resolve("classes.txt").toString(), "-o", dir.resolve("out").toString(), "--master", "local[2]"));
        for (Object word : words) {
            all.add(word.toString());
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        PrintWriter before = new PrintWriter(err, true);
        CommandLine command = SparkMain.command().setOut(new PrintWriter(out)).setErr(before);
        return new Result(command.execute(all.toArray(String[]::new)), out.toString(), err.toString());
    }

    /** The table by name of the picture and target. */
    private Map<String, Row> rows() throws IOException {
        try (SparkSession spark = SparkSession.builder().master("local[1]").config("spark.ui.enabled", false)
                .getOrCreate()) {
            Map<String, Row> rows = new HashMap<>();
            for (Row row : spark.read().parquet(dir.resolve("out/explanations").toString())
                    .withColumn("path", functions.regexp_replace(functions.col("path"), ".*/", "")).collectAsList()) {
                assertNull(rows.put(row.getAs("path") + " " + row.getAs("target"), row), "twice: " + row);
            }
            return rows;
        }
    }

    private Tensor explained(String name, String target) throws IOException {
        Path folder = dir.resolve("by explain");
        assertEquals(0, new CommandLine(new ExplainCommand()).setOut(new PrintWriter(new StringWriter())).execute("-m",
                DEMOS.resolve("models/shapes/shapes.onnx").toString(), "--preprocess",
                SHAPES.resolve("preprocess.txt").toString(), SHAPES.resolve(name + ".png").toString(), "--target",
                "class:" + target, "-o", folder.toString()));
        return StoredArrays.read(folder.resolve(name + "-" + target + ".npy")).toTensor();
    }

    @Test
    void rowsSayWhatExplainWrites() throws IOException {
        Files.writeString(pictures.resolve("broken.png"), "no picture");
        Result result = run("-r", pictures, "--files", "--target", "class:1", "--batch", "3");
        assertEquals(2, result.exitCode(), result.err());
        Map<String, Row> rows = rows();
        assertEquals(5, rows.size(), rows.keySet().toString());
        Row ring = rows.get("ring.png 1");
        assertEquals("round ring", ring.getAs("folder"));
        assertEquals("1 square", ring.getAs("label"));
        assertEquals(List.of(3, 40, 40), ring.getList(ring.fieldIndex("shape")));
        Tensor expected = explained("ring", "1");
        double[] found = ring.<Float>getList(ring.fieldIndex("relevance")).stream().mapToDouble(v -> v).toArray();
        Close.assertClose(expected, Tensor.of(found, expected.shape()), 1e-5, "relevance");
        assertEquals(expected.sum(), ring.<Double>getAs("score") * ring.<Double>getAs("conservation"), 1e-3);
        assertEquals(".", rows.get("cross.png 1").getAs("folder"));
        Row broken = rows.get("broken.png null");
        assertNull(broken.getAs("relevance"));
        assertTrue(broken.<String>getAs("error").contains(pictures.getFileName() + "/broken.png"), "" + broken);
        assertArrayEquals(Files.readAllBytes(dir.resolve("by explain/ring-1.png")),
                Files.readAllBytes(dir.resolve("out/files/round ring/ring.png-1.png")));
        assertTrue(Files.exists(dir.resolve("out/files/cross.png-1.npy")));
        assertTrue(result.out().lines().anyMatch(line -> line.contains("broken.png: ")
                && line.indexOf("broken.png") == line.lastIndexOf("broken.png")), result.out());
        assertTrue(result.out().contains("1 square   4 "), result.out());
        assertTrue(result.out().contains("5 rows, 5 of them new") && result.out().contains("1 without"), result.out());
    }

    @Test
    void aRunGoesOnWhereOneEndedWithTheSameSettings() throws IOException {
        Path list = Files.writeString(dir.resolve("list.txt"), "# shapes\n" + SHAPES + "/circle.png\t2\n" + SHAPES
                + "/ring.png top2\n" + SHAPES + "/circle.png\t2\n" + SHAPES + "/absent.png\n");
        assertEquals(2, run(list, "--relevance", "float16").exitCode());
        Map<String, Row> rows = rows();
        assertEquals(4, rows.size(), rows.keySet().toString());
        assertTrue(rows.get("absent.png null").<String>getAs("error").contains("no such file"));
        byte[] bytes = rows.get("circle.png 2").getAs("relevance");
        Tensor expected = explained("circle", "2");
        double[] found = new double[expected.size()];
        ByteBuffer halves = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < found.length; i++) {
            found[i] = Float.float16ToFloat(halves.getShort());
        }
        Close.assertClose(expected, Tensor.of(found, expected.shape()), 1e-3, "relevance in 16 bits");
        Result refused = run(list, "--relevance", "float16");
        assertTrue(refused.exitCode() == 1 && refused.err().contains("has results already"), refused.err());
        Result other = run(list, "--relevance", "float16", "--resume", "--epsilon", "0.5");
        assertTrue(other.exitCode() == 1 && other.err().contains("--epsilon was not given, is 0.5"), other.err());
        Files.writeString(list, "\n" + SHAPES + "/square.png\n", java.nio.file.StandardOpenOption.APPEND);
        Result more = run(list, "--relevance", "float16", "--resume");
        assertTrue(more.out().contains("5 rows, 1 of them new"), more.out() + more.err());
        assertEquals(5, rows().size());
    }

    @Test
    void picturesInsideATable() throws IOException {
        Path table = dir.resolve("table.parquet");
        try (SparkSession spark = SparkSession.builder().master("local[1]").config("spark.ui.enabled", false)
                .getOrCreate()) {
            spark.read().format("binaryFile").load(SHAPES + "/*.png").select("path", "content").write()
                    .parquet(table.toString());
        }
        Result result = run(table);
        assertEquals(0, result.exitCode(), result.err());
        Map<String, Row> rows = rows();
        assertEquals(9, rows.size());
        assertEquals(SHAPES.toString().substring(1), rows.values().iterator().next().getAs("folder"));
    }

    @Test
    void whatATableCallsItsPicturesIsKeptApart() throws IOException {
        Path table = dir.resolve("table.parquet");
        byte[] circle = Files.readAllBytes(SHAPES.resolve("circle.png"));
        byte[] ring = Files.readAllBytes(SHAPES.resolve("ring.png"));
        write(table, RowFactory.create("one/x/a.png", circle), RowFactory.create("two/x/a.png", ring),
                RowFactory.create("../../b:c.png", ring));
        Result result = run(table, "--files", "--target", "class:1");
        assertEquals(0, result.exitCode(), result.err());
        try (SparkSession spark = SparkSession.builder().master("local[1]").config("spark.ui.enabled", false)
                .getOrCreate()) {
            assertEquals(List.of("../../b:c.png in .", "one/x/a.png in one/x", "two/x/a.png in two/x"), spark.read()
                    .parquet(dir.resolve("out/explanations").toString()).collectAsList().stream().map(row -> row
                            .getAs("path") + " in " + row.getAs("folder")).sorted().toList());
        }
        assertRelevance("circle", "one/x/a.png-1.npy");
        assertRelevance("ring", "two/x/a.png-1.npy");
        assertRelevance("ring", "b_c.png-1.npy");
    }

    @Test
    void resultsThatWouldHaveOneNameAreRefused() throws IOException {
        Path other = Files.createDirectory(dir.resolve("other"));
        Files.copy(SHAPES.resolve("ring.png"), other.resolve("cross.png"));
        Result result = run(pictures, other, "--files");
        assertEquals(1, result.exitCode(), result.err());
        assertTrue(result.err().contains("would both be called cross.png"), result.err());
        Path table = dir.resolve("unnamed.parquet");
        write(table, RowFactory.create(null, new byte[3]));
        assertTrue(run(table).err().contains("rows without a path"));
        assertFalse(Files.exists(dir.resolve("out/run.json")), "what never began needs no --force afterwards");
    }

    private void assertRelevance(String shape, String file) throws IOException {
        Close.assertClose(explained(shape, "1"), StoredArrays.read(dir.resolve("out/files").resolve(file)).toTensor(),
                1e-5, file);
    }

    private static void write(Path table, Row... rows) throws IOException {
        try (SparkSession spark = SparkSession.builder().master("local[1]").config("spark.ui.enabled", false)
                .getOrCreate()) {
            spark.createDataFrame(List.of(rows), new StructType().add("path", DataTypes.StringType).add("content",
                    DataTypes.BinaryType)).write().parquet(table.toString());
        }
    }

    @Test
    void wrongWordsAreToldBeforeSparkStarts() {
        for (String[] words : new String[][]{{"--relevance", "int8"}, {"--pool", "max"}, {"--batch", "0"},
            {"--resume", "--force"}, {"--targets-file", "x"}}) {
            Object[] all = new Object[words.length + 1];
            System.arraycopy(words, 0, all, 0, words.length);
            all[words.length] = pictures;
            Result result = run(all);
            assertEquals(2, result.exitCode(), result.err());
            assertTrue(result.err().contains(words[0]), result.err());
        }
        assertTrue(run(dir.resolve("absent")).err().contains("no such file or folder"));
    }
}
