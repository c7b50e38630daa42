package org.lrptoolbox.cli.sheet;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Locale;

import org.lrptoolbox.render.ByteImage;

/**
 * Curves over whole numbers from 0, or over sizes at equal distances, with what they are called at their side: {@code new LineChart("8 x 8, mean", "regions
 * replaced", "score", lines).draw()}.
 *
 * @param title stands above
 * @param across what is counted
 * @param up what the curves measure
 * @param lines the curves
 * @param sizes what stands below each value; empty for the numbers from 0
 */
public record LineChart(String title, String across, String up, List<Line> lines, List<String> sizes) {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 420;
    private static final int LEFT = 64;
    private static final int RIGHT = 200;
    private static final int TOP = 34;
    private static final int BOTTOM = 46;
    private static final int FONT = 12;
    private static final int TICKS = 5;
    private static final int BAND = 36;
    /** Told apart by people who do not see red and green as well. Source: Okabe and Ito, 2008. */
    private static final int[] COLORS = {0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0xe69f00, 0x56b4e9, 0x000000,
        0x999999};

    /**
     * A curve.
     *
     * @param name what it is called; empty to leave it out of the list at the side
     * @param color which of the colours; those of one thing are the same
     * @param dashed whether it is drawn in dashes
     * @param values its values
     * @param low the lower end of what is uncertain about each; empty for none
     * @param high the upper end
     */
    public record Line(String name, int color, boolean dashed, double[] values, double[] low, double[] high) {}

    /** Copies the lists. */
    public LineChart {
        lines = List.copyOf(lines);
        sizes = List.copyOf(sizes);
    }

    /** Curves over whole numbers from 0. */
    public LineChart(String title, String across, String up, List<Line> lines) {
        this(title, across, up, lines, List.of());
    }

    /**
     * The picture, 760 x 420 pixels.
     *
     * @throws IllegalStateException if this Java has no fonts to write with
     */
    public ByteImage draw() {
        Scale scale = Scale.of(lines);
        return WhiteSheet.drawn(WIDTH, HEIGHT, FONT, pen -> {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            axes(pen, scale);
            lines.forEach(line -> band(pen, scale, line));
            lines.forEach(line -> curve(pen, scale, line));
            names(pen);
        });
    }

    /** From values to pixels. */
    private record Scale(double least, double most, int count) {
        static Scale of(List<Line> lines) {
            double least = 0;
            double most = 0;
            int count = 2;
            for (Line line : lines) {
                count = Math.max(count, line.values.length);
                for (double[] all : new double[][]{line.values, line.low, line.high}) {
                    for (double v : all) {
                        if (Double.isFinite(v)) {
                            least = Math.min(least, v);
                            most = Math.max(most, v);
                        }
                    }
                }
            }
            return new Scale(least, most > least ? most : least + 1, count);
        }

        double x(int i) {
            return LEFT + (double) i / (count - 1) * (WIDTH - LEFT - RIGHT);
        }

        double y(double v) {
            return TOP + (most - v) / (most - least) * (HEIGHT - TOP - BOTTOM);
        }
    }

    private void axes(Graphics2D pen, Scale scale) {
        double step = step(scale.most - scale.least);
        for (double v = Math.ceil(scale.least / step) * step; v <= scale.most + 1e-12; v += step) {
            int y = (int) Math.round(scale.y(v));
            pen.setColor(new Color(0xe4e4e4));
            pen.drawLine(LEFT, y, WIDTH - RIGHT, y);
            pen.setColor(Color.BLACK);
            String text = String.format(Locale.ROOT, "%.4g", Math.abs(v) < step / 2 ? 0 : v).replaceFirst("\\.?0+$",
                    "");
            text = text.isEmpty() || text.equals("-") ? "0" : text;
            pen.drawString(text, LEFT - 6 - pen.getFontMetrics().stringWidth(text), y + FONT / 3);
        }
        int every = sizes.isEmpty() ? Math.max(1, (int) step(scale.count - 1.0)) : 1;
        for (int i = 0; i < scale.count; i += every) {
            String size = sizes.isEmpty() ? Integer.toString(i) : i < sizes.size() ? sizes.get(i) : "";
            pen.drawString(size, (int) scale.x(i) - pen.getFontMetrics().stringWidth(size) / 2, HEIGHT - BOTTOM + FONT
                    + 6);
        }
        pen.drawRect(LEFT, TOP, WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM);
        pen.drawString(title, Math.max(LEFT, 6 + pen.getFontMetrics().stringWidth(up) + 2 * FONT), TOP - 12);
        pen.drawString(up, 6, TOP - 12);
        pen.drawString(across, LEFT + 4, HEIGHT - 8);
    }

    /** A round number that goes about five times into a range. */
    private static double step(double range) {
        double rough = range / TICKS;
        double ten = Math.pow(10, Math.floor(Math.log10(rough)));
        double leading = rough / ten;
        return ten * (leading < 1.5 ? 1 : leading < 3.5 ? 2 : leading < 7.5 ? 5 : 10);
    }

    private static void band(Graphics2D pen, Scale scale, Line line) {
        if (line.low.length == 0) {
            return;
        }
        Path2D outline = new Path2D.Double();
        outline.moveTo(scale.x(0), scale.y(line.high[0]));
        for (int i = 1; i < line.high.length; i++) {
            outline.lineTo(scale.x(i), scale.y(line.high[i]));
        }
        for (int i = line.low.length - 1; i >= 0; i--) {
            outline.lineTo(scale.x(i), scale.y(line.low[i]));
        }
        outline.closePath();
        Color color = color(line);
        pen.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), BAND));
        pen.fill(outline);
    }

    private static void curve(Graphics2D pen, Scale scale, Line line) {
        Path2D path = new Path2D.Double();
        path.moveTo(scale.x(0), scale.y(line.values[0]));
        for (int i = 1; i < line.values.length; i++) {
            path.lineTo(scale.x(i), scale.y(line.values[i]));
        }
        pen.setColor(color(line));
        pen.setStroke(stroke(line));
        pen.draw(path);
        pen.setStroke(new BasicStroke());
    }

    private void names(Graphics2D pen) {
        int y = TOP + FONT;
        for (Line line : lines) {
            if (!line.name.isEmpty()) {
                pen.setColor(color(line));
                pen.setStroke(stroke(line));
                pen.drawLine(WIDTH - RIGHT + 10, y - FONT / 3, WIDTH - RIGHT + 34, y - FONT / 3);
                pen.setColor(Color.BLACK);
                pen.drawString(line.name, WIDTH - RIGHT + 40, y);
                y += FONT + 6;
            }
        }
    }

    private static Color color(Line line) {
        return new Color(COLORS[line.color % COLORS.length]);
    }

    private static BasicStroke stroke(Line line) {
        return line.dashed
                ? new BasicStroke(1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[]{6, 4}, 0)
                : new BasicStroke(1.8f);
    }
}
