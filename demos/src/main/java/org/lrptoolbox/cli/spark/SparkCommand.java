package org.lrptoolbox.cli.spark;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code lrp spark}: starts the program for Spark in a Java of its own, whose class path has Spark's 150 jars; all other
 * commands start without them.
 */
@Command(name = "spark", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Explain pictures with Apache Spark, on this machine or on a cluster.", "",
    "IMAGES are folders, patterns and files of any path that Hadoop knows, listings (.txt, one path a line, a tab and a "
            + "target behind it if wanted), or Parquet tables with columns path and content (and target). Writes one row "
            + "for every picture and target: path, target, label, score, relevance, shape, conservation, error.",
    ""})
public final class SparkCommand implements Callable<Integer> {
    /** Spark looks into these; its own launcher opens them, too (JavaModuleOptions). */
    private static final List<String> OPENED = List.of("java.lang", "java.lang.invoke", "java.lang.reflect", "java.io",
            "java.net", "java.nio", "java.util", "java.util.concurrent", "java.util.concurrent.atomic",
            "jdk.internal.ref",
            "sun.nio.ch", "sun.nio.cs", "sun.util.calendar");
    private static final String FOLDER = "spark";

    @Mixin
    private SparkOptions options = new SparkOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        options.check();
        Path target = target();
        Path jar = target.resolve(FOLDER).resolve("lrp-spark.jar");
        if (!Files.exists(jar)) {
            throw options
                    .wrong("Spark's jars have not been fetched: mvn -Pspark package -DskipTests (200 MB), then again");
        }
        if (Files.exists(target.resolve("built")) && Files.getLastModifiedTime(target.resolve("built"))
                .toMillis() > Files.getLastModifiedTime(jar).toMillis() + 60_000) {
            spec.commandLine().getErr()
                    .println("lrp: " + jar + " is older than the toolbox; mvn -Pspark package -DskipTests renews it");
        }
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString()));
        command.addAll(javaOptions());
        String more = System.getenv("LRP_JAVA_OPTS");
        if (more != null && !more.isBlank()) {
            command.addAll(List.of(more.strip().split("\\s+")));
        }
        command.addAll(List.of("-cp", jar + File.pathSeparator + jar.resolveSibling("jars") + File.separator + "*",
                "org.lrptoolbox.cli.spark.SparkMain"));
        command.addAll(Words.of(spec.commandLine().getParseResult(), value -> value));
        return run(command);
    }

    private static int run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            return 130;
        }
    }

    /** What Java needs for Spark and for us; the same on the driver and on executors. */
    static List<String> javaOptions() {
        List<String> all = new ArrayList<>(List.of("-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "--add-modules=jdk.incubator.vector", "-Dio.netty.tryReflectionSetAccessible=true"));
        OPENED.forEach(name -> all.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        return all;
    }

    /** The folder that our classes or jar lie in. */
    private static Path target() throws IOException {
        try {
            return Path.of(SparkCommand.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .resolveSibling("").toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
