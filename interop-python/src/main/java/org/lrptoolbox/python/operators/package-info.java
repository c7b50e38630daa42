/**
 * What GraalPy finds in Java of numpy's classes: operators of arrays and scalars, {@code len}, {@code iter}, calls of
 * element-wise functions ({@link org.lrptoolbox.python.operators.Operators slots} of the classes), and methods, properties
 * and functions ({@link org.lrptoolbox.python.operators.Shortcut shortcuts}).
 *
 * <p>A method written in Python costs 0.2 us for its call and 0.4 us for each call of Java in it; a slot of the type, or a
 * function that is one of GraalPy's own kind, costs neither. Only what is frequent and plain is answered here; everything
 * else, errors included, is left to the method in Python that it stands in front of.
 */
@NullMarked
package org.lrptoolbox.python.operators;

import org.jspecify.annotations.NullMarked;
