package org.lrptoolbox.python.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;

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

    /** Points which are no numbers interrupt the line. */
    void line(double[] x, double[] y, double thickness, int color) {
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
        graphics.setColor(new Color(color));
        graphics.setStroke(new BasicStroke((float) thickness, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        graphics.draw(path);
    }

    void text(String text, double x, double y, double anchor, double size, boolean turned, int color) {
        if (!fonts) {
            return;
        }
        AffineTransform before = graphics.getTransform();
        try {
            graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) size));
            FontMetrics metrics = graphics.getFontMetrics();
            graphics.setColor(new Color(color));
            graphics.translate(x, y);
            if (turned) {
                graphics.rotate(-Math.PI / 2);
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
