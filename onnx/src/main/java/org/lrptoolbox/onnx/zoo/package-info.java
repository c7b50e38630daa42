/**
 * The networks of Caffe's Model Zoo, layer by layer, with random weights: to try and measure without a download. Begin
 * with {@link Zoo}.
 */
@NullMarked
package org.lrptoolbox.onnx.zoo;

import org.jspecify.annotations.NullMarked;
