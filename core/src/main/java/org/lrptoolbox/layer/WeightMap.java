package org.lrptoolbox.layer;

import java.util.Arrays;

import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/**
 * What a rule does to the weights of a layer before it uses them: the one knob in which most rules of the field
 * differ.
 */
// Nobody comes to Standard but through these constants, so that its initialisation never begins before that of WeightMap.
@SuppressWarnings("ClassInitializationDeadlock")
public sealed interface WeightMap {
    /** The weights as they are. */
    WeightMap IDENTITY = Standard.IDENTITY;
    /** Positive parts: max(w, 0), max(b, 0). */
    WeightMap POSITIVE = Standard.POSITIVE;
    /** Negative parts: min(w, 0), min(b, 0). */
    WeightMap NEGATIVE = Standard.NEGATIVE;
    /** Squares of the weights, no bias. */
    WeightMap SQUARE = Standard.SQUARE;
    /** One for every connection, no bias. */
    WeightMap ONES = Standard.ONES;

    /** The mapped weight. */
    double weight(double w);

    /** The mapped bias. */
    double bias(double b);

    /** The mapped numbers, kept as a recipe until somebody needs them. */
    default Weights of(Weights weights) {
        return this == IDENTITY ? weights : new Mapped(weights, this);
    }

    /** The mapped bias; empty where the map has none. */
    default double[] of(double... bias) {
        if (this == SQUARE || this == ONES) {
            return AffineLayer.NO_BIAS;
        }
        return this == IDENTITY ? bias : Arrays.stream(bias).map(this::bias).toArray();
    }

    /**
     * Weights passed through a map.
     *
     * @param base the weights as they are
     * @param map what is done to each
     */
    record Mapped(Weights base, WeightMap map) implements Weights {
        @Override
        public int[] shape() {
            return base.shape();
        }

        @Override
        public Tensor tensor() {
            return base.tensor().map(map::weight);
        }
    }

    /** The maps without a parameter. */
    enum Standard implements WeightMap {
        /** w, b. */
        IDENTITY,
        /** max(w, 0), max(b, 0). */
        POSITIVE,
        /** min(w, 0), min(b, 0). */
        NEGATIVE,
        /** w w, 0. */
        SQUARE,
        /** 1, 0. */
        ONES;

        @Override
        public double weight(double w) {
            return switch (this) {
                case IDENTITY -> w;
                case POSITIVE -> Math.max(w, 0);
                case NEGATIVE -> Math.min(w, 0);
                case SQUARE -> w * w;
                case ONES -> 1;
            };
        }

        @Override
        public double bias(double b) {
            return switch (this) {
                case IDENTITY, POSITIVE, NEGATIVE -> weight(b);
                case SQUARE, ONES -> 0;
            };
        }
    }

    /**
     * Weights with one sign strengthened: w + gamma max(w, 0), or with {@code positive = false} w + gamma min(w, 0).
     *
     * @param gamma how much; 0 leaves the weights as they are
     * @param positive which sign is strengthened
     */
    record Strengthened(double gamma, boolean positive) implements WeightMap {
        @Override
        public double weight(double w) {
            return w + gamma * (positive ? Math.max(w, 0) : Math.min(w, 0));
        }

        @Override
        public double bias(double b) {
            return weight(b);
        }
    }
}
