package org.lrptoolbox.cli.spark;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.cli.explain.ExplanationOptions;
import org.lrptoolbox.cli.stream.RunSettings;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A run on Spark: the driver's part of {@code lrp spark}. */
@Command(name = "spark", mixinStandardHelpOptions = true, sortOptions = false)
public final class SparkRun implements Callable<Integer> {
    private static final int INCOMPLETE = 2;
    private static final String TABLE = "explanations";
    private static final String SETTINGS = "run.json";
    /** Rows are large, and a task writes several folders at once. */
    private static final int PARQUET_BLOCK = 16 << 20;

    @Mixin
    private SparkOptions options = new SparkOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    SparkOptions options() {
        return options;
    }

    @Override
    public Integer call() throws IOException {
        options.check();
        ExplanationOptions.Question asked = options.explanation().question();
        Losses losses = new Losses();
        try (SparkSession spark = session()) {
            spark.sparkContext().addSparkListener(losses);
            FileSystem system = place().getFileSystem(spark.sparkContext().hadoopConfiguration());
            Inputs inputs = inputs(spark);
            prepare(system, options.runSettings(asked));
            Recipe recipe = recipe(spark, asked);
            long start = System.nanoTime();
            long before = explain(spark, system, inputs, recipe);
            return tell(spark, before, (System.nanoTime() - start) / 1e9, losses);
        }
    }

    private Path place() {
        return new Path(options.out());
    }

    private SparkSession session() {
        SparkSession.Builder builder = SparkSession.builder().appName("lrp spark");
        Map<String, Object> usual = new LinkedHashMap<>();
        usual.put("spark.master", options.master() == null ? "local[*]" : options.master());
        // Results of attempts that were not committed are never seen; the other algorithm moves them early.
        usual.put("spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version", "1");
        usual.put("spark.sql.maxConcurrentOutputFileWriters", 16);
        usual.put("spark.sql.sources.partitionColumnTypeInference.enabled", false);
        // Rows are few and large: code made for each query costs more than it saves.
        usual.put("spark.sql.codegen.wholeStage", false);
        // Files that are sent along belong to the application; a session of its own would not see them on executors.
        usual.put("spark.sql.artifact.isolation.enabled", false);
        usual.put("spark.ui.enabled", false);
        usual.put("spark.executor.extraJavaOptions", String.join(" ", SparkCommand.javaOptions()));
        usual.putAll(options.settings());
        // What spark-submit was told is in the system's properties, and holds where nothing was typed here.
        usual.forEach((key, value) -> {
            boolean typed = options.settings().containsKey(key) || key.equals("spark.master") && options.master() != null;
            if (typed || System.getProperty(key) == null) {
                builder.config(key, value.toString());
            }
        });
        SparkSession spark = builder.getOrCreate();
        spark.sparkContext().setLogLevel("ERROR");
        if (!spark.conf().getAll().contains("spark.sql.shuffle.partitions")) {
            spark.conf().set("spark.sql.shuffle.partitions", Math.max(2, spark.sparkContext().defaultParallelism()));
        }
        return spark;
    }

