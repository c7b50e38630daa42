/** Runs Python scripts on GraalPy with the toolbox's own packages in place of NumPy and the original modules. */
@NullMarked
package org.lrptoolbox.python.run;

import org.jspecify.annotations.NullMarked;
