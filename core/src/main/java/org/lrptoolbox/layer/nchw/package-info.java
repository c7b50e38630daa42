/**
 * Layers over samples shaped (channels, height, width), as ONNX, Caffe and PyTorch have them, with all they offer:
 * padding, dilation, groups, windows that overhang.
 *
 * <p>The layers of the original toolbox, which have images as (height, width, channels), are one package up.
 */
@NullMarked
package org.lrptoolbox.layer.nchw;

import org.jspecify.annotations.NullMarked;
