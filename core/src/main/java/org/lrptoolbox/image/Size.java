package org.lrptoolbox.image;

import java.util.Arrays;

import org.lrptoolbox.render.ByteImage;

/**
 * The height and width of the middle of a picture.
 *
 * @param height at least 1
 * @param width at least 1
 */
public record Size(int height, int width) {
    private static final int LARGEST = 1 << 15;

    /** Checks that both are 1 to 32768. */
    public Size {
        if (Math.min(height, width) < 1 || Math.max(height, width) > LARGEST) {
            throw new IllegalArgumentException("found a size of " + height + " x " + width
                    + " pixels; expected sides of 1 to " + LARGEST);
        }
    }

    /**
     * Cuts the middle out of a picture; where the picture is smaller, its border is repeated.
     *
     * <p>Half a pixel is rounded to the even side, as torchvision does.
     */
    ByteImage crop(ByteImage image) {
        if (image.height() == height && image.width() == width) {
            return image;
        }
        int channels = image.channels();
        byte[] pixels = new byte[Math.multiplyExact(Math.multiplyExact(height, width), channels)];
        int[] columns = places(image.width(), width);
        int[] rows = places(image.height(), height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                System.arraycopy(image.pixels(), (rows[y] * image.width() + columns[x]) * channels, pixels,
                        (y * width + x) * channels, channels);
            }
        }
        return ByteImage.of(pixels, height, width, channels);
    }

    /** Where each of {@code wanted} pixels of the middle lies among {@code found}. */
    static int[] places(int found, int wanted) {
        int[] places = new int[wanted];
        int first = found >= wanted ? (int) Math.rint((found - wanted) / 2.0) : -((wanted - found) / 2);
        Arrays.setAll(places, i -> Math.clamp(first + (long) i, 0, found - 1));
        return places;
    }

    /** As settings spell it: {@code 224x224}. */
    @Override
    public String toString() {
        return height + "x" + width;
    }
}