    /** What is there already is gone on with, replaced, or left alone. */
    private void prepare(FileSystem system, RunSettings settings) throws IOException {
        Path file = new Path(place(), SETTINGS);
        if (system.exists(file) && options.resume()) {
            try (InputStreamReader in = new InputStreamReader(system.open(file), StandardCharsets.UTF_8)) {
                settings.goOnFrom(JsonParser.parseReader(in).getAsJsonObject(), false, place(), "place");
            }
            return;
        }
        if (system.exists(file) && !options.force()) {
            throw new FileAlreadyExistsException(
                    place() + " has results already; --resume goes on with them, --force replaces them");
        }
        for (String old : List.of(TABLE, "files", SETTINGS)) {
            if (options.force()) {
                system.delete(new Path(place(), old), true);
            }
        }
        JsonObject json = settings.json();
        try (var out = system.create(file, true)) {
            out.write((json + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private Recipe recipe(SparkSession spark, ExplanationOptions.Question asked) throws IOException {
        Luggage luggage = new Luggage(spark.sparkContext());
        List<String> words = new ArrayList<>();
        for (String word : Words.of(spec.commandLine().getParseResult(), luggage::packed)) {
            if (word.equals("--")) {
                break;
            }
            if (!word.startsWith("--preprocess=")) {
                words.add(word);
            }
        }
        if (options.explanation().input().description().isPreprocessingGiven()) {
            words.add("--preprocess=" + luggage.packed(asked.subject().preprocessing()));
        }
        return new Recipe(UUID.randomUUID().toString(), words, luggage.hashes(), options.batch(), options.half(),
                options.files() ? new Path(place(), "files").toString() : "");
    }

    /** What was typed, before anything is written. */
    private Inputs inputs(SparkSession spark) throws IOException {
        Inputs inputs = new Inputs(spark, options.explanation().input().isRecursive());
        for (String word : options.explanation().input().words()) {
            inputs.add(word);
        }
        Row clash = options.files() ? inputs.clash() : null;
        if (clash != null) {
            throw new IllegalArgumentException("files of " + clash.getString(1) + " and of " + clash.getString(2)
                    + " would both be called " + clash.getString(0)
                    + "; name the folder above them with -r, or explain them into places of their own");
        }
        return inputs;
    }

    /** Adds the rows that are missing; how many there were before. */
    private long explain(SparkSession spark, FileSystem system, Inputs inputs, Recipe recipe) throws IOException {
        Path table = new Path(place(), TABLE);
        // The files of the table as they are now: what this run adds to it is no input, however often Spark asks.
        Dataset<Row> done = options.resume() && system.exists(table) ? spark.read().parquet(table.toString()) : null;
        long before = done == null ? 0 : done.count();
        Dataset<Row> tables = inputs.tables();
        if (tables != null) {
            write(left(tables, done), recipe);
        }
        Dataset<Row> files = inputs.files();
        if (files != null) {
            try (Portions portions = new Portions(left(files, done))) {
                int cores = spark.sparkContext().defaultParallelism();
                for (long from = 0; from < portions.count(); from += options.commit()) {
                    long to = Math.min(portions.count(), from + options.commit());
                    write(portions.of(from, to, tasks(to - from, cores)), recipe);
                }
            }
        }
        return before;
    }

    /** As many tasks as pictures need, and four for each core, so that none waits long for the last one. */
    private int tasks(long pictures, int cores) {
        long needed = (pictures + options.perTask() - 1) / options.perTask();
        return (int) Math.max(1, Math.max(needed, Math.min(4L * cores, pictures / options.batch())));
    }

    private static Dataset<Row> left(Dataset<Row> items, @Nullable Dataset<Row> done) {
        return done == null
                ? items
                : items.join(done.select(functions.col("path").as("there")).distinct(),
                        items.col("path").equalTo(functions.col("there")), "left_anti");
    }

    private void write(Dataset<Row> items, Recipe recipe) {
        items.mapPartitions(new ExplainTask(recipe), Encoders.row(Results.schema(recipe.half()))).write()
                .mode(SaveMode.Append).option("parquet.block.size", PARQUET_BLOCK).partitionBy("folder")
                .parquet(new Path(place(), TABLE).toString());
    }

    /** An error behind the picture it is of, which most errors name themselves. */
    private static String told(String path, String error) {
        return error.startsWith(path) ? error : path + ": " + error;
    }

    private int tell(SparkSession spark, long before, double seconds, Losses losses) {
        PrintWriter out = spec.commandLine().getOut();
        Path table = new Path(place(), TABLE);
        Summary summary = new Summary(spark.read().parquet(table.toString()));
        Row counts = summary.counts();
        long added = counts.getLong(0) - before;
        out.println(summary.classes());
        out.println(summary.conservation());
        for (Row failure : summary.failures()) {
            out.println(told(failure.getString(0), failure.getString(1)));
        }
        out.println(String.format(Locale.ROOT, "%d rows, %d of them new in %.1f s (%.1f a second), %d without an explanation; %s",
                counts.getLong(0), added, seconds, added / seconds, counts.getLong(1), losses));
        out.println("explanations: " + table);
        out.flush();
        return counts.getLong(1) == 0 ? 0 : INCOMPLETE;
    }
}
