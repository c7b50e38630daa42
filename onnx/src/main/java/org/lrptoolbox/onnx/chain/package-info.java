/** ONNX files as networks: mapped, checked, translated node by node. */
@NullMarked
package org.lrptoolbox.onnx.chain;

import org.jspecify.annotations.NullMarked;
