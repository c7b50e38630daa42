package org.lrptoolbox.rule;

import static org.lrptoolbox.layer.WeightMap.NEGATIVE;
import static org.lrptoolbox.layer.WeightMap.POSITIVE;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.WeightMap;

/**
 * The contributions of one sign. With x = x+ + x- and W = W+ + W-, the positive contributions are x+ W+ + x- W-, the
 * negative ones x+ W- + x- W+; so no table of all z_ij is ever needed.
 */
public enum Signed {
    /** What speaks for an output. */
    POSITIVE_PART(POSITIVE, NEGATIVE),
    /** What speaks against it. */
    NEGATIVE_PART(NEGATIVE, POSITIVE);

    private final WeightMap withPositive;
    private final WeightMap withNegative;

    Signed(WeightMap withPositive, WeightMap withNegative) {
        this.withPositive = withPositive;
        this.withNegative = withNegative;
    }

    /** The sum of these contributions, per output. */
    public <T> T contributions(Step<T> step) {
        Algebra<T> a = step.algebra();
        return a.plus(a.apply(step.affine(), withPositive, a.positivePart(step.input())),
                a.apply(step.affine(), withNegative, a.negativePart(step.input())));
    }

    /** The sum of these contributions and the bias of the same sign, per output. */
    public <T> T sum(Step<T> step) {
        return step.algebra().plusBias(step.affine(), withPositive, contributions(step));
    }

    /** The relevance times {@code factor}, shared by these contributions. */
    public <T> T receive(Step<T> step, double stabilizer, double factor) {
        return receive(step, step.share(scaled(step, factor), sum(step), stabilizer, withPositive));
    }

    /** What the inputs receive when a unit of these contributions is worth s. */
    public <T> T receive(Step<T> step, T s) {
        Algebra<T> a = step.algebra();
        return a.plus(step.receivePositive(withPositive, s), step.receiveNegative(withNegative, s));
    }

    /** {@link #sum} and {@link #receive(Step, Object)} need the bias of this sign. */
    public WeightMap bias() {
        return withPositive;
    }

    /** The relevance times a factor. */
    public static <T> T scaled(Step<T> step, double factor) {
        return factor == 1 ? step.relevance() : step.algebra().scale(step.relevance(), factor);
    }
}
