/**
 * The Java side of the Python packages {@code modules}, {@code model_io} and {@code render}. Begin with
 * {@link StoredModel}.
 */
@NullMarked
package org.lrptoolbox.python.toolbox;

import org.jspecify.annotations.NullMarked;
