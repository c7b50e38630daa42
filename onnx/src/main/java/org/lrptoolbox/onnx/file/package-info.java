/**
 * What ONNX files hold: numbers that stay where they are, and what is wrong with a file. Begin with {@link Problems}
 * and {@link NumberType}.
 */
@NullMarked
package org.lrptoolbox.onnx.file;

import org.jspecify.annotations.NullMarked;
