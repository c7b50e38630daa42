/**
 * What a model computes besides what it looks at: parts of a file that run as they are. Begin with {@link SideSplit}.
 */
@NullMarked
package org.lrptoolbox.onnx.side;

import org.jspecify.annotations.NullMarked;
