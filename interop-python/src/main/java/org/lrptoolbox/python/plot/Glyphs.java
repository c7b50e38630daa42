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
        try {
            return vector(text, size).getLogicalBounds().getWidth();
        } catch (RuntimeException | LinkageError | InternalError e) {
            return USUAL * size * text.length();
        }
    }

    /** The outline of a text that starts at (0, 0); empty where this machine has no fonts. */
    static Shape outline(String text, double size) {
        try {
            return vector(text, size).getOutline();
        } catch (RuntimeException | LinkageError | InternalError e) {
            return new Path2D.Double();
        }
    }

    private static GlyphVector vector(String text, double size) {
        return new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) size)
                .createGlyphVector(new FontRenderContext(null, true, true), text);
    }
}
