package org.lrptoolbox.python.plot;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.Path2D;

/** Text as lines around its letters, and how wide it is. */
public final class Glyphs {
    /** A letter's width, in parts of the font's size, where this machine has no fonts to ask. */
    private static final double USUAL = 0.6;

    private Glyphs() {}

    /** How many pixels wide a text is. */
    public static double width(String text, double size) {
        return width(text, size, "");
    }

    /** The same in another face. */
    public static double width(String text, double size, String face) {
        try {
            return vector(text, size, face).getLogicalBounds().getWidth();
        } catch (RuntimeException | LinkageError | InternalError e) {
            return USUAL * size * text.length();
        }
    }

    /** The outline of a text that starts at (0, 0); empty where this machine has no fonts. */
    static Shape outline(String text, double size, String face) {
        try {
            return vector(text, size, face).getOutline();
        } catch (RuntimeException | LinkageError | InternalError e) {
            return new Path2D.Double();
        }
    }

    /**
     * A font of so many pixels.
     *
     * @param face any of the words {@code bold}, {@code italic}, and {@code serif} or {@code monospace}
     */
    static Font font(String face, double size) {
        String family = face.contains("serif")
                ? Font.SERIF
                : face.contains("monospace") ? Font.MONOSPACED : Font.SANS_SERIF;
        int style = (face.contains("bold") ? Font.BOLD : 0) | (face.contains("italic") ? Font.ITALIC : 0);
        return new Font(family, style, 1).deriveFont((float) size);
    }

    private static GlyphVector vector(String text, double size, String face) {
        return font(face, size).createGlyphVector(new FontRenderContext(null, true, true), text);
    }
}
