/**
 * Whether the first axis of a file's inputs is a batch: where its rows lie in every value, and which node mixes them.
 * Begin with {@link FirstAxis}.
 */
@NullMarked
package org.lrptoolbox.onnx.rows;

import org.jspecify.annotations.NullMarked;
