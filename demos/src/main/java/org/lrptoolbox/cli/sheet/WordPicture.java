package org.lrptoolbox.cli.sheet;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.text.Printable;
import org.lrptoolbox.token.TextExplanation;
import org.lrptoolbox.token.TextExplanation.Word;
import org.lrptoolbox.token.WordColors;

/** Words in the colours of their relevance as a picture, in lines as wide as a page. */
public final class WordPicture {
    private static final int SIZE = 18;
    private static final int MARGIN = 12;
    private static final int WIDTH = 760;
    private static final int LINE = 30;
    private static final int GAP = 6;

    private WordPicture() {}

    /**
     * The picture.
     *
     * @throws IllegalStateException if this Java has no fonts to write with
     */
    public static ByteImage of(TextExplanation why) {
        List<Word> words = why.words();
        AtomicInteger height = new AtomicInteger();
        WhiteSheet.drawn(1, 1, SIZE, pen -> height.set(draw(pen, words, false)));
        return WhiteSheet.drawn(WIDTH, height.get(), SIZE, pen -> draw(pen, words, true));
    }

    /** Writes the words, or only finds out how high they get. */
    private static int draw(Graphics2D pen, List<Word> words, boolean visible) {
        FontMetrics metrics = pen.getFontMetrics();
        double scale = WordColors.scale(words);
        int x = MARGIN;
        int y = MARGIN;
        for (Word word : words) {
            String text = Printable.line(word.text());
            int width = Math.min(metrics.stringWidth(text) + GAP, WIDTH - 2 * MARGIN);
            if (x > MARGIN && x + width > WIDTH - MARGIN) {
                x = MARGIN;
                y += LINE;
            }
            if (visible) {
                int[] c = WordColors.background(word.relevance() / scale);
                pen.setColor(new Color(c[0], c[1], c[2]));
                pen.fillRect(x, y, width, LINE - 4);
                pen.setColor(WordColors.isDark(c) ? Color.WHITE : Color.BLACK);
                pen.drawString(text, x + GAP / 2, y + LINE - 4 - GAP - metrics.getDescent() / 2);
            }
            x += width + GAP;
        }
        return y + LINE + MARGIN;
    }
}
