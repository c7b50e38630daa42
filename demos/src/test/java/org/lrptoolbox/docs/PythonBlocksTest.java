package org.lrptoolbox.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lrptoolbox.python.run.Program;
import org.lrptoolbox.python.run.PythonRunner;

/** Python of the documentation runs, as scripts of a user do, in a folder of its own. */
class PythonBlocksTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void prepare() throws IOException {
        Workplace.prepare(folder);
    }

    static Stream<Block> blocks() {
        return Block.in("python");
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void runs(Block block) throws IOException {
        Path script = Files.writeString(folder.resolve("block.py"), block.given() + "\n" + block.text());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = new PythonRunner().workingDirectory(folder).streams(new ByteArrayInputStream(new byte[0]), out, out)
                .run(new Program.Script(script), List.of());
        assertEquals(0, code, block + "\n" + out.toString(StandardCharsets.UTF_8));
    }
}
