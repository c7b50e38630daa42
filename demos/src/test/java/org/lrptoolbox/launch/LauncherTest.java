package org.lrptoolbox.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script: which Java it takes, and what it hands on. */
class LauncherTest {
    private Installation its;
    private Path root;

    @BeforeEach
    void install(@TempDir Path folder) throws IOException {
        its = new Installation(folder);
        root = its.root;
    }

    @Test
    void passesArgumentsAndExitCodeThroughSpacesAndLinks() throws Exception {
        Path jdk = its.jdk("jdk 25", "25.0.3");
        Path link = Files.createSymbolicLink(its.folder.resolve("lrp link"), Path.of("an installation/lrp"));
        Installation.Result result = its.launch(link,
                Map.of("LRP_JAVA_HOME", jdk.toString(), "LRP_JAVA_OPTS", "-Xmx1g -Dx=1"),
                "run", "my script.py", "--help", "*");
        assertEquals(7, result.exitCode(), result.err());
        assertTrue(result.out().startsWith("java of " + jdk), result.out());
        assertTrue(result.out().contains("<-Xmx1g><-Dx=1>"), result.out());
        assertTrue(result.out().contains("<-jar><" + root + "/demos/target/lrp.jar><run><my script.py><--help><*>"),
                result.out());
    }

    @Test
    void takesTheFirstJdkThatIsNewEnough() throws Exception {
        Path old = its.jdk("old", "17.0.15");
        Path good = its.jdk("good", "26");
        Path bin = Files.createDirectories(its.folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("java"), good.resolve("bin/java"));
        Installation.Result result = its.launch(its.lrp,
                Map.of("JAVA_HOME", old.toString(), "PATH", bin + ":" + System.getenv("PATH")), "version");
        assertTrue(result.out().startsWith("java of " + good), result.out());
    }

    @Test
    void saysWhichJavaItNeeds() throws Exception {
        Installation.Result result = its.launch(its.lrp, Map.of("LRP_JAVA_HOME", its.jdk("old", "17.0.15").toString()));
        assertEquals(1, result.exitCode());
        assertTrue(result.err().contains("is no JDK 25 or newer"), result.err());
    }

    @Test
    void thePlainLocaleDoesNotLoseNames() throws Exception {
        Map<String, String> environment = Map.of("LRP_JAVA_HOME", its.jdk("jdk", "25").toString(), "LC_ALL", "C");
        assertTrue(its.launch(its.lrp, environment).out().contains("LC_ALL=C.UTF-8"));
    }

    @Test
    void withoutOpenBlasTheVectorApiIsThere() throws Exception {
        Map<String, String> environment = Map.of("LRP_JAVA_HOME", its.jdk("jdk", "25").toString());
        assertTrue(its.launch(its.lrp, environment).out().contains("<--add-modules=jdk.incubator.vector>"));
        Files.createFile(Files.createDirectories(root.resolve("demos/target/lib")).resolve("openblas-1-linux.jar"));
        assertFalse(its.launch(its.lrp, environment).out().contains("jdk.incubator.vector"));
    }

    @Test
    void buildsAfterChangesAndOnceWhereSourcesAreDatedInTheFuture() throws Exception {
        Map<String, String> environment = its.withSources();
        Path builds = its.folder.resolve("builds");
        Path source = root.resolve("core/src/main/X.java");
        its.launch(its.lrp, environment);
        assertEquals(1, Files.readAllLines(builds).size());
        assertEquals("", its.launch(its.lrp, environment).err());
        Files.setLastModifiedTime(source, FileTime.from(Instant.parse("2099-01-01T00:00:00Z")));
        assertTrue(its.launch(its.lrp, environment).err().contains("X.java, 2099"));
        assertEquals("", its.launch(its.lrp, environment).err());
        assertEquals(2, Files.readAllLines(builds).size());
        // Whatever date a change has, it is seen.
        Files.setLastModifiedTime(source, FileTime.from(Instant.parse("2098-01-01T00:00:00Z")));
        its.launch(its.lrp, environment);
        assertEquals(3, Files.readAllLines(builds).size());
    }

    @Test
    void manyAtOnceBuildOnce() throws Exception {
        Map<String, String> environment = its.withSources();
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            processes.add(its.start(its.lrp, environment));
        }
        for (Process process : processes) {
            assertEquals(7, Installation.finish(process).exitCode());
        }
        assertEquals(1, Files.readAllLines(its.folder.resolve("builds")).size());
    }

    @Test
    void aFailedBuildSaysWhatToDo() throws Exception {
        Map<String, String> environment = new HashMap<>(its.withSources());
        environment.put("TEST_FAIL", "yes");
        Installation.Result result = its.launch(its.lrp, environment);
        assertEquals(1, result.exitCode());
        assertTrue(result.err().contains("no such luck") && result.err().contains("build.log")
                && result.err().contains("mvn package"), result.err());
    }
}
