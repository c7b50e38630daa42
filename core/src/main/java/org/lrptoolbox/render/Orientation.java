package org.lrptoolbox.render;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.stream.ImageInputStream;

/**
 * How a camera was held: what must be done to the stored rows and columns to see the picture upright. Reading pictures
 * ignores it, as torchvision does and as networks are trained; {@link #upright} applies it.
 *
 * <p>The constants are in the order of the numbers 1 to 8 of the EXIF tag 0x0112. Source: Exif 2.3, 4.6.4.
 */
public enum Orientation {
    /** As stored. */
    UPRIGHT(false, false, false),
    /** Left and right are swapped. */
    MIRRORED(false, false, true),
    /** Stands on its head. */
    HALF_TURN(false, true, true),
    /** Top and bottom are swapped. */
    FLIPPED(false, true, false),
    /** Rows are columns. */
    TRANSPOSED(true, false, false),
    /** Must be turned by a quarter clockwise. */
    QUARTER_TURN(true, true, false),
    /** Rows are columns, from the other corner. */
    TRANSVERSED(true, true, true),
    /** Must be turned by a quarter counterclockwise. */
    THREE_QUARTER_TURN(true, false, true);

    private static final int JPEG_START = 0xFFD8;
    private static final int EXIF_SEGMENT = 0xFFE1;
    private static final int SCAN = 0xFFDA;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    private final boolean swapsAxes;
    private final boolean fromBelow;
    private final boolean fromRight;

    Orientation(boolean swapsAxes, boolean fromBelow, boolean fromRight) {
        this.swapsAxes = swapsAxes;
        this.fromBelow = fromBelow;
        this.fromRight = fromRight;
    }

    /** The picture, turned as it is meant. */
    public ByteImage upright(ByteImage stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        int height = swapsAxes ? stored.width() : stored.height();
        int width = swapsAxes ? stored.height() : stored.width();
        int channels = stored.channels();
        byte[] out = new byte[stored.pixels().length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int row = swapsAxes ? x : y;
                int column = swapsAxes ? y : x;
                int from = (fromBelow ? stored.height() - 1 - row : row) * stored.width()
                        + (fromRight ? stored.width() - 1 - column : column);
                System.arraycopy(stored.pixels(), from * channels, out, (y * width + x) * channels, channels);
            }
        }
        return ByteImage.of(out, height, width, channels);
    }

    /** What a JPEG or TIFF file says; {@link #UPRIGHT} for others, and where what it says cannot be read. */
    static Orientation of(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            in.mark(2);
            int start = in.read() << 8 | in.read();
            in.reset();
            boolean tiff = start == ('I' << 8 | 'I') || start == ('M' << 8 | 'M');
            byte[] exif = start == JPEG_START ? exif(in) : new byte[0];
            return tiff ? tagged(in) : exif.length > 0 ? tagged(new ByteArrayInputStream(exif)) : UPRIGHT;
        } catch (EOFException | RuntimeException e) {
            return UPRIGHT;
        }
    }

    /** The TIFF that a JPEG carries its EXIF data in; empty where it has none. */
    private static byte[] exif(InputStream file) throws IOException {
        DataInputStream in = new DataInputStream(file);
        in.skipNBytes(2);
        for (int marker = in.readUnsignedShort(); marker != SCAN && marker >>> 8 == 0xFF; marker = in
                .readUnsignedShort()) {
            byte[] segment = in.readNBytes(in.readUnsignedShort() - 2);
            if (marker == EXIF_SEGMENT && segment.length > EXIF.length
                    && Arrays.equals(segment, 0, EXIF.length, EXIF, 0, EXIF.length)) {
                return Arrays.copyOfRange(segment, EXIF.length, segment.length);
            }
        }
        return new byte[0];
    }

    private static Orientation tagged(InputStream tiff) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(tiff)) {
            reader.setInput(in, true, false);
            TIFFField tag = TIFFDirectory.createFromMetadata(reader.getImageMetadata(0))
                    .getTIFFField(BaselineTIFFTagSet.TAG_ORIENTATION);
            int number = tag == null ? 1 : tag.getAsInt(0);
            return number >= 1 && number <= values().length ? values()[number - 1] : UPRIGHT;
        } catch (IOException e) {
            return UPRIGHT;
        } finally {
            reader.dispose();
        }
    }
}
