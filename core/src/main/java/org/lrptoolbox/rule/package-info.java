/**
 * The rules of Layer-wise Relevance Propagation: how one layer hands the relevance of its outputs to its inputs.
 *
 * <p>Notation: x_i inputs, w_ij weights, b_j bias, z_j = sum_i x_i w_ij + b_j, R relevance, (.)+ and (.)- positive and
 * negative part, sign(0) = +1.
 *
 * <p>Begin with {@link Epsilon}, the shortest; {@link Rule} is what all of them are.
 */
@NullMarked
package org.lrptoolbox.rule;

import org.jspecify.annotations.NullMarked;
