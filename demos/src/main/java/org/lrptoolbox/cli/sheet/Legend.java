package org.lrptoolbox.cli.sheet;

import java.awt.Graphics2D;
import java.util.List;
import java.util.Locale;

import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ColorMap;
import org.lrptoolbox.render.Heatmap;
import org.lrptoolbox.render.HeatmapStyle;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.tensor.Tensor;

/**
 * Puts a colour bar beside a heatmap and lines of text below it: {@code new Legend(map, 0.31, lines).around(heatmap)}.
 *
 * @param map the colours of the heatmap
 * @param magnitude the relevance at the upper end of the bar; the lower end is its negative
 * @param lines what is written below
 */
public record Legend(ColorMap map, double magnitude, List<String> lines) {
    private static final int SIZE = 12;
    private static final int MARGIN = 8;
    private static final int BAR = 12;
    private static final int LABELS = 72;
    private static final int LINE = 16;
    private static final int SMALLEST = 160;

    /**
     * The heatmap with its legend, on white.
     *
     * @throws IllegalStateException if this Java has no fonts to write with
     */
    public ByteImage around(ByteImage heatmap) {
        int width = Math.max(SMALLEST, heatmap.width()) + 2 * MARGIN + BAR + LABELS;
        int height = heatmap.height() + 2 * MARGIN + LINE * lines.size();
        return WhiteSheet.drawn(width, height, SIZE, pen -> {
            pen.drawImage(ImageFiles.buffered(heatmap), MARGIN, MARGIN, null);
            int left = Math.max(SMALLEST, heatmap.width()) + 2 * MARGIN;
            pen.drawImage(ImageFiles.buffered(bar(heatmap.height())), left, MARGIN, null);
            write(pen, left + BAR + MARGIN / 2, heatmap.height());
        });
    }

    private void write(Graphics2D pen, int labels, int heatmap) {
        int top = MARGIN + pen.getFontMetrics().getAscent();
        int bottom = MARGIN + heatmap;
        pen.drawString(number(magnitude), labels, top);
        if (heatmap > 3 * LINE) {
            pen.drawString("0", labels, (top + bottom) / 2);
        }
        pen.drawString(number(-magnitude), labels, bottom);
        for (int i = 0; i < lines.size(); i++) {
            pen.drawString(lines.get(i), MARGIN, bottom + (i + 1) * LINE);
        }
    }

    private ByteImage bar(int height) {
        Tensor values = Tensor.zeros(height, BAR);
        for (int i = 0; i < values.size(); i++) {
            int row = i / BAR;
            values.data()[i] = 1 - 2.0 * row / Math.max(1, height - 1);
        }
        return ByteImage.of(Heatmap.toRgb(values, HeatmapStyle.STANDARD.withMap(map).withScaling(1)));
    }

    private static String number(double v) {
        return String.format(Locale.ROOT, "%.3g", v);
    }
}
