package org.lrptoolbox.layer;

import org.lrptoolbox.algebra.Algebra;

/**
 * A layer that divides by a statistic of its own input. Rules hold the statistic, as if it were a number: what then
 * remains is linear.
 */
public interface NormLayer extends UnaryLayer {
    /** The gradient as it were if the statistic that is divided by were a number. */
    <T> T heldGradient(Algebra<T> a, T x, T y, T dy);
}
