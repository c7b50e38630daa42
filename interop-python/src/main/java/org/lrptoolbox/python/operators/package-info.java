/**
 * Operators of arrays that GraalPy finds in Java: {@code a[i, j]}, {@code a[i] = x}, {@code a + b}, {@code a < b} and the
 * arithmetic of {@code numpy.float64} and {@code int64}.
 *
 * <p>A method written in Python costs 0.2 us for its call and 0.4 us for each call of Java in it; an operator that is a slot
 * of the type costs neither. Only what is frequent and plain is answered here; everything else, errors included, is left to
 * the method in Python that the slot stands in front of.
 */
@NullMarked
package org.lrptoolbox.python.operators;

import org.jspecify.annotations.NullMarked;
