/** Running models in ONNX Runtime. */
@NullMarked
package org.lrptoolbox.onnx.runtime;

import org.jspecify.annotations.NullMarked;
