package org.lrptoolbox.demos.shapes;

import java.util.Locale;

/** The classes: shapes that fit a circle of radius 1, upright. */
public enum Shape {
    /** A disk. */
    CIRCLE {
        @Override
        boolean covers(double x, double y) {
            return x * x + y * y <= 0.85 * 0.85;
        }
    },
    /** A square. */
    SQUARE {
        @Override
        boolean covers(double x, double y) {
            return Math.max(Math.abs(x), Math.abs(y)) <= Math.sqrt(0.5);
        }
    },
    /** A triangle of equal sides. */
    TRIANGLE {
        @Override
        boolean covers(double x, double y) {
            return y <= 0.5 && Math.sqrt(3) * Math.abs(x) - y <= 1;
        }
    },
    /** Two crossing bars. */
    CROSS {
        @Override
        boolean covers(double x, double y) {
            return Math.min(Math.abs(x), Math.abs(y)) <= 0.28 && Math.max(Math.abs(x), Math.abs(y)) <= 0.95;
        }
    },
    /** A ring. */
    RING {
        @Override
        boolean covers(double x, double y) {
            double r = Math.hypot(x, y);
            return r >= 0.5 && r <= 0.95;
        }
    };

    /** Whether a point lies within the shape; y grows downwards. */
    abstract boolean covers(double x, double y);

    /** The name in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
