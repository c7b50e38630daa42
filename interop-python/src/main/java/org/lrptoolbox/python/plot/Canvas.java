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

    private final int width;
    private final int height;
    private final byte[] pixels;
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
        fill(0, 0, width, height, background);
    }

    /** A rectangle of one colour. */
    public void fill(double left, double top, double wide, double high, int color) {
        byte[] pixel = {(byte) (color >> 16), (byte) (color >> 8), (byte) color};
        int x1 = column(left + wide);
        int y1 = row(top + high);
        for (int y = row(top); y < y1; y++) {
            for (int x = column(left); x < x1; x++) {
                System.arraycopy(pixel, 0, pixels, (y * width + x) * RGB, RGB);
            }
        }
    }

    /**
     * An image scaled into a rectangle, each of its pixels a block.
     *
     * @param image uint8 of shape (H, W, 3), or (H, W, 4) with opacity
     */
    public void image(NDArray image, double left, double top, double wide, double high) {
        byte[] source = (byte[]) image.contiguous().toTypedArray().storage();
        int rows = image.dim(0);
        int columns = image.dim(1);
        int channels = image.dim(2);
        int x0 = column(left);
        int y0 = row(top);
        int x1 = column(left + wide);
        int y1 = row(top + high);
        for (int y = y0; y < y1; y++) {
            int i = (int) ((long) (2 * (y - y0) + 1) * rows / (2L * (y1 - y0)));
            for (int x = x0; x < x1; x++) {
                int j = (int) ((long) (2 * (x - x0) + 1) * columns / (2L * (x1 - x0)));
                blend(source, (i * columns + j) * channels, channels, (y * width + x) * RGB);
            }
        }
    }

    private void blend(byte[] source, int from, int channels, int to) {
        int opacity = channels == RGBA ? source[from + RGB] & 0xff : 0xff;
        for (int c = 0; c < RGB; c++) {
            int under = pixels[to + c] & 0xff;
            pixels[to + c] = (byte) (under + ((source[from + c] & 0xff) - under) * opacity / 0xff);
        }
    }

    /** A line through points. */
    public void line(NDArray x, NDArray y, double thickness, int color) {
        pen().line(x.asTensor().data(), y.asTensor().data(), thickness, color);
    }

    /**
     * A line of text; nothing where this machine has no fonts.
     *
     * @param anchor where (x, y) lies along the text: 0 its start, 0.5 its middle, 1 its end
     * @param size the font's size in pixels
     * @param turned whether the text runs upwards
     */
    public void text(String text, double x, double y, double anchor, double size, boolean turned, int color) {
        pen().text(text, x, y, anchor, size, turned, color);
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
            pen = ours;
        }
        return ours;
    }

    private int column(double x) {
        return (int) Math.clamp(Math.round(x), 0, width);
    }

    private int row(double y) {
        return (int) Math.clamp(Math.round(y), 0, height);
    }
}
