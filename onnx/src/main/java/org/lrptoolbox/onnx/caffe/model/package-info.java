/** Caffe's models as networks: {@code .prototxt} and {@code .caffemodel}, read and written. */
@NullMarked
package org.lrptoolbox.onnx.caffe.model;

import org.jspecify.annotations.NullMarked;
