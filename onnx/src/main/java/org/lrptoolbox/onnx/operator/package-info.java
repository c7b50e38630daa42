/**
 * The operators of ONNX as a table: how each is read and written, what it reads at least, and its attributes with
 * their default values; one file a family. Begin with {@link Operators}.
 */
@NullMarked
package org.lrptoolbox.onnx.operator;

import org.jspecify.annotations.NullMarked;
