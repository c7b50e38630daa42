/**
 * A node of an ONNX file under translation: what it reads and says, and the layers found so far. Begin with
 * {@link Reading}, which is what an operator is given.
 */
@NullMarked
package org.lrptoolbox.onnx.node;

import org.jspecify.annotations.NullMarked;
