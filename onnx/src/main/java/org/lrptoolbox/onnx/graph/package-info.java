/** ONNX graphs under construction: nodes, initializers, names. Begin with {@link GraphBuilder}. */
@NullMarked
package org.lrptoolbox.onnx.graph;

import org.jspecify.annotations.NullMarked;
