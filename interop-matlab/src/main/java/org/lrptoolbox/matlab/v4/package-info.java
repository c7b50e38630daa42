/** Files of version 4: matrices of numbers, texts and sparse matrices, one after the other. */
@NullMarked
package org.lrptoolbox.matlab.v4;

import org.jspecify.annotations.NullMarked;
