package org.lrptoolbox.cli.sheet;

import java.awt.Font;
import java.awt.Graphics2D;
import java.util.List;

import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;

/**
 * A sheet of pictures in rows and columns, with titles above the columns and lines of text below each picture.
 *
 * @param columns the titles
 * @param rows the pictures, as many in each row as there are columns
 */
public record ContactSheet(List<String> columns, List<List<Cell>> rows) {
    private static final int GAP = 10;
    private static final int LINE = 15;
    private static final int FONT = 11;
    private static final int NARROWEST = 170;
    /** More pixels than anybody looks at, and 300 MB. */
    private static final long MOST = 100_000_000;

    /**
     * A picture and what stands below it.
     *
     * @param picture of any size
     * @param lines cut off where they are too long
     */
    public record Cell(ByteImage picture, List<String> lines) {}

    /** Copies the lists. */
    public ContactSheet {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * The sheet, on white.
     *
     * @throws IllegalArgumentException if it would be larger than 100 million pixels
     * @throws IllegalStateException if this Java has no fonts to write with
     */
    public ByteImage draw() {
        int width = NARROWEST;
        int height = 1;
        int lines = 0;
        for (List<Cell> row : rows) {
            for (Cell cell : row) {
                width = Math.max(width, cell.picture.width());
                height = Math.max(height, cell.picture.height());
                lines = Math.max(lines, cell.lines.size());
            }
        }
        int down = height + LINE * lines + GAP;
        long right = GAP + (long) columns.size() * (width + GAP);
        long bottom = 2L * GAP + LINE + (long) rows.size() * down;
        if (right * bottom > MOST) {
            throw new IllegalArgumentException(
                    "a sheet of " + rows.size() + " rows would have " + right + " x " + bottom
                            + " pixels, more than " + MOST + "; take fewer pictures, or make them smaller");
        }
        int cellWidth = width;
        int cellHeight = down;
        return WhiteSheet.drawn((int) right, (int) bottom, FONT, pen -> fill(pen, cellWidth, cellHeight));
    }

    /** @param down from one row to the next */
    private void fill(Graphics2D pen, int width, int down) {
        Font plain = pen.getFont();
        for (int c = 0; c < columns.size(); c++) {
            int left = GAP + c * (width + GAP);
            pen.setFont(plain.deriveFont(Font.BOLD, FONT + 1f));
            write(pen, columns.get(c), left, GAP + FONT, width);
            pen.setFont(plain);
            for (int r = 0; r < rows.size(); r++) {
                cell(pen, rows.get(r).get(c), left, 2 * GAP + LINE + r * down, width);
            }
        }
    }

    private static void cell(Graphics2D pen, Cell cell, int left, int top, int width) {
        pen.drawImage(ImageFiles.buffered(cell.picture), left, top, null);
        for (int i = 0; i < cell.lines.size(); i++) {
            write(pen, cell.lines.get(i), left, top + cell.picture.height() + LINE * (i + 1) - 3, width);
        }
    }

    private static void write(Graphics2D pen, String text, int x, int y, int width) {
        String shown = text;
        while (shown.length() > 1 && pen.getFontMetrics().stringWidth(shown) > width) {
            shown = shown.substring(0, shown.length() - 2) + "\u2026";
        }
        pen.drawString(shown, x, y);
    }
}
