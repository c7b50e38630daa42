/** Running models in ONNX Runtime: libraries, sessions, memory. Begin with {@link OnnxSession}. */
@NullMarked
package org.lrptoolbox.onnx.runtime;

import org.jspecify.annotations.NullMarked;
