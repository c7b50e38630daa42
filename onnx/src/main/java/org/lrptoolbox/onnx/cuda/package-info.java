/** What ONNX Runtime computes on a GPU, and what of a compiled model it would leave to the processor; needs no GPU. */
@NullMarked
package org.lrptoolbox.onnx.cuda;

import org.jspecify.annotations.NullMarked;
