/** The numbers everything else computes with: dense float64 tensors and their shapes. */
@NullMarked
package org.lrptoolbox.tensor;

import org.jspecify.annotations.NullMarked;
