package org.lrptoolbox.cli.spark;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.cli.explain.ExplanationOptions;
import org.lrptoolbox.cli.explain.HeatmapOptions;
import org.lrptoolbox.cli.stream.RunSettings;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of {@code lrp spark}: those of {@code lrp explain} that say what an explanation is, and a few of its own. */
public final class SparkOptions {
    @Mixin
    private ExplanationOptions explanation = new ExplanationOptions();

    @Mixin
    private HeatmapOptions heatmaps = new HeatmapOptions();

    @Option(names = {"-o", "--out"}, paramLabel = "PATH", required = true, description = {
        "Where to write: a folder, or any path that Hadoop knows (hdfs://, s3a://, ...). Explanations are a Parquet table "
                + "in PATH/explanations, partitioned by folder."})
    @SuppressWarnings("NullAway.Init")
    private String out;

    @Option(names = "--relevance", paramLabel = "TYPE", defaultValue = "float32", description = {
        "How relevance is stored: float32, a list, or float16, the bytes of its numbers, the low one first. "
                + "Default: ${DEFAULT-VALUE}."})
    private String type = "float32";

    @Option(names = "--files", description = {
        "Also write relevance (.npy) and heatmaps (.png) of every picture, below PATH/files."})
    private boolean files;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "8", description = {
        "How many pictures to explain at once in a task. Default: ${DEFAULT-VALUE}."})
    private int batch = 8;

    @Option(names = "--per-task", paramLabel = "N", defaultValue = "256", description = {
        "How many pictures a task has at most. Default: ${DEFAULT-VALUE}."})
    private int perTask = 256;

    @Option(names = "--commit", paramLabel = "N", defaultValue = "50000", description = {
        "After how many pictures results are complete, so that --resume goes on from there. Default: ${DEFAULT-VALUE}."})
    private int commit = 50_000;

    @Option(names = "--resume", description = "Explain what PATH has no row of yet, with the same settings.")
    private boolean resume;

    @Option(names = "--force", description = "Replace what is in PATH.")
    private boolean force;

    @Option(names = "--master", paramLabel = "URL", description = {
        "The cluster, such as spark://host:7077. Default: what spark-submit says, else local[*], all cores of this machine."})
    private @Nullable String master;

    @Option(names = "--conf", paramLabel = "KEY=VALUE", description = "A setting of Spark. May be repeated.")
    private Map<String, String> settings = Map.of();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Checks what can be checked without Spark. */
    void check() {
        if (!List.of("float32", "float16").contains(type)) {
            throw wrong("--relevance " + type + ": expected float32 or float16");
        }
        if (batch < 1 || perTask < 1 || commit < 1) {
            throw wrong("--batch, --per-task and --commit are at least 1");
        }
        if (resume && force) {
            throw wrong("--resume goes on with what is there, --force replaces it: choose one");
        }
        if (!explanation.input().hasPictures()) {
            throw wrong("Missing required parameter: 'IMAGES'");
        }
        for (String option : List.of("--targets-file", "--scale")) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw wrong(option.equals("--scale")
                        ? "--scale: every task draws by itself, so heatmaps cannot share a scale"
                        : option + ": give a listing (.txt) instead, with a tab and a target behind each name");
            }
        }
        for (String option : HeatmapOptions.names()) {
            if (!files && spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw wrong(option + " would do nothing without --files");
            }
        }
    }

    ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** What rows depend on. */
    RunSettings runSettings(ExplanationOptions.Question asked) throws IOException {
        Map<String, String> more = new LinkedHashMap<>();
        more.put("preprocessing", asked.subject().preprocessing().toString());
        return RunSettings.of(spec, more);
    }

    ExplanationOptions explanation() {
        return explanation;
    }

    HeatmapOptions heatmaps() {
        return heatmaps;
    }

    String out() {
        return out;
    }

    boolean half() {
        return type.equals("float16");
    }

    boolean files() {
        return files;
    }

    int batch() {
        return batch;
    }

    int perTask() {
        return perTask;
    }

    int commit() {
        return commit;
    }

    boolean resume() {
        return resume;
    }

    boolean force() {
        return force;
    }

    @Nullable
    String master() {
        return master;
    }

    Map<String, String> settings() {
        return settings;
    }
}
