package org.lrptoolbox.image;

import java.util.Locale;

import org.lrptoolbox.render.ByteImage;

/**
 * How large a picture is made before it is cropped.
 *
 * @param side which side gets the given length
 * @param height the height, or the length of the side
 * @param width the width, or again the length of the side
 * @param filter how pixels are weighted
 */
public record Resize(Side side, int height, int width, Filter filter) {
    /** The size it has. */
    public static final Resize NONE = new Resize(Side.NONE, 0, 0, Filter.BILINEAR);

    private static final int LARGEST = 1 << 15;

    /** What the given length is the length of. */
    public enum Side {
        /** Of nothing: the picture stays as it is. */
        NONE,
        /** Of the shorter side; the longer one follows, its fraction cut off. */
        SHORT,
        /** Of the longer side; the shorter one follows, rounded. */
        LONG,
        /** Of both sides; the aspect is lost. */
        EXACT
    }

    /** Checks that lengths are 1 to 32768. */
    public Resize {
        if (side != Side.NONE && (Math.min(height, width) < 1 || Math.max(height, width) > LARGEST)) {
            throw new IllegalArgumentException("cannot resize pictures to " + height + " x " + width
                    + " pixels; expected 1 to " + LARGEST);
        }
    }

    /** Shorter side to a length, keeping the aspect: what torchvision calls {@code Resize(length)}. */
    public static Resize shortSide(int length, Filter filter) {
        return new Resize(Side.SHORT, length, length, filter);
    }

    /** Longer side to a length, keeping the aspect. */
    public static Resize longSide(int length, Filter filter) {
        return new Resize(Side.LONG, length, length, filter);
    }

    /** Both sides to given lengths. */
    public static Resize exact(int height, int width, Filter filter) {
        return new Resize(Side.EXACT, height, width, filter);
    }

    /** The picture in its new size. */
    public ByteImage apply(ByteImage image) {
        int h = image.height();
        int w = image.width();
        return switch (side) {
            case NONE -> image;
            case EXACT -> Resampling.resize(image, height, width, filter);
            case SHORT -> h <= w
                    ? Resampling.resize(image, height, cut((double) height * w / h), filter)
                    : Resampling.resize(image, cut((double) height * h / w), height, filter);
            case LONG -> h >= w
                    ? Resampling.resize(image, height, rounded((double) height * w / h), filter)
                    : Resampling.resize(image, rounded((double) height * h / w), height, filter);
        };
    }

    private static int cut(double length) {
        if (length > LARGEST) {
            throw new IllegalArgumentException("the picture is too elongated: its longer side would be resized to "
                    + (long) length + " pixels, more than " + LARGEST);
        }
        return (int) length;
    }

    private static int rounded(double length) {
        return Math.max(1, (int) Math.rint(length));
    }

    /** As settings spell it: {@code short:256,bicubic}, {@code exact:224x224,bilinear} or {@code none}. */
    @Override
    public String toString() {
        String name = side.name().toLowerCase(Locale.ROOT);
        return switch (side) {
            case NONE -> name;
            case EXACT -> name + ":" + height + "x" + width + "," + filter;
            default -> name + ":" + height + "," + filter;
        };
    }
}
