package org.lrptoolbox.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.image.ClassNames;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.network.Network;

/** Nothing out of a file reaches a terminal as more than letters. */
class PrintableTest {
    private static final String EVIL = "a\u001b[31mred\u001b]0;title\u0007\u202eleft\u0085";

    @TempDir
    private Path folder;

    @Test
    void controlAndFormatCharactersBecomeQuestionMarks() {
        assertEquals("a?[31mred?]0;title??left?", Printable.line(EVIL));
        assertEquals("a?b?c", Printable.line("a\nb\rc"));
        assertEquals("a\nb c\nd?", Printable.text("a\nb\tc\r\nd\r"));
        assertEquals("Größe \uD83D\uDE3A", Printable.line("Größe \uD83D\uDE3A"));
    }

    @Test
    void summariesRulesAndClassesAreClean() throws IOException {
        Network network = Network.builder().add(EVIL, new Rect()).build();
        for (String text : new String[]{network.toString(), network.summary(3),
            Composites.named("epsilon").rulesFor(network).toString(),
            ClassNames.read(Files.writeString(folder.resolve("names.txt"), EVIL)).label(0)}) {
            assertTrue(text.contains("?[31mred") && text.chars().allMatch(c -> c == '\n' || c >= 32 && c < 127), text);
        }
    }
}
