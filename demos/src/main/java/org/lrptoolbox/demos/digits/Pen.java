package org.lrptoolbox.demos.digits;

/** Draws lines with round ends and soft edges onto a square image. */
final class Pen {
    private final int size;
    private final double softness;
    private final double[] ink;

    /**
     * A pen over blank paper.
     *
     * @param softness over how many pixels the edge of a line fades out
     */
    Pen(int size, double softness) {
        this.size = size;
        this.softness = softness;
        this.ink = new double[size * size];
    }

    /** The ink on every pixel, 0 to 1, row by row. */
    double[] ink() {
        return ink;
    }

    /** Draws a line; where lines overlap the darker one counts. */
    void line(Point a, Point b, double radius) {
        double reach = radius + softness;
        for (int row = first(Math.min(a.y(), b.y()) - reach); row <= last(Math.max(a.y(), b.y()) + reach); row++) {
            for (int column = first(Math.min(a.x(), b.x()) - reach); column <= last(
                    Math.max(a.x(), b.x()) + reach); column++) {
                double cover = (radius - distance(column, row, a, b)) / softness + 0.5;
                int pixel = row * size + column;
                ink[pixel] = Math.max(ink[pixel], Math.clamp(cover, 0.0, 1.0));
            }
        }
    }

    private int first(double position) {
        return Math.clamp((long) Math.floor(position), 0, size - 1);
    }

    private int last(double position) {
        return Math.clamp((long) Math.ceil(position), 0, size - 1);
    }

    private static double distance(double x, double y, Point a, Point b) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double length = dx * dx + dy * dy;
        double t = length == 0 ? 0 : Math.clamp(((x - a.x()) * dx + (y - a.y()) * dy) / length, 0.0, 1.0);
        return Math.hypot(x - a.x() - t * dx, y - a.y() - t * dy);
    }
}
