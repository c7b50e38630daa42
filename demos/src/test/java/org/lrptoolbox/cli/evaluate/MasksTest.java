package org.lrptoolbox.cli.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Masks belong to pictures by their names. */
class MasksTest {
    @TempDir
    private Path dir;

    @Test
    void picturesWithoutOneAreFound() throws IOException {
        Files.writeString(dir.resolve("cat.png"), "");
        List<Path> pictures = List.of(Path.of("a/cat.jpg"), Path.of("a/dog.jpg"), Path.of("cat.png"));
        assertEquals(List.of(Path.of("a/dog.jpg")), new Masks(dir).without(pictures));
        assertEquals(List.of(), new Masks(null).without(pictures));
    }
}
