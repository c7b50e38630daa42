package org.lrptoolbox.launch;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.lrptoolbox.testing.Shared;

/** An installation without sources, and JDKs which only write down how they are called. */
final class Installation {
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

    final Path folder;
    final Path root;
    final Path lrp;

    /** What became of a launch. */
    record Result(int exitCode, String out, String err) {}

    Installation(Path temporary) throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no POSIX shell on this machine");
        folder = temporary.toRealPath();
        root = Files.createDirectories(folder.resolve("an installation"));
        Files.copy(Shared.projectRoot().resolve("lrp"), root.resolve("lrp"));
        Files.createDirectories(root.resolve("demos/target"));
        Files.writeString(root.resolve("demos/target/lrp.jar"), "jar");
        Files.writeString(root.resolve("demos/target/built"), "now");
        Files.writeString(root.resolve("demos/target/jvm.options"), "-Xss16m");
        lrp = root.resolve("lrp");
    }

    /** An installation with a source, and a Maven that counts. */
    Map<String, String> withSources() throws IOException {
        Path old = Files.createDirectories(root.resolve("core/src/main")).resolve("X.java");
        Files.writeString(old, "class X {}");
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        Files.delete(root.resolve("demos/target/built"));
        executable(folder.resolve("bin/mvn"), MVN);
        return Map.of("LRP_JAVA_HOME", jdk("jdk", "25").toString(), "PATH",
                folder.resolve("bin") + ":" + System.getenv("PATH"));
    }

    /** A JDK that only writes down how it is called. */
    Path jdk(String name, String version) throws IOException {
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

    /** The launcher with these words, to its end. */
    Result launch(Path lrp, Map<String, String> environment, String... words) throws Exception {
        return finish(start(lrp, environment, words));
    }

    /** The launcher, running. */
    Process start(Path lrp, Map<String, String> environment, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", lrp.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LRP_") || name.equals("JAVA_HOME"));
        builder.environment().put("TEST_JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.environment().put("TEST_CLASSES", Shared.projectRoot().resolve("demos/target/classes").toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    static Result finish(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(10, TimeUnit.MINUTES), "the launcher hangs");
        return new Result(process.exitValue(), out, err);
    }
}
