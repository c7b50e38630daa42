/** The Java side of the Python packages {@code modules}, {@code model_io} and {@code render}. */
@NullMarked
package org.lrptoolbox.python.toolbox;

import org.jspecify.annotations.NullMarked;
