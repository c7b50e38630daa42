package org.lrptoolbox.rule;

/** The values of parameters where nothing else is said; the same on the command line, in Java, Python and Matlab. */
public final class Defaults {
    /** The stabiliser of {@link Epsilon}. */
    public static final double EPSILON = 1e-6;
    /** What keeps zero denominators of all other rules from dividing. */
    public static final double STABILIZER = 1e-6;
    /** The stabiliser of {@link Zero}, small enough to change nothing else. */
    public static final double NOTHING = 1e-9;
    /** How much the gamma rules strengthen. */
    public static final double GAMMA = 0.25;
    /** The weight of positive contributions in {@link AlphaBeta}. */
    public static final double ALPHA = 2;
    /** The weight of negative contributions in {@link AlphaBeta}. */
    public static final double BETA = 1;

    private Defaults() {}
}
