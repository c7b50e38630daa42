/** The order of axes: channels last as the toolbox has it, channels first as ONNX operators want it. */
@NullMarked
package org.lrptoolbox.onnx.layout;

import org.jspecify.annotations.NullMarked;
