/** Where the Python package {@code matplotlib} draws its figures. */
@NullMarked
package org.lrptoolbox.python.plot;

import org.jspecify.annotations.NullMarked;
