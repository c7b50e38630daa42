package org.lrptoolbox.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.testing.Shared;

/** The launcher script, in an installation without sources and with JDKs which only write down how they are called. */
class LauncherTest {
    /**
     * Prepares as the real one; answers like the training run if asked for a cache; otherwise prints its words and ends
     * with 7.
     */
    private static final String JAVA = """
            #!/bin/sh
            case "$*" in
                *org.lrptoolbox.launch.Prepare*)
                    shift 5
                    exec "$TEST_JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$TEST_CLASSES" \
                        org.lrptoolbox.launch.Prepare "$@" ;;
            esac
            for word in "$@"; do
                case $word in
                    -XX:AOTCacheOutput=*)
                        echo trained >>"$(dirname "$0")/../trainings"
                        echo aot >"${word#*=}"
                        exit 0 ;;
                    -Dlrp.start=*) [ -n "${TEST_CRASH:-}" ] || rm "${word#*=}" ;;
                esac
            done
            echo "java of $(cd "$(dirname "$0")/.." && pwd -P)"
            echo "LC_ALL=${LC_ALL:-}"
            printf '<%s>' "$@"
            exit 7
            """;
    private static final String MVN = """
            #!/bin/sh
            echo built >>"$(dirname "$0")/../builds"
            [ -z "${TEST_FAIL:-}" ] || { echo "[ERROR] no such luck"; exit 3; }
            mkdir -p demos/target && echo jar >demos/target/lrp.jar && echo now >demos/target/built &&
                echo "-Xss16m" >demos/target/jvm.options
            """;

    @TempDir
    Path folder;
    private Path root;

    private record Result(int exitCode, String out, String err) {}

