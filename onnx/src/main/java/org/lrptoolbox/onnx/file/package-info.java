/** What ONNX files hold: numbers that stay where they are, and what is wrong with a file. */
@NullMarked
package org.lrptoolbox.onnx.file;

import org.jspecify.annotations.NullMarked;
