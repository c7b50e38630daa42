package org.lrptoolbox.demos.digits;

/** A place on the paper: x to the right, y down. */
record Point(double x, double y) {
    Point plus(double dx, double dy) {
        return new Point(x + dx, y + dy);
    }
}