    @BeforeEach
    void install() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no POSIX shell on this machine");
        folder = folder.toRealPath();
        root = Files.createDirectories(folder.resolve("an installation"));
        Files.copy(Shared.projectRoot().resolve("lrp"), root.resolve("lrp"));
        Files.createDirectories(root.resolve("demos/target"));
        Files.writeString(root.resolve("demos/target/lrp.jar"), "jar");
        Files.writeString(root.resolve("demos/target/built"), "now");
        Files.writeString(root.resolve("demos/target/jvm.options"), "-Xss16m");
    }

    @Test
    void passesArgumentsAndExitCodeThroughSpacesAndLinks() throws Exception {
        Path jdk = jdk("jdk 25", "25.0.3");
        Path link = Files.createSymbolicLink(folder.resolve("lrp link"), Path.of("an installation/lrp"));
        Result result = launch(link, Map.of("LRP_JAVA_HOME", jdk.toString(), "LRP_JAVA_OPTS", "-Xmx1g -Dx=1"),
                "run", "my script.py", "--help", "*");
        assertEquals(7, result.exitCode(), result.err());
        assertTrue(result.out().startsWith("java of " + jdk), result.out());
        assertTrue(result.out().contains("<-Xmx1g><-Dx=1>"), result.out());
        assertTrue(result.out().contains("<-jar><" + root + "/demos/target/lrp.jar><run><my script.py><--help><*>"),
                result.out());
    }

    @Test
    void takesTheFirstJdkThatIsNewEnough() throws Exception {
        Path old = jdk("old", "17.0.15");
        Path good = jdk("good", "26");
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("java"), good.resolve("bin/java"));
        Result result = launch(root.resolve("lrp"),
                Map.of("JAVA_HOME", old.toString(), "PATH", bin + ":" + System.getenv("PATH")), "version");
        assertTrue(result.out().startsWith("java of " + good), result.out());
    }

    @Test
    void saysWhichJavaItNeeds() throws Exception {
        Result result = launch(root.resolve("lrp"), Map.of("LRP_JAVA_HOME", jdk("old", "17.0.15").toString()));
        assertEquals(1, result.exitCode());
        assertTrue(result.err().contains("is no JDK 25 or newer"), result.err());
    }

    @Test
    void preparesTheFastStartOnceAndAgainAfterABuild() throws Exception {
        Path jdk = jdk("jdk", "25");
        Map<String, String> environment = Map.of("LRP_JAVA_HOME", jdk.toString());
        assertTrue(launch(root.resolve("lrp"), environment).err().contains("preparing a fast start"));
        Result second = launch(root.resolve("lrp"), environment);
        assertEquals("", second.err());
        assertTrue(second.out().contains("<-XX:AOTCache="), second.out());
        assertFalse(launch(root.resolve("lrp"), Map.of("LRP_JAVA_HOME", jdk.toString(), "LRP_AOT", "off")).out()
                .contains("AOTCache"));
        Path built = root.resolve("demos/target/built");
        Files.setLastModifiedTime(built,
                FileTime.from(Files.getLastModifiedTime(root.resolve("demos/target/fast-start-tools.aot")).toInstant()
                        .plusMillis(5)));
        assertTrue(launch(root.resolve("lrp"), environment).err().contains("preparing a fast start"));
    }

    @Test
    void scriptsAndToolsHaveACacheEach() throws Exception {
        Map<String, String> environment = Map.of("LRP_JAVA_HOME", jdk("jdk", "25").toString());
        launch(root.resolve("lrp"), environment, "run", "x.py");
        assertTrue(launch(root.resolve("lrp"), environment, "run", "x.py").out().contains("fast-start-python.aot>"));
        launch(root.resolve("lrp"), environment, "check", "x.onnx");
        assertTrue(launch(root.resolve("lrp"), environment, "check", "x.onnx").out().contains("fast-start-tools.aot>"));
    }

    @Test
    void manyAtOncePrepareItOnce() throws Exception {
        Path jdk = jdk("jdk", "25");
        // What an earlier launcher left behind, and a start that ended before its time.
        Path lock = Files.createDirectories(root.resolve("demos/target/fast-start.lock"));
        Files.writeString(lock.resolve("pid"), "1\n");
        Files.createFile(Files.createDirectories(root.resolve("demos/target/starts")).resolve("999999999"));
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            processes.add(start(root.resolve("lrp"), Map.of("LRP_JAVA_HOME", jdk.toString())));
        }
        for (Process process : processes) {
            assertEquals(7, finish(process).exitCode());
        }
        assertEquals(List.of("trained"), Files.readAllLines(jdk.resolve("trainings")));
    }

    @Test
    void aLockThatNobodyHoldsStopsNobodyWhateverItSays() throws Exception {
        Path jdk = jdk("jdk", "25");
        Files.writeString(root.resolve("demos/target/prepare.lock"), " process 1, which builds the toolbox since 8:00");
        Result result = launch(root.resolve("lrp"), Map.of("LRP_JAVA_HOME", jdk.toString()));
        assertEquals(7, result.exitCode());
        assertFalse(result.err().contains("waiting"), result.err());
    }

    @Test
    void aDamagedCacheIsNeverUsedAndMadeAnew() throws Exception {
        Map<String, String> environment = Map.of("LRP_JAVA_HOME", jdk("jdk", "25").toString());
        Path cache = root.resolve("demos/target/fast-start-tools.aot");
        for (String damage : List.of("", "ao", "xot\n", "aot\nand more")) {
            launch(root.resolve("lrp"), environment);
            assertEquals("", launch(root.resolve("lrp"), environment).err());
            Thread.sleep(20);
            Files.writeString(cache, damage);
            Result result = launch(root.resolve("lrp"), environment);
            assertTrue(result.err().contains("damaged") && result.err().contains("preparing"), result.err());
            assertEquals("aot\n", Files.readString(cache));
        }
    }

    @Test
    void aDamageThatLeavesNoTraceIsFoundAfterACrash() throws Exception {
        Path jdk = jdk("jdk", "25");
        Map<String, String> environment = Map.of("LRP_JAVA_HOME", jdk.toString());
        launch(root.resolve("lrp"), environment);
        Path cache = root.resolve("demos/target/fast-start-tools.aot");
        FileTime time = Files.getLastModifiedTime(cache);
        Files.writeString(cache, "axt\n");
        Files.setLastModifiedTime(cache, time);
        assertEquals("", launch(root.resolve("lrp"),
                Map.of("LRP_JAVA_HOME", jdk.toString(), "TEST_CRASH", "yes")).err());
        assertTrue(launch(root.resolve("lrp"), environment).err().contains("damaged"));
        assertEquals("", launch(root.resolve("lrp"), environment).err());
    }

    @Test
    void waitingSaysForWhat() throws Exception {
        Path jdk = jdk("jdk", "25");
        Process process;
        try (Turn turn = Turn.take(root.resolve("demos/target/prepare.lock"), line -> {})) {
            turn.note("which builds the toolbox");
            process = start(root.resolve("lrp"), Map.of("LRP_JAVA_HOME", jdk.toString()));
            byte[] begin = process.getErrorStream().readNBytes("lrp: waiting for process ".length());
            assertEquals("lrp: waiting for process ", new String(begin, StandardCharsets.UTF_8));
            String rest = process.errorReader().readLine();
            assertTrue(rest.startsWith(ProcessHandle.current().pid() + ", which builds the toolbox since "), rest);
        }
        assertEquals(7, finish(process).exitCode());
    }

    @Test
    void buildsAfterChangesAndOnceWhereSourcesAreDatedInTheFuture() throws Exception {
        Map<String, String> environment = withSources();
        Path builds = folder.resolve("builds");
        Path source = root.resolve("core/src/main/X.java");
        launch(root.resolve("lrp"), environment);
        assertEquals(1, Files.readAllLines(builds).size());
        assertEquals("", launch(root.resolve("lrp"), environment).err());
        Files.setLastModifiedTime(source, FileTime.from(Instant.parse("2099-01-01T00:00:00Z")));
        assertTrue(launch(root.resolve("lrp"), environment).err().contains("X.java, 2099"));
        assertEquals("", launch(root.resolve("lrp"), environment).err());
        assertEquals(2, Files.readAllLines(builds).size());
        // Whatever date a change has, it is seen.
        Files.setLastModifiedTime(source, FileTime.from(Instant.parse("2098-01-01T00:00:00Z")));
        launch(root.resolve("lrp"), environment);
        assertEquals(3, Files.readAllLines(builds).size());
    }

    @Test
    void manyAtOnceBuildOnce() throws Exception {
        Map<String, String> environment = withSources();
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            processes.add(start(root.resolve("lrp"), environment));
        }
        for (Process process : processes) {
            assertEquals(7, finish(process).exitCode());
        }
        assertEquals(1, Files.readAllLines(folder.resolve("builds")).size());
    }

    @Test
    void aFailedBuildSaysWhatToDo() throws Exception {
        Map<String, String> environment = new HashMap<>(withSources());
        environment.put("TEST_FAIL", "yes");
        Result result = launch(root.resolve("lrp"), environment);
        assertEquals(1, result.exitCode());
        assertTrue(result.err().contains("no such luck") && result.err().contains("build.log")
                && result.err().contains("mvn package"), result.err());
    }

    @Test
    void thePlainLocaleDoesNotLoseNames() throws Exception {
        Map<String, String> environment = Map.of("LRP_JAVA_HOME", jdk("jdk", "25").toString(), "LC_ALL", "C");
        assertTrue(launch(root.resolve("lrp"), environment).out().contains("LC_ALL=C.UTF-8"));
    }

    @Test
    void withoutOpenBlasTheVectorApiIsThere() throws Exception {
        Map<String, String> environment = Map.of("LRP_JAVA_HOME", jdk("jdk", "25").toString());
        assertTrue(launch(root.resolve("lrp"), environment).out().contains("<--add-modules=jdk.incubator.vector>"));
        Files.createFile(Files.createDirectories(root.resolve("demos/target/lib")).resolve("openblas-1-linux.jar"));
        assertFalse(launch(root.resolve("lrp"), environment).out().contains("jdk.incubator.vector"));
    }

    /** An installation with a source, and a Maven that counts. */
    private Map<String, String> withSources() throws IOException {
        Path old = Files.createDirectories(root.resolve("core/src/main")).resolve("X.java");
        Files.writeString(old, "class X {}");
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        Files.delete(root.resolve("demos/target/built"));
        executable(folder.resolve("bin/mvn"), MVN);
        return Map.of("LRP_JAVA_HOME", jdk("jdk", "25").toString(), "PATH",
                folder.resolve("bin") + ":" + System.getenv("PATH"));
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        executable(home.resolve("bin/java"), JAVA);
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private static void executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Result launch(Path lrp, Map<String, String> environment, String... words) throws Exception {
        return finish(start(lrp, environment, words));
    }

    private Process start(Path lrp, Map<String, String> environment, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", lrp.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LRP_") || name.equals("JAVA_HOME"));
        builder.environment().put("TEST_JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.environment().put("TEST_CLASSES", Shared.projectRoot().resolve("demos/target/classes").toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Result finish(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(10, TimeUnit.MINUTES), "the launcher hangs");
        return new Result(process.exitValue(), out, err);
    }
}
