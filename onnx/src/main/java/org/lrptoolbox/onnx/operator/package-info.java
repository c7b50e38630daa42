/** The operators of ONNX as data: what each reads at least, and the attributes it has with their default values. */
@NullMarked
package org.lrptoolbox.onnx.operator;

import org.jspecify.annotations.NullMarked;
