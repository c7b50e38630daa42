/** Operators that do the work of several: the nodes they stand for, which are read in their place. */
@NullMarked
package org.lrptoolbox.onnx.expand;

import org.jspecify.annotations.NullMarked;
