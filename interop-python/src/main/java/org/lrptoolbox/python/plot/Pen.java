package org.lrptoolbox.python.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;

import org.jspecify.annotations.Nullable;

/** Draws lines and text. */
final class Pen {
    private final Graphics2D graphics;
    private boolean fonts = true;

    Pen(Graphics2D graphics) {
        this.graphics = graphics;
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    void clip(int left, int top, int wide, int high) {
        graphics.setClip(left, top, wide, high);
    }

    /** A path through points; those which are no numbers interrupt it. */
    static Path2D path(double[] x, double[] y) {
        Path2D path = new Path2D.Double();
        boolean down = false;
        for (int i = 0; i < x.length; i++) {
            boolean point = Double.isFinite(x[i]) && Double.isFinite(y[i]);
            if (point && down) {
                path.lineTo(x[i], y[i]);
            } else if (point) {
                path.moveTo(x[i], y[i]);
            }
            down = point;
        }
        return path;
    }

    private static Color colour(int color, double opacity) {
        return new Color((color & 0xffffff) | (int) Math.round(Math.clamp(opacity, 0.0, 1.0) * 255) << 24, true);
    }

    void area(double[] x, double[] y, int color, double opacity) {
        Path2D path = path(x, y);
        path.closePath();
        graphics.setColor(colour(color, opacity));
        graphics.fill(path);
    }

    void line(double[] x, double[] y, double thickness, String style, int color, double opacity) {
        Path2D path = path(x, y);
        graphics.setColor(colour(color, opacity));
        graphics.setStroke(new BasicStroke((float) thickness, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1,
                dashes(style, (float) thickness), 0));
        graphics.draw(path);
    }

    /** Matplotlib's lengths, in multiples of the line's thickness; or a style's own, {@code "5,1,2,1"}. */
    static float @Nullable [] dashes(String style, float thickness) {
        return switch (style) {
            case "--", "dashed" -> scaled(thickness, 3.7f, 1.6f);
            case "-.", "dashdot" -> scaled(thickness, 6.4f, 1.6f, 1, 1.6f);
            case ":", "dotted" -> scaled(thickness, 1, 1.65f);
            default -> style.contains(",") ? scaled(thickness, numbers(style)) : null;
        };
    }

    private static float[] numbers(String style) {
        String[] parts = style.split(",", -1);
        float[] lengths = new float[parts.length];
        for (int i = 0; i < parts.length; i++) {
            lengths[i] = Float.parseFloat(parts[i]);
        }
        return lengths;
    }

    private static float[] scaled(float thickness, float... lengths) {
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] *= thickness;
        }
        return lengths;
    }

    void text(String text, double x, double y, double anchor, double size, double angle, String face, int color,
            double opacity) {
        if (!fonts) {
            return;
        }
        AffineTransform before = graphics.getTransform();
        try {
            graphics.setFont(Glyphs.font(face, size));
            FontMetrics metrics = graphics.getFontMetrics();
            graphics.setColor(colour(color, opacity));
            graphics.translate(x, y);
            if (angle != 0) {
                graphics.rotate(-Math.toRadians(angle));
            }
            graphics.drawString(text, (float) (-anchor * metrics.stringWidth(text)), 0);
        } catch (RuntimeException | LinkageError | InternalError e) {
            // What a machine without fonts throws depends on what it lacks; a figure without text is still a figure.
            fonts = false;
        } finally {
            graphics.setTransform(before);
        }
    }
}
