package org.lrptoolbox.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lrptoolbox.python.run.Program;
import org.lrptoolbox.python.run.PythonRunner;

/**
 * Both sides of the page on migration say the same: code of another tool, and the block behind it. The other tool runs in
 * the Python that {@code LRP_PEER_PYTHON} names, where it is installed there.
 */
class MigrationTest {
    private static final String PEER = "LRP_PEER_PYTHON";

    @TempDir
    private Path folder;

    static Stream<Block> peers() {
        return Block.all().stream().filter(block -> block.language().startsWith("python "));
    }

    @ParameterizedTest
    @MethodSource("peers")
    void bothSidesSayTheSame(Block peer) throws IOException, InterruptedException {
        List<Block> page = Block.of(peer.page());
        Block ours = page.get(page.indexOf(peer) + 1);
        assertEquals("python", ours.language());
        double[] here = numbers(here(ours));
        String python = System.getenv(PEER);
        assumeTrue(python != null, () -> "no Python with other tools (" + PEER + "); here: " + Arrays.toString(here));
        Path script = Files.writeString(folder.resolve("peer.py"), peer.text());
        Process process = new ProcessBuilder(python, script.toString()).directory(folder.toFile())
                .redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        assumeTrue(code == 0 || !said.contains("ModuleNotFoundError"), said);
        assertEquals(0, code, said);
        double[] there = numbers(said);
        assertEquals(there.length, here.length, said);
        for (int i = 0; i < here.length; i++) {
            assertEquals(there[i], here[i], 1e-8, peer + ", number " + i);
        }
    }

    private String here(Block block) throws IOException {
        Path script = Files.writeString(folder.resolve("ours.py"), block.text());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertEquals(0, new PythonRunner().workingDirectory(folder).streams(new ByteArrayInputStream(new byte[0]), out,
                out).run(new Program.Script(script), List.of()), () -> out.toString(StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The numbers of the last line. */
    private static double[] numbers(String printed) {
        List<String> lines = printed.lines().toList();
        assertTrue(!lines.isEmpty(), "nothing was printed");
        return Arrays.stream(lines.getLast().split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
