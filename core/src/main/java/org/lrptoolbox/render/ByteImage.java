package org.lrptoolbox.render;

import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** A picture of 8-bit pixels, as image files hold it: height times width times channels bytes, row after row. */
public final class ByteImage {
    private static final int MAX_CHANNELS = 4;

    private final int height;
    private final int width;
    private final int channels;
    private final byte[] pixels;

    private ByteImage(int height, int width, int channels, byte[] pixels) {
        this.height = height;
        this.width = width;
        this.channels = channels;
        this.pixels = pixels;
    }

    /**
     * Wraps bytes, which are not copied.
     *
     * @param channels 1 gray, 2 gray and opacity, 3 red, green and blue, 4 these and opacity
     * @throws IllegalArgumentException if their number does not fit
     */
    public static ByteImage of(byte[] pixels, int height, int width, int channels) {
        if (channels < 1 || channels > MAX_CHANNELS || Shapes.size(height, width, channels) != pixels.length) {
            throw new IllegalArgumentException("found " + pixels.length + " bytes for a picture of shape "
                    + Shapes.text(height, width, channels) + ", expected their product and 1 to 4 channels");
        }
        return new ByteImage(height, width, channels, pixels);
    }

    /** As {@link #of(Tensor, Compatibility)}, corrected. */
    public static ByteImage of(Tensor image) {
        return of(image, Compatibility.DEFAULT);
    }

    /**
     * The bytes of a picture of numbers: 255 times each, its fraction cut off.
     *
     * <p>Numbers below 0 become 0, numbers above 1 become 255, NaN becomes 0. In the original they wrap around (3
     * becomes 765 - 512 = 253), and infinities are 0.
     *
     * @param image shape (H, W, channels) or (H, W), values from 0 to 1
     */
    public static ByteImage of(Tensor image, Compatibility compatibility) {
        byte[] pixels = new byte[image.size()];
        for (int i = 0; i < pixels.length; i++) {
            double v = image.data()[i] * 255;
            pixels[i] = compatibility.original() ? wrapped(v) : (byte) (int) Math.clamp(v, 0.0, 255.0);
        }
        Images.requireImage(image, image.rank() == 2);
        return of(pixels, image.dim(0), image.dim(1), image.rank() == 2 ? 1 : image.dim(2));
    }

    /** What a cast to an unsigned byte does on the usual processors: the low byte of a 32-bit number, 0 beyond it. */
    private static byte wrapped(double v) {
        return Math.abs(v) < Integer.MAX_VALUE ? (byte) (int) v : 0;
    }

    /** The number of rows. */
    public int height() {
        return height;
    }

    /** The number of columns. */
    public int width() {
        return width;
    }

    /** The number of bytes of a pixel, 1 to 4. */
    public int channels() {
        return channels;
    }

    /** The bytes, row after row; the picture's own array, not a copy. */
    public byte[] pixels() {
        return pixels;
    }

    /** The bytes as numbers 0 to 255, shape (H, W, channels). */
    public Tensor toTensor() {
        double[] data = new double[pixels.length];
        for (int i = 0; i < data.length; i++) {
            data[i] = Byte.toUnsignedInt(pixels[i]);
        }
        return Tensor.of(data, height, width, channels);
    }

    @Override
    public String toString() {
        return "uint8 " + Shapes.text(height, width, channels);
    }
}
