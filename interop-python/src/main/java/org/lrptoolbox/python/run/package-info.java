/**
 * Runs Python scripts on GraalPy with the toolbox's own packages in place of NumPy and the original modules. Begin
 * with {@link PythonRunner}; {@link Sandbox} is what confines it.
 */
@NullMarked
package org.lrptoolbox.python.run;

import org.jspecify.annotations.NullMarked;
