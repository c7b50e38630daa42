/**
 * The loops everything spends its time in: matrix product, convolution, pooling and element-wise arithmetic on plain
 * float64 arrays in C order. Every result is the same bit for bit, however many threads took part.
 */
@NullMarked
package org.lrptoolbox.kernel;

import org.jspecify.annotations.NullMarked;
