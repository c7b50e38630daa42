/** Where the Python package {@code matplotlib} draws its figures. Begin with {@link Canvas}. */
@NullMarked
package org.lrptoolbox.python.plot;

import org.jspecify.annotations.NullMarked;
