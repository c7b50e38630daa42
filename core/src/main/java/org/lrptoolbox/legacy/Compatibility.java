package org.lrptoolbox.legacy;

/**
 * Whether a result that the original LRP Toolbox 1.x gets wrong is corrected or reproduced.
 *
 * <p>The choice only matters where the original has a quirk: a colour map that divides by a negative maximum, pixel
 * values that wrap around instead of saturating. Everywhere else both choices give the same numbers. Methods that have
 * such a place take this as a parameter, name the quirk in their documentation and use {@link #DEFAULT} when it is not
 * given.
 */
public enum Compatibility {
    /** Does the right thing. */
    DEFAULT,
    /** Reproduces the quirks of the original bit for bit, to compare with figures made by it. */
    ORIGINAL;

    /** True where quirks are reproduced. */
    public boolean original() {
        return this == ORIGINAL;
    }
}
