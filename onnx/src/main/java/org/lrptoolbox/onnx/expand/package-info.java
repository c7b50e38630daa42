/**
 * Operators that do the work of several: the nodes they stand for, which are read in their place. Begin with
 * {@link Expansions}, the table of them.
 */
@NullMarked
package org.lrptoolbox.onnx.expand;

import org.jspecify.annotations.NullMarked;
