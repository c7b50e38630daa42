/**
 * The operations rules and layers are written in, and the one step of backward propagation that a rule sees. Begin
 * with {@link Algebra} and {@link Step}; {@link TensorAlgebra} computes at once.
 */
@NullMarked
package org.lrptoolbox.algebra;

import org.jspecify.annotations.NullMarked;
