/**
 * Caffe's models as networks: {@code .prototxt} and {@code .caffemodel}, read and written. Begin with
 * {@link CaffeFormat}.
 */
@NullMarked
package org.lrptoolbox.onnx.caffe.model;

import org.jspecify.annotations.NullMarked;
