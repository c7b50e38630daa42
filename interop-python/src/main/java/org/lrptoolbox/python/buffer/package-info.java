/** Memory of arrays as Python's buffers: what {@code memoryview}, files and hashes read and write without a copy. */
@NullMarked
package org.lrptoolbox.python.buffer;

import org.jspecify.annotations.NullMarked;
