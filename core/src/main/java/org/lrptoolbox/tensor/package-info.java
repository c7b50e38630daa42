/**
 * The numbers everything else computes with: dense float64 tensors and their shapes. Begin with {@link Tensor};
 * {@link Weights} are numbers that may stay where they are.
 */
@NullMarked
package org.lrptoolbox.tensor;

import org.jspecify.annotations.NullMarked;
