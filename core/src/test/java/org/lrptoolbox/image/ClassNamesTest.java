package org.lrptoolbox.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassNamesTest {
    @TempDir
    private Path dir;

    private ClassNames names() throws IOException {
        return ClassNames.read(Files.writeString(dir.resolve("names.txt"),
                "n02123045 tabby, tabby cat\r\nn02012849 crane\nred circle\nn03126707 crane\n\n"));
    }

    @Test
    void labelsAreNumberAndFirstName() throws IOException {
        assertEquals("0 tabby", names().label(0));
        assertEquals("2 red circle", names().label(2));
        assertEquals("7", names().label(7));
        assertEquals("3", ClassNames.NONE.label(3));
        assertEquals(4, names().lines().size());
    }

    @Test
    void classesAreFoundByNumberNameAndId() throws IOException {
        assertEquals(0, names().index("Tabby Cat"));
        assertEquals(3, names().index("n03126707"));
        assertEquals(2, names().index("red circle"));
        assertEquals(12, names().index("12"));
        String several = assertThrows(IllegalArgumentException.class, () -> names().index("crane")).getMessage();
        assertTrue(several.contains("[1, 3]"), several);
        String none = assertThrows(IllegalArgumentException.class, () -> names().index("red")).getMessage();
        assertTrue(none.endsWith("; there are tabby; crane; red circle"), none);
        assertThrows(IllegalArgumentException.class, () -> ClassNames.NONE.index("tabby"));
    }
}
