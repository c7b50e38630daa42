package org.lrptoolbox.python.plot;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;

/**
 * A picture to draw on: rectangles, images, lines and text, the origin at the top left, one unit a pixel, colours as
 * {@code 0xRRGGBB}. Images and rectangles are set byte by byte; only lines and text start Java's graphics, which takes
 * a few tenths of a second and which the heatmaps of a script do not need.
 */
public final class Canvas {
    private static final int RGB = 3;
    private static final int RGBA = 4;
    /** More than any screen or page, and still an array. */
    private static final int MAX_SIDE = 16384;
    static final double UPWARDS = 90;

    private final int width;
    private final int height;
    private final byte[] pixels;
    private int x0;
    private int y0;
    private int x1;
    private int y1;
    private @Nullable Pen pen;

    /**
     * An empty picture.
     *
     * @throws IllegalArgumentException if a side is less than 1 or more than 16384 pixels
     */
    public Canvas(int width, int height, int background) {
        if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
            throw new IllegalArgumentException("a figure of " + width + " x " + height
                    + " pixels; expected 1 to " + MAX_SIDE + " each way");
        }
        this.width = width;
        this.height = height;
        this.pixels = new byte[width * height * RGB];
        this.x1 = width;
        this.y1 = height;
        fill(0, 0, width, height, background);
    }

    /** Limits what is drawn from now on to a rectangle. */
    public void clip(double left, double top, double wide, double high) {
        x0 = Math.clamp(Math.round(left), 0, width);
        y0 = Math.clamp(Math.round(top), 0, height);
        x1 = Math.clamp(Math.round(left + wide), 0, width);
        y1 = Math.clamp(Math.round(top + high), 0, height);
        if (pen != null) {
            pen.clip(x0, y0, x1 - x0, y1 - y0);
        }
    }

    /** Lets everything be drawn again. */
    public void unclip() {
        clip(0, 0, width, height);
    }

    /** A rectangle of one colour. */
    public void fill(double left, double top, double wide, double high, int color) {
        int x = (int) Math.max(x0, Math.round(left));
        int right = (int) Math.min(x1, Math.round(left + wide));
        int bottom = (int) Math.min(y1, Math.round(top + high));
        if (x >= right) {
            return;
        }
        byte[] row = new byte[(right - x) * RGB];
        for (int i = 0; i < row.length; i += RGB) {
            row[i] = (byte) (color >> 16);
            row[i + 1] = (byte) (color >> 8);
            row[i + 2] = (byte) color;
        }
        for (int y = (int) Math.max(y0, Math.round(top)); y < bottom; y++) {
            System.arraycopy(row, 0, pixels, (y * width + x) * RGB, row.length);
        }
    }

    /**
     * An image scaled into a rectangle, each of its pixels a block.
     *
     * @param image uint8 of shape (H, W, 3), or (H, W, 4) with opacity
     */
    public void image(NDArray image, double left, double top, double wide, double high) {
        byte[] source = (byte[]) image.contiguous().toTypedArray().storage();
        int columns = image.dim(1);
        int channels = image.dim(2);
        int[] sourceRows = blocks(top, high, y0, y1, image.dim(0));
        int[] sourceColumns = blocks(left, wide, x0, x1, columns);
        boolean drawn = false;
        for (int y = y0; y < y1; y++) {
            int i = sourceRows[y - y0];
            if (drawn && channels == RGB && i == sourceRows[y - y0 - 1]) {
                // Opaque, so it is the row above once more, where there is something; what lies outside stays as it is.
                copyAbove(y, sourceColumns);
                continue;
            }
            drawn = i >= 0;
            for (int x = x0; x < x1 && drawn; x++) {
                int j = sourceColumns[x - x0];
                if (j >= 0) {
                    blend(source, (i * columns + j) * channels, channels, (y * width + x) * RGB);
                }
            }
        }
    }

    private void copyAbove(int y, int[] sourceColumns) {
        int first = 0;
        while (first < sourceColumns.length && sourceColumns[first] < 0) {
            first++;
        }
        int end = sourceColumns.length;
        while (end > first && sourceColumns[end - 1] < 0) {
            end--;
        }
        int at = (y * width + x0 + first) * RGB;
        System.arraycopy(pixels, at - width * RGB, pixels, at, (end - first) * RGB);
    }

    /** Which of n blocks over start ... start + length each pixel of from ... to lies in; -1 outside of them. */
    private static int[] blocks(double start, double length, int from, int to, int n) {
        long first = Math.round(start);
        long pixels = Math.round(start + length) - first;
        int[] blocks = new int[Math.max(0, to - from)];
        for (int k = 0; k < blocks.length; k++) {
            long at = from + k - first;
            blocks[k] = at < 0 || at >= pixels ? -1 : (int) ((2 * at + 1) * n / (2 * pixels));
        }
        return blocks;
    }

    private void blend(byte[] source, int from, int channels, int to) {
        int opacity = channels == RGBA ? source[from + RGB] & 0xff : 0xff;
        for (int c = 0; c < RGB; c++) {
            int under = pixels[to + c] & 0xff;
            pixels[to + c] = (byte) (under + ((source[from + c] & 0xff) - under) * opacity / 0xff);
        }
    }

    /**
     * A line through points; those which are no numbers interrupt it.
     *
     * @param style {@code -}, {@code --}, {@code -.} or {@code :}
     */
    public void line(NDArray x, NDArray y, double thickness, String style, int color) {
        line(x, y, thickness, style, color, 1);
    }

    /** The same, as far as it is opaque. */
    public void line(NDArray x, NDArray y, double thickness, String style, int color, double opacity) {
        pen().line(x.asTensor().data(), y.asTensor().data(), thickness, style, color, opacity);
    }

    /** A polygon, filled, as far as it is opaque. */
    public void area(NDArray x, NDArray y, int color, double opacity) {
        pen().area(x.asTensor().data(), y.asTensor().data(), color, opacity);
    }

    /**
     * A line of text; nothing where this machine has no fonts.
     *
     * @param anchor where (x, y) lies along the text: 0 its start, 0.5 its middle, 1 its end
     * @param size the font's size in pixels
     * @param turned whether the text runs upwards
     */
    public void text(String text, double x, double y, double anchor, double size, boolean turned, int color) {
        text(text, x, y, anchor, size, turned ? UPWARDS : 0, "", color, 1);
    }

    /**
     * The same at any angle.
     *
     * @param angle degrees, against the clock
     * @param face words of {@link Glyphs#font}
     */
    public void text(String text, double x, double y, double anchor, double size, double angle, String face, int color,
            double opacity) {
        pen().text(text, x, y, anchor, size, angle, face, color, opacity);
    }

    /** Writes the picture in the format which the file's extension names. */
    public void write(Path file) throws IOException {
        ImageFiles.write(ByteImage.of(pixels, height, width, RGB), file);
    }

    /** The picture as the content of a PNG file. */
    public ByteBuffer png() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(view(), "png", out);
        return ByteBuffer.wrap(out.toByteArray());
    }

    /** The bytes as an array of shape (H, W, 3); a copy. */
    public NDArray pixels() {
        return NDArray.of(org.lrptoolbox.io.ElementType.UINT8, pixels.clone(), height, width, RGB);
    }

    /** The same pixels as Java's graphics know them. */
    BufferedImage view() {
        var bytes = new DataBufferByte(pixels, pixels.length);
        var raster = Raster.createInterleavedRaster(bytes, width, height, width * RGB, RGB, new int[]{0, 1, 2}, null);
        var colors = new ComponentColorModel(java.awt.color.ColorSpace.getInstance(java.awt.color.ColorSpace.CS_sRGB),
                false, false, java.awt.Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        return new BufferedImage(colors, raster, false, null);
    }

    private Pen pen() {
        Pen ours = pen;
        if (ours == null) {
            ours = new Pen(view().createGraphics());
            ours.clip(x0, y0, x1 - x0, y1 - y0);
            pen = ours;
        }
        return ours;
    }
}
