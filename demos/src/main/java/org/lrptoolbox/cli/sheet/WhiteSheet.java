package org.lrptoolbox.cli.sheet;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;

/** A white sheet to draw and write on in black, before it becomes a picture. */
final class WhiteSheet {
    private final BufferedImage sheet;
    private final Graphics2D pen;

    private WhiteSheet(int width, int height, int fontSize) {
        sheet = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        pen = sheet.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.BLACK);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, fontSize));
    }

    /**
     * The picture that comes of drawing.
     *
     * @param width in pixels
     * @param height in pixels
     * @param fontSize of the letters, in pixels
     * @throws IllegalStateException if this Java has no fonts to write with
     */
    static ByteImage drawn(int width, int height, int fontSize, Consumer<Graphics2D> drawing) {
        WhiteSheet sheet = new WhiteSheet(width, height, fontSize);
        try {
            sheet.requireFonts();
            drawing.accept(sheet.pen);
        } finally {
            sheet.pen.dispose();
        }
        return ImageFiles.of(sheet.sheet);
    }

    private void requireFonts() {
        try {
            pen.getFontMetrics();
        } catch (RuntimeException | LinkageError | InternalError e) {
            // The JDK throws anything between InternalError and NullPointerException where no fonts are installed.
            throw new IllegalStateException("this Java finds no fonts to write with; install fontconfig and a font"
                    + " (Debian: fontconfig fonts-dejavu-core), or leave out what is written: legend, curves, sheet",
                    e);
        }
    }
}
