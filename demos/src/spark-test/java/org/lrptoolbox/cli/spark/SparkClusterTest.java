package org.lrptoolbox.cli.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.testing.Shared;

/** A master and two workers, each a process of its own, of which one loses its executor while it explains. */
class SparkClusterTest {
    private static final Path DEMOS = Shared.projectRoot().resolve("demos");
    private static final int PICTURES = 400;
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(10);

    @TempDir
    private Path dir;
    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void stop() throws InterruptedException {
        for (Process process : processes.reversed()) {
            List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
            all.add(process.toHandle());
            all.forEach(ProcessHandle::destroyForcibly);
            process.waitFor(20, TimeUnit.SECONDS);
        }
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void everyPictureHasOneRowThoughAnExecutorIsKilled() throws Exception {
        Path jars = Path.of(System.getProperty("lrp.spark.jars", DEMOS.resolve("target/spark/jars").toString()));
        assumeTrue(Files.isDirectory(jars), "no Spark in " + jars + "; mvn -Pspark brings it");
        Path home = Files.createDirectory(dir.resolve("home"));
        Files.createSymbolicLink(home.resolve("jars"), jars.toAbsolutePath());
        Files.createFile(home.resolve("RELEASE"));
        Path pictures = pictures();
        int port = freePort();
        String url = "spark://127.0.0.1:" + port;
        Process master = start("master", "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port",
                "" + port, "--webui-port", "0");
        await(() -> log("master").contains("New state: ALIVE"), master);
        List<Process> workers = new ArrayList<>();
        for (String name : List.of("one", "two")) {
            workers.add(start(name, "org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1", "--webui-port", "0",
                    "-c", "1", "-m", "900m", "-d", dir.resolve("work-" + name).toString(), url));
        }
        Path out = dir.resolve("out");
        Process driver = start("driver", SparkMain.class.getName(), "--master", url, "-m",
                DEMOS.resolve("models/shapes/shapes.onnx").toString(), pictures.toString(), "-r", "-o", out.toString(),
                "--preprocess", DEMOS.resolve("data/shapes/preprocess.txt").toString(), "--per-task", "8",
                "--conf", "spark.executor.memory=600m", "--conf", "spark.speculation=true",
                "--conf", "spark.executor.extraClassPath=" + ours(jars),
                "--conf", "spark.executor.extraJavaOptions=" + String.join(" ", options()));
        // Some tasks have committed what they did; their results must not be lost, nor appear twice.
        await(() -> committed(out) >= 2, driver);
        ProcessHandle executor = workers.getFirst().children().findFirst().orElseThrow();
        assertTrue(executor.destroyForcibly());
        assertFalse(Files.exists(out.resolve("explanations/_SUCCESS")), "the run was over before the executor was lost");
        assertTrue(driver.waitFor(PATIENCE, TimeUnit.NANOSECONDS), log("driver"));
        assertEquals(0, driver.exitValue(), log("driver"));
        assertTrue(log("driver").contains("1 executors lost"), log("driver"));
        try (SparkSession spark = SparkSession.builder().master("local[1]").config("spark.ui.enabled", false)
                .getOrCreate()) {
            var rows = spark.read().parquet(out.resolve("explanations").toString());
            assertEquals(PICTURES, rows.count());
            assertEquals(PICTURES, rows.select("path").distinct().count());
            assertEquals(0, rows.filter(functions.col("error").isNotNull()).count());
            assertEquals(4, rows.select("folder").distinct().count());
        }
    }

    private Path pictures() throws IOException {
        List<Path> shapes;
        try (Stream<Path> all = Files.list(DEMOS.resolve("data/shapes"))) {
            shapes = all.filter(p -> p.toString().endsWith(".png")).sorted().toList();
        }
        Path pictures = dir.resolve("pictures");
        for (int i = 0; i < PICTURES; i++) {
            Path folder = Files.createDirectories(pictures.resolve("folder" + i % 4));
            Files.copy(shapes.get(i % shapes.size()), folder.resolve(i + ".png"));
        }
        return pictures;
    }

    private static long committed(Path out) {
        try (Stream<Path> all = Files.walk(out.resolve("explanations/_temporary"), 2)) {
            return all.filter(p -> p.getFileName().toString().startsWith("task_")).count();
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0;
        }
    }

    private static List<String> options() {
        List<String> options = new ArrayList<>(SparkCommand.javaOptions());
        options.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        return options;
    }

    /** Our part of the class path of these tests; Spark's own is the folder of its jars. */
    private static String ours(Path jars) {
        return String.join(File.pathSeparator, Arrays.stream(classPath().split(File.pathSeparator))
                .filter(entry -> !entry.contains("slf4j-nop") && !Files.exists(jars.resolve(Path.of(entry).getFileName())))
                .map(entry -> Path.of(entry).toAbsolutePath().toString()).toList());
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private Process start(String name, String main, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString()));
        command.addAll(options());
        Path jars = dir.resolve("home/jars");
        command.addAll(List.of("-Xmx" + (name.equals("driver") ? "700m" : "300m"), "-cp", ours(jars) + File.pathSeparator + jars + File.separator + "*", main));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(dir.resolve(name + ".log").toFile());
        builder.environment().putAll(java.util.Map.of("SPARK_HOME", dir.resolve("home").toString(),
                "SPARK_SCALA_VERSION", "2.13", "SPARK_LOCAL_IP", "127.0.0.1", "ORT_DISABLE_TELEMETRY", "1"));
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private String log(String name) {
        try {
            return Files.readString(dir.resolve(name + ".log"));
        } catch (IOException e) {
            return "";
        }
    }

    private void await(BooleanSupplier what, Process alive) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (!what.getAsBoolean()) {
            assertTrue(alive.isAlive(), () -> log("driver") + log("master"));
            assertTrue(System.nanoTime() < end, () -> log("driver"));
            Thread.sleep(20);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
