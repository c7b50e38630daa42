package org.lrptoolbox.python.files;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferUShort;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.image.Filter;
import org.lrptoolbox.image.Resize;
import org.lrptoolbox.io.AtomicFile;
import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.render.StoredPicture;

/** What the Python package {@code PIL} asks of Java. */
public final class PictureSamples {
    private final NDArray pixels;
    private final int bits;
    private final @Nullable NDArray palette;

    private PictureSamples(NDArray pixels, int bits, @Nullable NDArray palette) {
        this.pixels = pixels;
        this.bits = bits;
        this.palette = palette;
    }

    static PictureSamples of(StoredPicture picture) {
        short[] samples = picture.samples();
        boolean deep = picture.bits() > Byte.SIZE;
        byte[] bytes = new byte[deep ? 0 : samples.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) samples[i];
        }
        NDArray pixels = NDArray.of(deep ? ElementType.UINT16 : ElementType.UINT8, deep ? samples : bytes,
                picture.height(), picture.width(), picture.channels());
        int[] colours = picture.palette();
        if (colours == null) {
            return new PictureSamples(pixels, picture.bits(), null);
        }
        byte[] rgba = new byte[4 * colours.length];
        for (int i = 0; i < colours.length; i++) {
            rgba[4 * i] = (byte) (colours[i] >> 16);
            rgba[4 * i + 1] = (byte) (colours[i] >> 8);
            rgba[4 * i + 2] = (byte) colours[i];
            rgba[4 * i + 3] = (byte) (colours[i] >> 24);
        }
        return new PictureSamples(pixels, picture.bits(), NDArray.of(ElementType.UINT8, rgba, colours.length, 4));
    }

    /** The samples, uint8 or uint16, of shape (H, W, channels). */
    public NDArray pixels() {
        return pixels;
    }

    /** Of a sample: 1, 8 or 16. */
    public int bits() {
        return bits;
    }

    /** Colours of shape (n, 4), of which the samples are places; null where they are none. */
    public @Nullable NDArray palette() {
        return palette;
    }

    /** A picture in another size, as Pillow makes it; {@code filter} is a name of {@link Filter}. */
    public static NDArray resize(NDArray bytes, int height, int width, String filter) {
        byte[] pixels = (byte[]) bytes.contiguous().toTypedArray().storage();
        ByteImage made = Resize.exact(height, width, Filter.valueOf(filter))
                .apply(ByteImage.of(pixels, bytes.dim(0), bytes.dim(1), bytes.dim(2)));
        return NDArray.of(ElementType.UINT8, made.pixels(), made.height(), made.width(), made.channels());
    }

    /** The content of a picture file: png, jpg, gif or bmp. */
    public static ByteBuffer encode(NDArray bytes, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] pixels = (byte[]) bytes.contiguous().toTypedArray().storage();
        ImageFiles.write(ByteImage.of(pixels, bytes.dim(0), bytes.dim(1), bytes.dim(2)), format, out);
        return ByteBuffer.wrap(out.toByteArray());
    }

    static void writeDeep(NDArray samples, Path file) throws IOException {
        short[] values = (short[]) samples.contiguous().toTypedArray().storage();
        BufferedImage picture = new BufferedImage(samples.dim(1), samples.dim(0), BufferedImage.TYPE_USHORT_GRAY);
        System.arraycopy(values, 0, ((DataBufferUShort) picture.getRaster().getDataBuffer()).getData(), 0,
                values.length);
        AtomicFile.write(file, out -> {
            if (!ImageIO.write(picture, "png", out)) {
                throw new IOException("this Java installation cannot write png");
            }
        });
    }
}
