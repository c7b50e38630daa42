/** Tokenizers of Hugging Face, read by their own library. */
@NullMarked
package org.lrptoolbox.onnx.token;

import org.jspecify.annotations.NullMarked;
