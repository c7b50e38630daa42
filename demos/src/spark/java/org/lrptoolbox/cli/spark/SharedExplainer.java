package org.lrptoolbox.cli.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.SparkFiles;
import org.apache.spark.TaskContext;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.cli.explain.PictureExplainer;
import org.lrptoolbox.cli.stream.Fingerprint;

import picocli.CommandLine;

/** The one explainer of an executor: all its tasks share the session, so that weights are in memory once. */
final class SharedExplainer {
    private static @Nullable String opened;
    private static @Nullable PictureExplainer explainer;

    private SharedExplainer() {}

    /** The explainer of a recipe, opened by the first task that asks. One of an earlier run is dropped. */
    static synchronized PictureExplainer of(Recipe recipe) throws IOException {
        PictureExplainer known = explainer;
        if (known != null && recipe.id().equals(opened)) {
            return known;
        }
        for (Map.Entry<String, String> file : recipe.hashes().entrySet()) {
            String found = Fingerprint.of(Path.of(SparkFiles.get(file.getKey())));
            if (!found.equals(file.getValue())) {
                throw new IOException(file.getKey() + " has arrived with other content: SHA-256 " + found + ", expected "
                        + file.getValue());
            }
        }
        if (System.getProperty("lrp.threads") == null) {
            SparkConf conf = SparkEnv.get().conf();
            int cores = conf.getInt("spark.executor.cores", Runtime.getRuntime().availableProcessors());
            System.setProperty("lrp.threads", Integer.toString(threads(cores, TaskContext.get().cpus())));
        }
        String folder = Path.of(SparkFiles.getRootDirectory()).toString();
        SparkRun run = new SparkRun();
        CommandLine.populateCommand(run, recipe.words().stream()
                .map(word -> word.replace(Recipe.FOLDER, folder)).toArray(String[]::new));
        PictureExplainer made = PictureExplainer.open(run.options().explanation(),
                run.options().heatmaps());
        opened = recipe.id();
        explainer = made;
        return made;
    }

    /**
     * How many threads the session of an executor has: every task brings its own, and the session adds what is left of
     * the cores. With one core a task that is none, so that tasks do not wait for each other.
     */
    static int threads(int cores, int perTask) {
        int tasks = Math.max(1, cores / Math.max(1, perTask));
        return Math.max(1, cores - tasks + 1);
    }
}
