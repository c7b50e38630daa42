/**
 * The strided array behind {@code numpy}: element types, views, broadcasting, indexing and the operations on them.
 * Begin with {@link NDArray} and {@link DataType}; operations are in files of their own, by what they do.
 */
@NullMarked
package org.lrptoolbox.python.array;

import org.jspecify.annotations.NullMarked;
