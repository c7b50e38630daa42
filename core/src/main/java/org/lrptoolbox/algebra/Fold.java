package org.lrptoolbox.algebra;

/** How many numbers become one. */
public enum Fold {
    /** Their sum. */
    SUM(0),
    /** Their product. */
    PRODUCT(1),
    /** The largest. */
    MAX(Double.NEGATIVE_INFINITY),
    /** The smallest. */
    MIN(Double.POSITIVE_INFINITY);

    private final double start;

    Fold(double start) {
        this.start = start;
    }

    /** What none at all makes. */
    public double start() {
        return start;
    }

    /** One more number. */
    public double with(double folded, double x) {
        return switch (this) {
            case SUM -> folded + x;
            case PRODUCT -> folded * x;
            case MAX -> Math.max(folded, x);
            case MIN -> Math.min(folded, x);
        };
    }
}
