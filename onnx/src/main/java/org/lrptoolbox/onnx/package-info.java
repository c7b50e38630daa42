/**
 * ONNX models in and out: the model format and what an imported model needs to be fed. Begin with {@link OnnxFormat}.
 */
@NullMarked
package org.lrptoolbox.onnx;

import org.jspecify.annotations.NullMarked;
