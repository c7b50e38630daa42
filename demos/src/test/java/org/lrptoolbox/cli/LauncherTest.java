package org.lrptoolbox.cli;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.testing.Shared;

/** The launcher script, in an installation without sources and with JDKs which only write down how they are called. */
class LauncherTest {
    /** Answers like the training run if asked for a cache; otherwise prints its words and ends with 7. */
    private static final String JAVA = """
            #!/bin/sh
            for word in "$@"; do
                case $word in
                    -XX:AOTCacheOutput=*)
                        echo trained >>"$(dirname "$0")/../trainings"
                        echo aot >"${word#*=}"
                        exit 0 ;;
                esac
            done
            echo "java of $(cd "$(dirname "$0")/.." && pwd -P)"
            printf '<%s>' "$@"
            exit 7
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
                FileTime.from(Files.getLastModifiedTime(built).toInstant().plusSeconds(3600)));
        assertTrue(launch(root.resolve("lrp"), environment).err().contains("preparing a fast start"));
    }

    @Test
    void twoAtOncePrepareItOnce() throws Exception {
        Path jdk = jdk("jdk", "25");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            processes.add(start(root.resolve("lrp"), Map.of("LRP_JAVA_HOME", jdk.toString())));
        }
        for (Process process : processes) {
            assertEquals(7, finish(process).exitCode());
        }
        assertEquals(List.of("trained"), Files.readAllLines(jdk.resolve("trainings")));
        assertFalse(Files.exists(root.resolve("demos/target/fast-start.lock")));
    }

    @Test
    void lockOfADeadProcessDoesNotStopIt() throws Exception {
        Path jdk = jdk("jdk", "25");
        Path lock = Files.createDirectories(root.resolve("demos/target/fast-start.lock"));
        Process dead = new ProcessBuilder("/bin/sh", "-c", "exit 0").start();
        dead.waitFor();
        Files.writeString(lock.resolve("pid"), dead.pid() + "\n");
        assertEquals(7, launch(root.resolve("lrp"), Map.of("LRP_JAVA_HOME", jdk.toString())).exitCode());
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, JAVA);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private Result launch(Path lrp, Map<String, String> environment, String... words) throws Exception {
        return finish(start(lrp, environment, words));
    }

    private Process start(Path lrp, Map<String, String> environment, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", lrp.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LRP_") || name.equals("JAVA_HOME"));
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
