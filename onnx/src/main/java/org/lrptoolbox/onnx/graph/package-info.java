/** ONNX graphs under construction: nodes, initializers, names. */
@NullMarked
package org.lrptoolbox.onnx.graph;

import org.jspecify.annotations.NullMarked;
