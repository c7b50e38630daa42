package org.lrptoolbox.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The caches of a fast start: made once, never used when damaged, waited for by everybody. */
class FastStartTest {
    private Installation its;
    private Path root;

    @BeforeEach
    void install(@TempDir Path folder) throws IOException {
        its = new Installation(folder);
        root = its.root;
    }

    @Test
    void preparesTheFastStartOnceAndAgainAfterABuild() throws Exception {
        Path jdk = its.jdk("jdk", "25");
        Map<String, String> environment = Map.of("LRP_JAVA_HOME", jdk.toString());
        assertTrue(its.launch(its.lrp, environment).err().contains("preparing a fast start"));
        Installation.Result second = its.launch(its.lrp, environment);
        assertEquals("", second.err());
        assertTrue(second.out().contains("<-XX:AOTCache="), second.out());
        assertFalse(its.launch(its.lrp, Map.of("LRP_JAVA_HOME", jdk.toString(), "LRP_AOT", "off")).out()
                .contains("AOTCache"));
        Path built = root.resolve("demos/target/built");
        Files.setLastModifiedTime(built,
                FileTime.from(Files.getLastModifiedTime(root.resolve("demos/target/fast-start-tools.aot")).toInstant()
                        .plusMillis(5)));
        assertTrue(its.launch(its.lrp, environment).err().contains("preparing a fast start"));
    }

    @Test
    void scriptsAndToolsHaveACacheEach() throws Exception {
        Map<String, String> environment = Map.of("LRP_JAVA_HOME", its.jdk("jdk", "25").toString());
        its.launch(its.lrp, environment, "run", "x.py");
        assertTrue(its.launch(its.lrp, environment, "run", "x.py").out().contains("fast-start-python.aot>"));
        its.launch(its.lrp, environment, "check", "x.onnx");
        assertTrue(its.launch(its.lrp, environment, "check", "x.onnx").out().contains("fast-start-tools.aot>"));
    }

    @Test
    void manyAtOncePrepareItOnce() throws Exception {
        Path jdk = its.jdk("jdk", "25");
        // What an earlier launcher left behind, and a start that ended before its time.
        Path lock = Files.createDirectories(root.resolve("demos/target/fast-start.lock"));
        Files.writeString(lock.resolve("pid"), "1\n");
        Files.createFile(Files.createDirectories(root.resolve("demos/target/starts")).resolve("999999999"));
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            processes.add(its.start(its.lrp, Map.of("LRP_JAVA_HOME", jdk.toString())));
        }
        for (Process process : processes) {
            assertEquals(7, Installation.finish(process).exitCode());
        }
        assertEquals(List.of("trained"), Files.readAllLines(jdk.resolve("trainings")));
    }

    @Test
    void aLockThatNobodyHoldsStopsNobodyWhateverItSays() throws Exception {
        Path jdk = its.jdk("jdk", "25");
        Files.writeString(root.resolve("demos/target/prepare.lock"), " process 1, which builds the toolbox since 8:00");
        Installation.Result result = its.launch(its.lrp, Map.of("LRP_JAVA_HOME", jdk.toString()));
        assertEquals(7, result.exitCode());
        assertFalse(result.err().contains("waiting"), result.err());
    }

    @Test
    void aDamagedCacheIsNeverUsedAndMadeAnew() throws Exception {
        Map<String, String> environment = Map.of("LRP_JAVA_HOME", its.jdk("jdk", "25").toString());
        Path cache = root.resolve("demos/target/fast-start-tools.aot");
        for (String damage : List.of("", "ao", "xot\n", "aot\nand more")) {
            its.launch(its.lrp, environment);
            assertEquals("", its.launch(its.lrp, environment).err());
            Thread.sleep(20);
            Files.writeString(cache, damage);
            Installation.Result result = its.launch(its.lrp, environment);
            assertTrue(result.err().contains("damaged") && result.err().contains("preparing"), result.err());
            assertEquals("aot\n", Files.readString(cache));
        }
    }

    @Test
    void aDamageThatLeavesNoTraceIsFoundAfterACrash() throws Exception {
        Path jdk = its.jdk("jdk", "25");
        Map<String, String> environment = Map.of("LRP_JAVA_HOME", jdk.toString());
        its.launch(its.lrp, environment);
        Path cache = root.resolve("demos/target/fast-start-tools.aot");
        FileTime time = Files.getLastModifiedTime(cache);
        Files.writeString(cache, "axt\n");
        Files.setLastModifiedTime(cache, time);
        assertEquals("", its.launch(its.lrp,
                Map.of("LRP_JAVA_HOME", jdk.toString(), "TEST_CRASH", "yes")).err());
        assertTrue(its.launch(its.lrp, environment).err().contains("damaged"));
        assertEquals("", its.launch(its.lrp, environment).err());
    }

    @Test
    void waitingSaysForWhat() throws Exception {
        Path jdk = its.jdk("jdk", "25");
        Process process;
        try (Turn turn = Turn.take(root.resolve("demos/target/prepare.lock"), line -> {})) {
            turn.note("which builds the toolbox");
            process = its.start(its.lrp, Map.of("LRP_JAVA_HOME", jdk.toString()));
            byte[] begin = process.getErrorStream().readNBytes("lrp: waiting for process ".length());
            assertEquals("lrp: waiting for process ", new String(begin, StandardCharsets.UTF_8));
            String rest = process.errorReader().readLine();
            assertTrue(rest.startsWith(ProcessHandle.current().pid() + ", which builds the toolbox since "), rest);
        }
        assertEquals(7, Installation.finish(process).exitCode());
    }
}
