/** Networks as ONNX graphs. Begin with {@link Exporter}. */
@NullMarked
package org.lrptoolbox.onnx.write;

import org.jspecify.annotations.NullMarked;
