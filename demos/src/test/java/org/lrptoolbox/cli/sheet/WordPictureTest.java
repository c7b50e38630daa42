package org.lrptoolbox.cli.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.lrptoolbox.engine.Ledger;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.token.TextExplanation;
import org.lrptoolbox.token.Tokens.Token;
import org.lrptoolbox.token.Tokens;

class WordPictureTest {
    private static ByteImage picture(int words) {
        List<Token> tokens = IntStream.range(0, words)
                .mapToObj(i -> new Token("word", 0, 0, false, i, 5 * i, 5 * i + 4))
                .toList();
        TextExplanation why = new TextExplanation(new Tokens("word ".repeat(words), tokens), "class", 1,
                IntStream.range(0, words).mapToObj(i -> i == 0 ? 1.0 : 0.0).toList(), Map.of(), List.of(1.0),
                new Ledger(List.of()));
        try {
            return WordPicture.of(why);
        } catch (IllegalStateException e) {
            return Assumptions.abort("no fonts: " + e.getMessage());
        }
    }

    @Test
    void theWordThatSpeaksForTheTargetIsRed() {
        ByteImage picture = picture(2);
        int red = 0;
        for (int i = 0; i < picture.width() * picture.height(); i++) {
            byte[] rgb = {picture.pixels()[3 * i], picture.pixels()[3 * i + 1], picture.pixels()[3 * i + 2]};
            red += rgb[0] == -1 && rgb[1] == 0 && rgb[2] == 0 ? 1 : 0;
        }
        assertTrue(red > 100, red + " pixels");
    }

    @Test
    void moreWordsThanALineHasGoOnBelow() {
        assertEquals(picture(1).width(), picture(50).width());
        assertTrue(picture(50).height() > 2 * picture(1).height() - 24);
    }
}
