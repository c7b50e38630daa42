/**
 * Caffe's network definitions as text and as binary messages, of all three generations, brought to the newest. Begin
 * with {@link NetDefinition}.
 */
@NullMarked
package org.lrptoolbox.onnx.caffe.definition;

import org.jspecify.annotations.NullMarked;
