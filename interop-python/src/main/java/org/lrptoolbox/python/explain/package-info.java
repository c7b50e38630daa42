/**
 * What the Python package {@code lrp} asks of Java: networks of any format, explained. Begin with
 * {@link LoadedNetwork}.
 */
@NullMarked
package org.lrptoolbox.python.explain;

import org.jspecify.annotations.NullMarked;
