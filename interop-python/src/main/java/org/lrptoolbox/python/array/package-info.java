/** The strided array behind {@code numpy}: element types, views, broadcasting, indexing and the operations on them. */
@NullMarked
package org.lrptoolbox.python.array;

import org.jspecify.annotations.NullMarked;
