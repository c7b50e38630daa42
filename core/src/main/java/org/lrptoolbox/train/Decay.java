package org.lrptoolbox.train;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** How the learning rate follows the accuracy a of the best evaluation so far. */
public enum Decay {
    /** The rate stays. */
    NONE,
    /** The rate is multiplied by 1 - a^2. */
    SUBLINEAR,
    /** The rate is multiplied by 1 - a. */
    LINEAR;

    /**
     * The decay of a name: {@code sublinear}, {@code linear}; any other name and null mean none, as in the original
     * toolbox.
     */
    public static Decay named(@Nullable String name) {
        return SUBLINEAR.lowerName().equals(name) ? SUBLINEAR : LINEAR.lowerName().equals(name) ? LINEAR : NONE;
    }

    private String lowerName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The factor on the initial rate after an evaluation, or the factor so far where the rate does not follow. */
    double factor(double accuracy, double soFar) {
        return switch (this) {
            case NONE -> soFar;
            case SUBLINEAR -> 1 - accuracy * accuracy;
            case LINEAR -> 1 - accuracy;
        };
    }
}
