package org.lrptoolbox.evaluate;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A picture cut into squares that do not overlap; those at the right and the lower edge are cut off.
 *
 * @param height of the picture, in pixels
 * @param width of the picture, in pixels
 * @param side of a square, in pixels
 */
public record Regions(int height, int width, int side) {
    /** Checks that there is something to cut. */
    public Regions {
        if (side < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "regions of " + side + " pixels in a picture of " + height + " x " + width
                            + "; expected at least 1");
        }
    }

    private int across() {
        return (width + side - 1) / side;
    }

    /** How many there are. */
    public int count() {
        return across() * ((height + side - 1) / side);
    }

    /** The pixels of a region, counted row after row. */
    public int[] pixels(int region) {
        int top = region / across() * side;
        int left = region % across() * side;
        int columns = Math.min(side, width - left);
        int rows = Math.min(side, height - top);
        return IntStream.range(0, rows * columns).map(i -> (top + i / columns) * width + left + i % columns).toArray();
    }

    /** The sum of a map's values in each region. */
    public double[] sums(double... map) {
        return IntStream.range(0, count()).mapToDouble(r -> IntStream.of(pixels(r)).mapToDouble(p -> map[p]).sum())
                .toArray();
    }

    /** The regions from the most relevant to the least; the first of equals first. */
    public int[] mostRelevantFirst(double... map) {
        double[] sums = sums(map);
        return IntStream.range(0, count()).boxed().sorted(Comparator.comparingDouble(r -> -sums[r]))
                .mapToInt(Integer::intValue).toArray();
    }
}
