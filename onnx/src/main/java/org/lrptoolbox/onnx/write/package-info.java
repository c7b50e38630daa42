/** Networks as ONNX graphs. */
@NullMarked
package org.lrptoolbox.onnx.write;

import org.jspecify.annotations.NullMarked;
