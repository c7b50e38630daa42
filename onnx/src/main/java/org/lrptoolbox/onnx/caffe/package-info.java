/** Files of Caffe. */
@NullMarked
package org.lrptoolbox.onnx.caffe;

import org.jspecify.annotations.NullMarked;
