/**
 * The loops everything spends its time in: matrix product, convolution, pooling and element-wise arithmetic on plain
 * float64 arrays in C order. Every result is the same bit for bit, however many threads took part; with a native library
 * for matrix products (see {@link org.lrptoolbox.kernel.MatrixProduct}), on the same kind of processor.
 */
@NullMarked
package org.lrptoolbox.kernel;

import org.jspecify.annotations.NullMarked;
