/** What a network consists of and what becomes of it, before anything is run. Begin with {@link ModelCheck}. */
@NullMarked
package org.lrptoolbox.onnx.check;

import org.jspecify.annotations.NullMarked;
