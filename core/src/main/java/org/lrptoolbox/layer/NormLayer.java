package org.lrptoolbox.layer;

import org.lrptoolbox.algebra.Algebra;

/**
 * A layer that divides by a statistic of its own input. Rules hold the statistic, as if it were a number: what then
 * remains is linear.
 */
public interface NormLayer extends UnaryLayer {
    /** The gradient as it were if the statistic that is divided by were a number. */
    <T> T heldGradient(Algebra<T> a, T x, T y, T dy);

    /** What is added behind the normalisation, times c: its share of relevance where c is the worth of the output. */
    <T> T shiftShare(Algebra<T> a, T c);
}
