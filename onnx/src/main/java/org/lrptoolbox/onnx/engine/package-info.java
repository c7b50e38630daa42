/**
 * Engines on ONNX Runtime: relevance compiled into the graph, or computed in Java on activations from there. Begin
 * with {@link CompiledEngine}.
 */
@NullMarked
package org.lrptoolbox.onnx.engine;

import org.jspecify.annotations.NullMarked;
