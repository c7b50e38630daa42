package org.lrptoolbox.demos.shapes;

import java.util.random.RandomGenerator;

/**
 * A shape at its place in a picture, in pixels.
 *
 * @param shape which
 * @param x the column of its middle
 * @param y the row of its middle
 * @param radius the radius of the circle it fits
 * @param angle how far it is turned, in radians
 */
record PlacedShape(Shape shape, double x, double y, double radius, double angle) {
    private static final double SMALLEST = 7;
    private static final double LARGEST = 10;
    private static final double TILT = 0.3;
    /** Samples per pixel in both directions. */
    private static final int FINE = 4;

    /** A shape somewhere in a square picture. */
    static PlacedShape random(Shape shape, int side, RandomGenerator random) {
        double radius = random.nextDouble(SMALLEST, LARGEST);
        return new PlacedShape(shape, random.nextDouble(radius + 1, side - radius - 1),
                random.nextDouble(radius + 1, side - radius - 1), radius, random.nextDouble(-TILT, TILT));
    }

    boolean overlaps(PlacedShape other) {
        return Math.hypot(x - other.x, y - other.y) < radius + other.radius + 1;
    }

    /** How much of a pixel the shape covers, 0 to 1. */
    double cover(int column, int row) {
        int inside = 0;
        for (int i = 0; i < FINE * FINE; i++) {
            int below = i / FINE;
            inside += covers(column + (i % FINE + 0.5) / FINE, row + (below + 0.5) / FINE) ? 1 : 0;
        }
        return (double) inside / (FINE * FINE);
    }

    private boolean covers(double column, double row) {
        double dx = (column - x) / radius;
        double dy = (row - y) / radius;
        return shape.covers(Math.cos(angle) * dx + Math.sin(angle) * dy, Math.cos(angle) * dy - Math.sin(angle) * dx);
    }

    /** Whether a pixel lies within some pixels of the shape. */
    public boolean near(int column, int row, int distance) {
        for (int dy = -distance; dy <= distance; dy++) {
            for (int dx = -distance; dx <= distance; dx++) {
                if (dx * dx + dy * dy <= distance * distance && cover(column + dx, row + dy) > 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
