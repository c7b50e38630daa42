package org.lrptoolbox.render;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.stream.ImageInputStream;

import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.UnsupportedModelException;

/** Decodes a picture file, or says what is wrong with it; a part of a picture is never taken for the whole. */
final class PictureReader {
    /** More pixels than this for a byte of the file are no picture but an attempt to exhaust memory. */
    private static final long MAX_PIXELS_PER_BYTE = 4096;
    /** More than any camera takes, and half a gigabyte as bytes. */
    private static final long MAX_PIXELS = 178_956_970;
    /** The most bits of a number in a TIFF. */
    private static final int MAX_BITS = 64;
    /** Padding between the parts of a JPEG; the only complaint of the decoder that leaves the pixels as they were. */
    private static final String HARMLESS = "extraneous bytes before marker";
    private static final int YCBCR = BaselineTIFFTagSet.PHOTOMETRIC_INTERPRETATION_Y_CB_CR;
    private static final int LAB = BaselineTIFFTagSet.PHOTOMETRIC_INTERPRETATION_CIELAB;

    private PictureReader() {}

    static ByteImage read(Path file) throws IOException {
        return read(file, PixelColors::rgb);
    }

    /** What a function makes of the decoded picture. */
    static <T> T read(Path file, Function<BufferedImage, T> made) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (!Files.isReadable(file)) {
            throw new AccessDeniedException(file.toString());
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            if (in == null) {
                throw new IOException(file + ": permission denied or unreadable");
            }
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new UnsupportedModelException(file, "is no PNG, JPEG, GIF, BMP or TIFF picture");
            }
            ImageReader reader = readers.next();
            try {
                return made.apply(decode(file, in, reader));
            } finally {
                reader.dispose();
            }
        } catch (MalformedFileException | UnsupportedModelException e) {
            throw e;
        } catch (IIOException e) {
            if ("Unsupported Image Type".equals(e.getMessage())) {
                throw new UnsupportedModelException(file, "has colours that cannot be decoded; save it as RGB");
            }
            throw new MalformedFileException(file, "cannot decode this picture: " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            // A single array that a damaged size asked for; what there was before is still there.
            throw new UnsupportedModelException(file, "asks for more memory than there is; it is damaged, or needs a "
                    + "larger heap (-Xmx)");
        } catch (IOException | RuntimeException e) {
            // The decoders of the JDK answer broken files with exceptions of all kinds.
            throw new MalformedFileException(file, "cannot decode this picture: " + e.getMessage(), e);
        }
    }

    private static BufferedImage decode(Path file, ImageInputStream in, ImageReader reader) throws IOException {
        String format = reader.getFormatName().toLowerCase(Locale.ROOT);
        if (format.equals("png")) {
            PngChunks.check(file);
        }
        reader.setInput(in, true, true);
        checkSize(file, reader);
        if (format.startsWith("tif")) {
            checkColours(file, reader);
        }
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        BufferedImage picture = reader.read(0, unconverted(reader));
        warnings.removeIf(w -> w.contains(HARMLESS));
        if (format.startsWith("jp") && !warnings.isEmpty()) {
            throw new MalformedFileException(file,
                    "is damaged or cut off, a part of the picture is missing: " + warnings.getFirst());
        }
        return picture;
    }

    /** Asks for colours as they are stored: left alone, the JPEG decoder applies a colour profile. */
    private static ImageReadParam unconverted(ImageReader reader) throws IOException {
        ImageReadParam param = reader.getDefaultReadParam();
        for (Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0); types.hasNext();) {
            ImageTypeSpecifier type = types.next();
            if (type.getColorModel().getColorSpace() instanceof ICC_ColorSpace space && !space.isCS_sRGB()
                    && space.getType() == ColorSpace.TYPE_RGB) {
                param.setDestinationType(type);
            }
        }
        return param;
    }

    private static void checkSize(Path file, ImageReader reader) throws IOException {
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        long bytes = Files.size(file);
        if (pixels > MAX_PIXELS_PER_BYTE * bytes) {
            throw new MalformedFileException(file, "claims to be " + reader.getWidth(0) + " x " + reader.getHeight(0)
                    + " pixels, too many for its " + bytes + " bytes");
        }
        if (pixels > MAX_PIXELS) {
            throw new UnsupportedModelException(file, "has " + reader.getWidth(0) + " x " + reader.getHeight(0)
                    + " pixels; pictures are read up to " + MAX_PIXELS + " pixels. Make it smaller");
        }
    }

    /** What the decoder of the JDK takes for red, green and blue, converts too coarsely, or makes any room for. */
    private static void checkColours(Path file, ImageReader reader) throws IOException {
        TIFFDirectory tags = TIFFDirectory.createFromMetadata(reader.getImageMetadata(0));
        TIFFField colours = tags.getTIFFField(BaselineTIFFTagSet.TAG_PHOTOMETRIC_INTERPRETATION);
        int kind = colours == null ? 0 : colours.getAsInt(0);
        TIFFField depths = tags.getTIFFField(BaselineTIFFTagSet.TAG_BITS_PER_SAMPLE);
        for (int i = 0; depths != null && i < depths.getCount(); i++) {
            if (depths.getAsInt(i) < 1 || depths.getAsInt(i) > MAX_BITS) {
                throw new MalformedFileException(file,
                        "claims to have samples of " + depths.getAsInt(i) + " bits; 1 to "
                                + MAX_BITS + " are expected");
            }
        }
        if (kind == YCBCR || kind == LAB) {
            throw new UnsupportedModelException(file, "has the colours of a " + (kind == LAB ? "CIE LAB" : "YCbCr")
                    + " TIFF; save it as RGB");
        }
    }
}
