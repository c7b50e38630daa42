/** ONNX files as networks: mapped, checked, translated node by node. Begin with {@link OnnxModel}. */
@NullMarked
package org.lrptoolbox.onnx.read;

import org.jspecify.annotations.NullMarked;
